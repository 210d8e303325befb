"""The words in one piece: how much of the query stands together in a window as it does in the query."""

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.query import Query
from bot.search.matching.windows import MATCHED, Windows


def longest_runs(query: Query, windows: Windows) -> NDArray[np.float32]:
    """Return for each window the greatest weight of neighbouring terms met by neighbouring tokens.

    A term repeated in the query counts once. Other talk shares many single words with a query and few runs of them.
    """
    met = windows.similar >= MATCHED
    run = np.zeros(windows.barred.shape, np.float32)
    best = np.zeros(windows.barred.shape, np.float32)
    seen: set[int] = set()
    for row in query.rows:
        run[:, 1:] = run[:, :-1]
        run[:, 0] = 0
        if row not in seen:
            run += windows.similar[row] * query.weights[row]
            seen.add(row)
        run *= met[row]
        np.maximum(best, run, out=best)
    longest: NDArray[np.float32] = best.max(axis=1)
    return longest
