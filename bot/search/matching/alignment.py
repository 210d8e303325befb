"""The words in order: a local alignment of the whole query with every window at once.

After Smith and Waterman (1981), over words: a term that meets a similar token scores its weight times the
similarity, a term left out scores nothing, a token passed over costs a little, and the alignment may begin and end
anywhere. Scores are shares of the query's total weight, so an exact copy scores 1.

A cell holds score and starting column in one integer, the score in the high bits, so that taking the maximum of
cells carries the start along. Cells are kept with the cost of all columns so far added to them, which makes passing
tokens over free, and a running maximum enough.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.query import Query
from bot.search.matching.windows import Windows

PASSED_OVER = 0.06
"""What a token passed over costs, in weights of an average term."""

_START_BITS = 12
_ONE = 1 << 20
"""The score 1; with the start below it, every sum fits 64 bits."""
_BAR = 1 << 50


class Aligned(NamedTuple):
    """For each window the best alignment: ``score`` 0 to 1, ``first`` and ``last`` column, both included."""

    score: NDArray[np.float64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def align(query: Query, windows: Windows) -> Aligned:
    """Return the best alignment of ``query`` with each of ``windows``."""
    count, width = windows.barred.shape
    cost = np.where(windows.barred, _BAR, _cell(PASSED_OVER / query.length)).cumsum(axis=1)
    step = np.diff(cost, axis=1, prepend=0)
    gains = _gains(query, windows) + step
    columns = np.arange(width)
    cells = columns + 1 + cost
    met = np.empty_like(cells)
    for row in query.rows:
        met[:, 0] = gains[row, :, 0]
        np.add(gains[row, :, 1:], cells[:, :-1], out=met[:, 1:])
        np.maximum(met, cells, out=met)
        np.maximum.accumulate(met, axis=1, out=cells)
    cells = cells - cost
    scores = cells >> _START_BITS
    last = scores.argmax(axis=1)
    rows = np.arange(count)
    first = cells[rows, last] & ((1 << _START_BITS) - 1)
    return Aligned(scores[rows, last] / _ONE, np.minimum(first, last), last)


def _gains(query: Query, windows: Windows) -> NDArray[np.int64]:
    """Return what each distinct term gains at each token; so little where they differ that it is never taken."""
    weights = query.weights / np.float32(query.total)
    gains = (windows.similar * (weights[:, None, None] * _ONE)).astype(np.int64) << _START_BITS
    return np.where(windows.similar > 0, gains, -_BAR)


def _cell(score: float) -> int:
    return int(score * _ONE) << _START_BITS
