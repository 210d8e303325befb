"""A conversation as sentences, and as the stretches of it that are compared: pieces, and units in the nearest.

A unit is what one may have in mind: from each sentence on, as many as make ``FEWEST_WORDS``. It may go on into the
next turn, since a question says what its answer is about. Pieces, whole sentences up to ``PIECE_WORDS``, follow one
another: a third as many vectors as units would need, so that an archive is soon read and needs little room; units are
read when they are asked for, in the nearest pieces alone. Lengths in words do for any transcript: passages are
paragraphs in one, captions of three seconds in another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from sys import intern

import numpy as np
from numpy.typing import NDArray

from bot.conversation.canonical import canonical
from bot.conversation.little_words import LITTLE_WORDS
from bot.conversation.model import Conversation
from bot.conversation.sentences import Span, sentence_spans

FEWEST_WORDS = 20
"""Words a unit has at least, as long as there are any."""
PIECE_WORDS = 40
"""Words a piece has at most, unless a single sentence is longer."""
LONGEST_SENTENCE = 150
"""Words after which a sentence is cut: a transcript without punctuation is one long sentence."""


Spans = NDArray[np.int32]
"""Rows of first word and stop word, in order."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All ``sentences`` of a conversation, the unit that begins with each, and the pieces.

    ``terms`` are the different words, in canonical form, that mean something by themselves; ``term_at`` has for each
    word of the conversation the number of its term, or -1 for a word that means little.
    """

    sentences: Spans
    units: Spans
    pieces: Spans
    terms: tuple[str, ...]
    term_at: NDArray[np.int32]

    @property
    def terms_by_sentence(self) -> Iterator[str]:
        """Each term once for every sentence that has it."""
        for first, stop in self.sentences:
            for number in {*self.term_at[first:stop].tolist()} - {-1}:
                yield self.terms[number]


def outline(conversation: Conversation) -> Outline:
    """Return the outline of ``conversation``."""
    parts = _sentences(conversation)
    said = [canonical(word) for word in conversation.words]
    telling = {word for word in said if word and word not in LITTLE_WORDS}
    numbers = {intern(term): number for number, term in enumerate(sorted(telling))}
    term_at = np.array([numbers.get(word, -1) for word in said], np.int32)
    return Outline(_array(parts), _array(_units(parts)), _array(_joined(parts)), tuple(numbers), term_at)


def sentences(conversation: Conversation) -> Spans:
    """Return the sentences of ``conversation``, long ones in pieces."""
    return _array(_sentences(conversation))


def touching(spans: Spans, others: Spans) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return, for each of ``others``, the first of ``spans`` that shares a word with it, and the one after those."""
    return np.searchsorted(spans[:, 1], others[:, 0], "right"), np.searchsorted(spans[:, 0], others[:, 1], "left")


def touched(parts: Spans, span: Span) -> tuple[int, int]:
    """Return the first of ``parts`` that shares a word with ``span``, and the one after the last."""
    begin, end = touching(parts, np.array([span], np.int32))
    return int(begin[0]), int(end[0])


def around(parts: Spans, span: Span, most_words: int) -> Span:
    """Return the sentences of ``parts`` that ``span`` touches with some after and before, up to ``most_words``."""
    first, stop = touched(parts, span)
    last = stop - 1
    sides = [1, -1]
    while sides:
        for side in tuple(sides):
            begin, end = (first, last + 1) if side > 0 else (first - 1, last)
            if begin >= 0 and end < len(parts) and parts[end, 1] - parts[begin, 0] <= most_words:
                first, last = begin, end
            else:
                sides.remove(side)
    return Span(int(parts[first, 0]), int(parts[last, 1]))


def _array(spans: Iterable[Span]) -> Spans:
    return np.array(list(spans), np.int32).reshape(-1, 2)


def _sentences(conversation: Conversation) -> list[Span]:
    return [piece for sentence in sentence_spans(conversation) for piece in _pieces(sentence)]


def _pieces(sentence: Span) -> Iterator[Span]:
    """Yield ``sentence``, in equal pieces if it is too long."""
    count = -(-(sentence.stop - sentence.first) // LONGEST_SENTENCE)
    borders = [sentence.first + (sentence.stop - sentence.first) * piece // count for piece in range(count + 1)]
    for first, stop in pairwise(borders):
        yield Span(first, stop)


def _units(parts: Sequence[Span]) -> Iterator[Span]:
    last = 0
    for first, sentence in enumerate(parts):
        last = max(last, first)
        while last + 1 < len(parts) and parts[last].stop - sentence.first < FEWEST_WORDS:
            last += 1
        yield Span(sentence.first, parts[last].stop)


def _joined(parts: Sequence[Span]) -> Iterator[Span]:
    """Yield pieces that follow one another; together they hold every sentence."""
    first = 0
    for number, sentence in enumerate(parts):
        if number > first and sentence.stop - parts[first].first > PIECE_WORDS:
            yield Span(parts[first].first, parts[number - 1].stop)
            first = number
    if parts:
        yield Span(parts[first].first, parts[-1].stop)
