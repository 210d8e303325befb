"""A conversation with its vectors: how close each piece of it comes to what was asked, and units in some of them.

A piece is as close as its own vector, plus ``AROUND`` times it with its neighbours: what it is said in the course of.
A unit is as close as its own vector, plus what its piece's surroundings are worth, plus ``IN_WORDS`` times how well
it has, for each word asked for, one that means nearly that (as in late interaction: Khattab and Zaharia, "ColBERT",
2020). Both weights were chosen on the development queries, where .4 to 1 and .4 to .8 do as well.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import Span
from bot.ideas.asked import Asked
from bot.ideas.lexicon import Lexicon
from bot.ideas.outline import Outline, Spans
from bot.ideas.vectors import Vectors

AROUND = 0.7
IN_WORDS = 0.4

Scores = NDArray[np.float32]


class Closeness(NamedTuple):
    """How close each piece comes by itself, and together with its neighbours."""

    alone: Scores
    around: Scores

    @property
    def total(self) -> Scores:
        """Both, weighed."""
        return self.alone + AROUND * self.around


class Unit(NamedTuple):
    """A unit; ``so_far`` is its closeness but for its own vector."""

    quote: Quote
    so_far: float


class Embedded:
    """A conversation, its outline, the vectors of its pieces, and the numbers of its terms in ``lexicon``."""

    def __init__(
        self,
        conversation: Conversation,
        parts: Outline,
        vectors: Vectors,
        lexicon: Lexicon,
        numbers: NDArray[np.int32],
    ) -> None:
        self.conversation = conversation
        self.outline = parts
        self.vectors = np.asarray(vectors)  # still mapped, but quicker to slice than a memmap
        self._lexicon = lexicon
        self._numbers = numbers
        self.lengths = _lengths_around(self.vectors)

    def pieces(self, asked: Asked) -> Closeness:
        """Return how close each piece comes."""
        alone = self.vectors.astype(np.float32) @ asked.whole
        return Closeness(alone, sum_around(alone) / self.lengths)

    def in_words(self, asked: Asked, spans: Spans) -> Scores:
        """Return, 0 to 1, how well each of ``spans`` has, for each word asked for, one that means nearly that."""
        said = [self.outline.term_at[first:stop] for first, stop in spans.tolist()]
        used, places = np.unique(np.concatenate(said), return_inverse=True)
        likeness = np.zeros((len(asked.words), len(used)), np.float32)
        if (telling := used >= 0).any():
            numbers = self._numbers[used[telling]]
            order = np.argsort(numbers)
            found = asked.words @ self._lexicon.vectors(numbers[order]).T
            likeness[:, np.flatnonzero(telling)[order]] = np.maximum(found - asked.unlike, 0) / (1 - asked.unlike)
        starts = np.cumsum([0, *map(len, said[:-1])])
        best = np.maximum.reduceat(likeness[:, places], starts, axis=1)
        return asked.weights @ best

    def units(self, asked: Asked, closeness: Closeness, pieces: Sequence[int]) -> list[Unit]:
        """Return the units that begin in ``pieces``, by number."""
        spans, around = [], []
        for piece in pieces:
            first, stop = np.searchsorted(self.outline.units[:, 0], self.outline.pieces[piece])
            spans += self.outline.units[first:stop].tolist()
            around += [float(closeness.around[piece])] * int(stop - first)
        if not spans:
            return []
        so_far = AROUND * np.array(around) + IN_WORDS * self.in_words(asked, np.array(spans, np.int32))
        quotes = [Quote(self.conversation, *Span(*span)) for span in spans]
        return [Unit(quote, more) for quote, more in zip(quotes, so_far.tolist(), strict=True)]


def sum_around(values: Scores) -> Scores:
    """Return each of ``values`` together with its neighbours."""
    total = values.copy()
    total[1:] += values[:-1]
    total[:-1] += values[1:]
    return total


def _lengths_around(vectors: Vectors) -> Scores:
    """Return the length of each vector together with its neighbours."""
    rows = vectors.astype(np.float32)
    return np.maximum(np.linalg.norm(sum_around(rows), axis=1), 1e-6).astype(np.float32)
