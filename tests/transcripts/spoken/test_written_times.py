"""Times in seconds before what is said, semicolons after labels, names that Teams shows twice, and last names."""

import pytest

from bot.transcripts.formats import read_transcript

SAID = ["We turn the stones with water.", "Does the river know?", "It does now.", "Who pays for it?"]


def read(text):
    return read_transcript(text, "t.txt")


@pytest.mark.parametrize(
    "mark", ["[{0}.00s - {1}.82s]: ", "[{0}.00 --> {1}.82] ", "{0}.00s - {1}.82s: ", "({0}.0-{1}.5) "]
)
def test_seconds_before_what_is_said_are_times(mark):
    text = "\n".join(mark.format(number * 8, number * 8 + 7) + text for number, text in enumerate(SAID))
    reading = read(text)
    assert " ".join(passage.text for passage in reading.passages) == " ".join(SAID)
    assert reading.timed
    assert reading.passages[-1].start <= 24


def test_numbers_of_lines_are_no_seconds():
    text = "\n".join(f"{number} {text}" for number, text in enumerate(SAID * 3, 1))
    reading = read(text)
    assert not reading.timed
    assert "12 Who pays" in reading.passages[-1].text


def test_a_semicolon_after_most_labels_ends_them_and_is_told():
    text = "\n\n".join(f"{('ac', 'jd')[number % 2]};{text}" for number, text in enumerate(SAID * 2))
    reading = read(text)
    assert [(one.speaker, one.text) for one in reading.passages][:2] == [("ac", SAID[0]), ("jd", SAID[1])]
    assert any("semicolon" in one.taken_as for one in reading.noticed)


def test_a_name_and_a_time_that_teams_shows_twice_are_read_once():
    turns = [
        f"{name}\n{number} minutes 4 seconds{number}:04\n{name} {number} minutes 4 seconds\n{text}\n"
        for number, (name, text) in enumerate(zip(("Ada Moss", "Bob Lind") * 2, SAID, strict=True), 1)
    ]
    reading = read("\n".join(turns))
    assert [(one.speaker, one.start, one.text) for one in reading.passages] == [
        (name, number * 60 + 4, text)
        for number, (name, text) in enumerate(zip(("Ada Moss", "Bob Lind") * 2, SAID, strict=True), 1)
    ]


def test_a_last_name_is_the_persons_who_is_named_in_full_once():
    lines = ["MARY KING, HOST: Good evening.", "ROOS: Hello.", "KING: How is the mill?", "ROOS: Green."] * 1
    lines += ["KING: And the door?", "ROOS: Green, too.", "KING: Well.", "ROOS: Well."]
    assert {one.speaker for one in read("\n\n".join(lines)).passages} == {"MARY KING", "ROOS"}


@pytest.mark.parametrize("layout", ["[{time}] {name}: {text}", "{name}  {time}\n{text}\n", "{time} {name}: {text}"])
def test_times_of_twelve_hours_are_of_the_day_and_counted_from_the_first(layout):
    times = ["11:58 AM", "11:59 AM", "12:01 PM", "1:02 PM"]
    text = "\n".join(
        layout.format(time=time, name=("Ada", "Bob")[number % 2], text=text)
        for number, (time, text) in enumerate(zip(times, SAID, strict=True))
    )
    reading = read(text)
    assert [(one.speaker, one.start, one.text) for one in reading.passages] == [
        ("Ada", 0, SAID[0]),
        ("Bob", 60, SAID[1]),
        ("Ada", 180, SAID[2]),
        ("Bob", 3840, SAID[3]),
    ]
    assert any(one.taken_as == "a time of day" and one.times == 4 for one in reading.noticed)


def test_a_colon_after_a_time_is_no_word():
    text = "\n".join(f"0:00:{number}0 : {text}" for number, text in enumerate(SAID))
    assert " ".join(one.text for one in read(text).passages) == " ".join(SAID)


def test_stars_around_the_first_words_come_off_together():
    text = "\n\n".join(f"{('Ada', 'Bob')[number % 2]}: *sighs* {text}" for number, text in enumerate(SAID))
    assert [one.text for one in read(text).passages] == [f"sighs {text}" for text in SAID]


def test_one_letter_once_is_nobody():
    text = f"A. {SAID[0]}\n\n" + "\n\n".join(f"{text} {SAID[0]} We go on." for text in SAID * 3)
    assert {one.speaker for one in read(text).passages} == {"Unknown speaker"}
