"""The part of the library a search may look at, as ranges of tokens. What is outside is never seen, nor crossed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.canonical import WORD
from bot.conversation.model import Conversation, Place
from bot.search.reading.corpus import Corpus
from bot.search.reading.postings import BLOCK

Positions = NDArray[np.int64]

REMEMBERED = 64
"""Scopes kept, so that one asked for again and again (a speaker, a conversation) is worked out once."""


class Wanted(NamedTuple):
    """What a search is limited to: one speaker, one conversation's key, seconds from and to; None is no limit."""

    speaker: str | None = None
    conversation: str | None = None
    between: tuple[float, float] | None = None


class Scope(NamedTuple):
    """Token positions ``starts[i]`` up to, not including, ``stops[i]``; ranges ascend and do not touch."""

    starts: Positions
    stops: Positions

    def holds(self, positions: Positions) -> NDArray[np.bool_]:
        """Return which of ``positions`` are inside."""
        if not len(self.starts):
            return np.zeros(positions.shape, bool)
        ranges = np.searchsorted(self.starts, positions, side="right") - 1
        return (ranges >= 0) & (positions < self.stops[ranges])

    def blocks(self, block_count: int) -> NDArray[np.bool_]:
        """Return which of ``block_count`` blocks hold a token that is inside."""
        change = np.zeros(block_count + 1, np.int64)
        np.add.at(change, self.starts // BLOCK, 1)
        np.subtract.at(change, (self.stops - 1) // BLOCK + 1, 1)
        return change.cumsum()[:-1] > 0


class Scopes:
    """Works out what a search may look at in ``corpus``, whose ``conversations`` are these, in order."""

    def __init__(self, conversations: Sequence[Conversation], corpus: Corpus) -> None:
        self._conversations = conversations
        self._corpus = corpus
        self._remembered: dict[Wanted, Scope] = {}

    def of(self, wanted: Wanted) -> Scope | None:
        """Return the scope of what is ``wanted``; None if that is everything."""
        if wanted == Wanted():
            return None
        scope = self._remembered.get(wanted)
        if scope is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            scope = self._remembered[wanted] = self._work_out(wanted)
        return scope

    def inside(self, numbers: Sequence[int]) -> Scope:
        """Return the scope of the conversations with these ``numbers``, ascending."""
        chosen = np.array(numbers, np.int64)
        return Scope(self._corpus.starts[chosen].astype(np.int64), self._corpus.starts[chosen + 1].astype(np.int64) - 1)

    def _work_out(self, wanted: Wanted) -> Scope:
        ranges = []
        for number, conversation in enumerate(self._conversations):
            if wanted.conversation in (None, conversation.key):
                start, stop = self._corpus.starts[number : number + 2]
                words = np.array(list(_words(conversation, wanted)), np.int64).reshape(-1, 2)
                ranges.append(start + np.searchsorted(self._corpus.words[start : stop - 1], words))
        return _joined(np.concatenate([np.empty((0, 2), np.int64), *ranges]))


def _words(conversation: Conversation, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words wanted in each passage."""
    borders = (*conversation.first_words, conversation.word_count)
    for number, passage in enumerate(conversation.passages):
        if wanted.speaker not in (None, passage.speaker):
            continue
        if wanted.between is None:
            yield borders[number], borders[number + 1]
        else:
            yield _words_between(conversation, number, *wanted.between)


def _words_between(conversation: Conversation, passage: int, start: float, end: float) -> tuple[int, int]:
    """Return the words of ``passage`` said from second ``start`` to ``end``, by the estimate of their times."""
    first_word = conversation.first_words[passage]
    inside = []
    for number, word in enumerate(WORD.finditer(conversation.passages[passage].text), first_word):
        begins, ends = conversation.seconds(Place(passage, word.start(), word.end()))
        if start <= begins and ends <= end:
            inside.append(number)
    return (inside[0], inside[-1] + 1) if inside else (first_word, first_word)


def _joined(ranges: NDArray[np.int64]) -> Scope:
    """Return the scope of ``ranges``, shape (ranges, 2), ascending; ones that touch are joined, empty ones go."""
    ranges = ranges[ranges[:, 0] < ranges[:, 1]]
    apart = ranges[1:, 0] > ranges[:-1, 1]
    first = np.concatenate([[True], apart]) if len(ranges) else apart
    last = np.concatenate([apart, [True]]) if len(ranges) else apart
    return Scope(ranges[first, 0], ranges[last, 1])
