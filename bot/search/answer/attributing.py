"""Words of a quote that somebody else is to have said, as a suggestion about the transcript."""

from itertools import groupby

from bot.conversation.correction import Attribution, told_words
from bot.conversation.model import Quote
from bot.conversation.overlay import Overlay


def by_one_speaker(quote: Quote) -> Quote:
    """Return what of ``quote`` one speaker says in a row: of several such parts the one with most words."""
    conversation = quote.conversation
    passages = range(conversation.passage_of(quote.first_word), conversation.passage_of(quote.stop_word - 1) + 1)
    ends = (*conversation.first_words, conversation.word_count)
    parts = []
    for _, run in groupby(passages, lambda number: conversation.passages[number].speaker):
        numbers = list(run)
        parts.append((max(quote.first_word, ends[numbers[0]]), min(quote.stop_word, ends[numbers[-1] + 1])))
    first, stop = max(parts, key=lambda part: part[1] - part[0])
    return Quote(conversation, first, stop)


def attribution(part: Quote, speaker: str) -> Attribution | None:
    """Return that ``speaker`` said ``part``, as the transcript has its words; None if it says so already."""
    if all(line.speaker == speaker for line in part.lines):
        return None
    overlay = Overlay(part.conversation)
    written = overlay.written(range(part.first_word, part.stop_word))
    words = told_words(overlay.words_written(written))
    return Attribution(written.start, len(written), words, part.speaker, speaker)
