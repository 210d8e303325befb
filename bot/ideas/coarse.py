"""The pieces of many conversations in few dimensions: quick enough to tell which conversations are worth a close look.

The dimensions are those in which the pieces differ most (principal components), so that little is lost: what is kept
of a cosine orders conversations nearly as the whole does.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.ideas.asked import Asked
from bot.ideas.embedded import AROUND, Embedded, Scores, sum_around
from bot.ideas.vectors import Vectors

DIMENSIONS = 96
SAMPLED = 20_000
"""Pieces, evenly from all, whose directions are looked at for the dimensions."""
BEST_PIECES = 5
"""The pieces whose mean is how near a conversation comes: one piece alone is too often an accident."""


LOOKED_INTO = 60
"""Conversations that are looked at closely: those that come nearest by a coarse look, and those that are named."""


class Chosen(NamedTuple):
    """The ``talks`` to look at closely, of how many ``pieces`` in all, and how near each of all comes, coarsely.

    ``means`` are empty where all are looked at.
    """

    talks: Sequence[Embedded]
    pieces: int
    means: Sequence[float]


class Coarse:
    """The pieces of ``talks``, each a row of ``DIMENSIONS`` numbers, 4 bytes each."""

    def __init__(self, talks: Sequence[Embedded]) -> None:
        self.talks = tuple(talks)
        every = max(1, sum(len(talk.vectors) for talk in talks) // SAMPLED)
        sample = np.concatenate([talk.vectors[::every] for talk in talks]).astype(np.float32)
        _, directions = np.linalg.eigh(sample.T @ sample)
        self._basis = np.ascontiguousarray(directions[:, -DIMENSIONS:].astype(np.float32))
        self._rows = np.concatenate([self._reduced(talk.vectors) for talk in talks])
        self._lengths = np.concatenate([talk.lengths for talk in talks])
        self._starts = np.cumsum([0, *(len(talk.vectors) for talk in talks)])

    def means(self, asked: Asked) -> NDArray[np.float64]:
        """Return about how near each conversation comes: what its ``BEST_PIECES`` are worth."""
        alone: Scores = self._rows @ (asked.whole @ self._basis)
        return np.array(
            [
                best_mean(part + AROUND * sum_around(part) / self._lengths[first:stop])
                for first, stop in zip(self._starts[:-1], self._starts[1:], strict=True)
                for part in [alone[first:stop]]
            ]
        )

    def _reduced(self, vectors: Vectors) -> Scores:
        reduced: Scores = vectors.astype(np.float32) @ self._basis
        return reduced


def choose(among: Sequence[Embedded], coarse: Sequence[Coarse | None], asked: Asked, also: Iterable[str]) -> Chosen:
    """Return which of ``among`` are worth a close look, those with keys in ``also`` among them.

    All of them where they are few, or not all parts can be looked at coarsely.
    """
    pieces = sum(len(talk.vectors) for talk in among)
    ready = [part for part in coarse if part is not None]
    if len(among) <= LOOKED_INTO or len(ready) < len(coarse):
        return Chosen(among, pieces, ())
    near = {
        talk.conversation.key: mean
        for part in ready
        for talk, mean in zip(part.talks, part.means(asked).tolist(), strict=True)
    }
    means = [near.get(talk.conversation.key, -2.0) for talk in among]
    kept = {*np.argsort(-np.array(means), kind="stable")[:LOOKED_INTO].tolist()}
    wanted = set(also)
    talks = [talk for at, talk in enumerate(among) if at in kept or talk.conversation.key in wanted]
    return Chosen(talks, pieces, means)


def best_mean(totals: Scores) -> float:
    """Return the mean of the ``BEST_PIECES`` greatest of ``totals``; below any for none."""
    return float(np.sort(totals)[-BEST_PIECES:].mean()) if len(totals) else -2.0
