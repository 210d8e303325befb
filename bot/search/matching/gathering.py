"""The words in any order: how much of the query is gathered in a stretch of about its length."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.query import Query
from bot.search.matching.windows import Windows


class Gathered(NamedTuple):
    """For each window the best stretch: ``score`` 0 to 1, its ``first`` column, and its ``length``."""

    score: NDArray[np.float32]
    first: NDArray[np.int64]
    length: int


def gather(query: Query, windows: Windows) -> Gathered:
    """Return the best stretch of each of ``windows``; a term repeated in the query counts once."""
    count, width = windows.barred.shape
    length = min(width, query.stretch)
    weights = query.weights / np.float32(query.distinct_total)
    best = windows.similar * weights[:, None, None]
    covered = 1
    while covered < length:
        step = min(covered, length - covered)
        np.maximum(best[:, :, :-step], best[:, :, step:], out=best[:, :, :-step])
        covered += step
    stretches = best.sum(axis=0)
    first = stretches.argmax(axis=1)
    return Gathered(stretches[np.arange(count), first], first, length)
