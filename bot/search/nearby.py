"""Where many of the words stand near each other, in any order and any distance: the second look for the unsure.

BM25 (Robertson and Zaragoza 2009) over all stretches of ``STRETCH`` blocks, without a norm of length, since all are
as long: every word counts, also the common ones, and a word of the same stem as much as it resembles.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import Postings
from bot.search.query import Query
from bot.search.similarity import SAME_STEM, Similar

STRETCH = 3
"""Blocks in a stretch: about 48 words."""
SATURATION = 1.2
"""The k1 of BM25: how soon a word said again adds little."""
LOOKED_AT = 16
"""Stretches given back at most."""


def nearby_blocks(
    query: Query, postings: Postings, allowed: NDArray[np.bool_] | None, pause: Callable[[], None]
) -> NDArray[np.int64]:
    """Return the first blocks of the stretches with most of ``query``'s words, best first, apart from each other."""
    worth = np.zeros(postings.block_count, np.float32)
    for similar, weight in zip(query.similar.values(), query.weights, strict=True):
        worth += weight * _saturated(_met(similar, postings))
        pause()
    if allowed is not None:
        worth[~allowed] = 0
    count = min(len(worth), LOOKED_AT * 2 * STRETCH)
    best = np.argpartition(-worth, count - 1)[:count]
    chosen: list[int] = []
    for block in best[np.lexsort((best, -worth[best]))].tolist():
        if worth[block] > 0 and all(abs(block - other) >= STRETCH for other in chosen):
            chosen.append(block)
    return np.array(chosen[:LOOKED_AT], np.int64)


def _met(similar: Similar, postings: Postings) -> NDArray[np.float32]:
    """Return how well each block meets a word: by the word itself and its kin, else by what is most like it."""
    met = np.zeros(postings.block_count, np.float32)
    least = min(SAME_STEM, float(similar.degrees[-1])) if len(similar.degrees) else SAME_STEM
    for number, degree in zip(similar.numbers, similar.degrees, strict=True):
        if degree >= least:
            met[postings.of(number)] = degree
    return met


def _saturated(met: NDArray[np.float32]) -> NDArray[np.float32]:
    times = met.copy()
    for step in range(1, STRETCH):
        times[:-step] += met[step:]
    return times * (SATURATION + 1) / (times + SATURATION)
