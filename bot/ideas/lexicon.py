"""The vectors of the different words of a library: a word that many conversations have is embedded once."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.ideas.vectors import Vectors


class Lexicon:
    """Terms with the numbers they were given, and their vectors; words are added by one thread, read by any."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._vectors: list[Vectors] = []
        self._starts = [0]

    def add(self, terms: Sequence[str], embed: Callable[[Sequence[str]], Vectors]) -> NDArray[np.int32]:
        """Return the number of each of ``terms``; ``embed`` is asked for the vectors of those that are new."""
        new = [term for term in terms if term not in self._numbers]
        if new:
            self._vectors.append(embed(new))
            self._numbers |= {term: number for number, term in enumerate(new, self._starts[-1])}
            self._starts.append(self._starts[-1] + len(new))
        return np.array([self._numbers[term] for term in terms], np.int32)

    def vectors(self, numbers: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return the vectors of the terms with ``numbers``, which are in order."""
        borders = np.searchsorted(numbers, self._starts)
        found = [
            self._vectors[part][numbers[first:stop] - self._starts[part]].astype(np.float32)
            for part, (first, stop) in enumerate(pairwise(borders))
            if first < stop
        ]
        return np.concatenate(found)
