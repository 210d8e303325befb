"""What a reading says, word by word."""


def words_of(reading):
    """Return each word with who says it."""
    return [(passage.speaker, word) for passage in reading.passages for word in passage.text.split()]


def times_of(reading):
    """Return the times of the words that are stamped, by their numbers."""
    times, number = {}, 0
    for passage in reading.passages:
        stamps = {0: passage.start, **dict(map(tuple, passage.stamps or ()))}
        at = 0
        for word in passage.text.split():
            if at in stamps:
                times[number] = stamps[at]
            at += len(word) + 1
            number += 1
    return times
