"""The part of the library a search may look at, as ranges of tokens. What is outside is never seen, nor crossed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import BLOCK


@dataclass(frozen=True, slots=True)
class Scope:
    """Token ranges ``starts[i]`` up to, not including, ``stops[i]``, ascending and apart."""

    starts: NDArray[np.int64]
    stops: NDArray[np.int64]

    def holds(self, tokens: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of ``tokens`` are inside."""
        if not len(self.starts):
            return np.zeros(tokens.shape, bool)
        ranges = np.searchsorted(self.starts, tokens, side="right") - 1
        return (ranges >= 0) & (tokens < self.stops[ranges])

    def blocks(self, count: int) -> NDArray[np.bool_]:
        """Return which of ``count`` blocks hold a token that is inside."""
        change = np.zeros(count + 1, np.int64)
        np.add.at(change, self.starts // BLOCK, 1)
        np.subtract.at(change, (self.stops - 1) // BLOCK + 1, 1)
        return change.cumsum()[:-1] > 0


def scope_of(starts: list[int], stops: list[int]) -> Scope:
    """Return the scope of these ranges, joining the ones that touch and leaving out empty ones."""
    joined: list[list[int]] = []
    for start, stop in zip(starts, stops, strict=True):
        if start >= stop:
            continue
        if joined and joined[-1][1] == start:
            joined[-1][1] = stop
        else:
            joined.append([start, stop])
    ranges = np.array(joined, np.int64).reshape(-1, 2)
    return Scope(ranges[:, 0].copy(), ranges[:, 1].copy())
