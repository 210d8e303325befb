"""Where many of the words stand near each other, in any order and any distance: the second look for the unsure.

BM25 (Robertson and Zaragoza 2009) over all stretches of ``STRETCH`` blocks, without a norm of length, since all are
as long: every word counts, also the common ones, and a word of the same stem as much as it resembles.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.query import Query
from bot.search.matching.candidates import RARE, shortlist
from bot.search.reading.postings import Postings
from bot.search.reading.similarity import SAME_STEM, Similar

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
    worth, met = np.zeros((2, postings.block_count + STRETCH), np.float32)
    for similar, weight in zip(query.similar.values(), query.weights, strict=True):
        _add_worth(worth, similar, weight, postings, met)
        pause()
    worth = worth[: postings.block_count]
    if allowed is not None:
        worth[~allowed] = 0
    best = shortlist(worth, LOOKED_AT * 2 * STRETCH)
    chosen: list[int] = []
    taken: set[int] = set()
    for block in best[np.lexsort((best, -worth[best]))].tolist():
        if block not in taken:
            chosen.append(block)
            taken.update(range(block - STRETCH + 1, block + STRETCH))
            if len(chosen) == LOOKED_AT:
                break
    return np.array(chosen, np.int64)


def _add_worth(
    worth: NDArray[np.float32],
    similar: Similar,
    weight: np.float32,
    postings: Postings,
    met: NDArray[np.float32],
) -> None:
    """Add to ``worth`` what each stretch is worth for a word of this ``weight``; ``met`` are zeros and stay so.

    A word is met by itself and its kin, else by what is most like it.
    """
    least = min(SAME_STEM, float(similar.degrees[-1])) if len(similar.degrees) else SAME_STEM
    found = [postings.of(number) for number in similar.numbers[similar.degrees >= least]]
    for blocks, degree in zip(found, similar.degrees[similar.degrees >= least], strict=True):
        met[blocks] = degree
    if not found:
        return
    blocks = np.concatenate(found)
    if len(blocks) * STRETCH * RARE < postings.block_count:
        touched = np.maximum(blocks[:, None] - np.arange(STRETCH), 0).ravel()
        times = sum((met[touched + step] for step in range(1, STRETCH)), met[touched])
        worth[touched] += weight * _saturated(times)  # what is touched twice is still added once
    else:
        last = len(met) - STRETCH
        times = sum((met[step : last + step] for step in range(1, STRETCH)), met[:last].copy())
        worth[:last] += weight * _saturated(times)
    met[blocks] = 0


def _saturated(times: NDArray[np.float32]) -> NDArray[np.float32]:
    return times * np.float32(SATURATION + 1) / (times + np.float32(SATURATION))
