"""Where sentences begin and end, as spans of words.

A sentence ends at a word that closes with ``.``, ``?``, ``!`` or ``…``, unless it is a title or an initial,
or the next word goes on in lower case. On the first conversation sentencex, a library for this, differs in 17
of 580 places: twice because a space is missing in the transcript, else because it never ends a sentence at
"…", at "No." or inside a quotation.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.conversation.model import Conversation

_CLOSED = re.compile(r"[.?!…。？！][\"'”’»)\]*_]*$")
_TITLE = re.compile(r"\W*(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|(?!I\.)[^\W\d_](?:\.[^\W\d_])*)\.", re.IGNORECASE)


class Span(NamedTuple):
    """Words ``first`` up to, not including, ``stop``."""

    first: int
    stop: int


def sentence_spans(conversation: Conversation) -> tuple[Span, ...]:
    """Return the sentences of ``conversation`` in order; together they are all its words.

    A sentence may cross passages of one turn, never turns. Words without punctuation are one long sentence.
    """
    return tuple(span for turn in sentences_by_turn(conversation) for span in turn)


def sentences_by_turn(conversation: Conversation) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences of each turn of ``conversation``, as ``sentence_spans`` has them."""
    words = conversation.words
    borders = (*conversation.first_words, conversation.word_count)
    for turn in conversation.turns:
        first, stop = borders[turn.first], borders[turn.stop]
        yield tuple(Span(first + begin, first + end) for begin, end in sentences_of(words[first:stop]))


def sentences_of(words: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences that one speaker's ``words`` make."""
    ends = [number for number, pair in enumerate(pairwise(words), 1) if ends_sentence(*pair)]
    return tuple(Span(first, stop) for first, stop in pairwise((0, *ends, len(words))) if first < stop)


def ends_sentence(word: str, following: str) -> bool:
    """Say whether a sentence ends with ``word`` when ``following`` is the speaker's next word."""
    if word[-1].isalnum() or not _CLOSED.search(word) or _TITLE.fullmatch(word):  # most words are told by a letter
        return False
    return not next(filter(str.isalpha, following), "A").islower()
