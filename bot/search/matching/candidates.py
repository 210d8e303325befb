"""The places worth a closer look: windows of a few blocks that hold the most telling words of the query."""

from collections.abc import Callable
from math import ceil

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.query import Query
from bot.search.reading.postings import BLOCK, Postings
from bot.search.reading.similarity import Similar

PLACES = 40
"""Windows looked at closely for the best places; fewer for long queries, whose windows are larger."""
LOOKED_UP = 24
"""Terms of the query whose places are looked up, the most telling ones."""
ALWAYS_LOOKED_UP = 4
TOO_COMMON = 0.25
"""In a large library, terms less telling than this share of the most telling word can't tell blocks apart."""
SHORTLIST = (0.9, 0.75, 0.6, 0.45, 0.3, 0.0)
"""Shares of the best window's worth that are tried in turn, so that few windows need be put in order."""
RARE = 4
"""How many times fewer windows a term must touch than there are, to look at these alone."""
LARGE = 2000
"""Blocks from which a library counts as large."""


def window_blocks(query: Query) -> int:
    """Return how many blocks a place for ``query`` takes: a quarter more than its length, and one to begin in."""
    return max(2, ceil(1.25 * query.length / BLOCK) + 1)


def find_windows(
    query: Query, postings: Postings, allowed: NDArray[np.bool_] | None, limit: int, pause: Callable[[], None]
) -> NDArray[np.int64]:
    """Return the first blocks of the best windows for ``limit`` places; equally good ones in the order of the library.

    ``pause`` is called after every term. A window's worth is the sum over terms of the best similarity times
    weight in any of its blocks.
    """
    size = min(window_blocks(query), postings.block_count)
    worth, values, spare = np.zeros((3, postings.block_count), np.float32)
    for similar in _worth_looking_up(query, postings):
        _add_worth(worth, similar, postings, size, values, spare)
        pause()
    said = query.places // BLOCK
    if allowed is not None:
        inside = _in_windows(allowed, size)
        worth[~inside] = 0
        said = said[inside[said]]
    places = place_count(query, max(PLACES, 3 * limit))
    best, said = _best(worth, places), said[:places]
    return np.concatenate([said, best[~np.isin(best, said)]])


def place_count(query: Query, most: int = PLACES) -> int:
    """Return how many windows to look at: ``most``, but fewer for long queries, which need larger ones."""
    return max(4, min(most, BLOCK * most // max(1, query.length)))


def _worth_looking_up(query: Query, postings: Postings) -> list[Similar]:
    telling = sorted(query.similar.values(), key=lambda similar: similar.telling, reverse=True)[:LOOKED_UP]
    least = TOO_COMMON * query.most_telling if postings.block_count > LARGE else 0.0
    return [term for at, term in enumerate(telling) if at < ALWAYS_LOOKED_UP or term.telling > least]


def _add_worth(
    worth: NDArray[np.float32],
    similar: Similar,
    postings: Postings,
    size: int,
    values: NDArray[np.float32],
    spare: NDArray[np.float32],
) -> None:
    """Add to ``worth`` what each window of ``size`` blocks is worth for one term; ``values`` are zeros and stay so."""
    degrees = similar.degrees * np.float32(similar.telling)
    found = [postings.of(number) for number in similar.numbers]
    if sum(map(len, found)) * size * RARE < postings.block_count:
        if found:
            blocks = np.concatenate(found)
            touched = np.maximum(blocks[:, None] - np.arange(size), 0).ravel()
            values[touched] = np.repeat(degrees, [size * len(one) for one in found])  # rising, so the best one stays
            worth[touched] += values[touched]  # what is touched twice is still added once
            values[touched] = 0
        return
    for blocks, degree in zip(found, degrees, strict=True):
        values[blocks] = degree
    best = _window_maximum(values, size, spare)
    worth += best
    values.fill(0)


def _window_maximum(values: NDArray[np.float32], size: int, spare: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the maximum of each ``size`` neighbours from a block on, by doubling; both arrays are written over."""
    covered = 1
    while covered < size:
        step = min(covered, size - covered)
        np.maximum(values[:-step], values[step:], out=spare[:-step])
        spare[-step:] = values[-step:]
        values, spare = spare, values
        covered += step
    return values


def _in_windows(allowed: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """Return which windows of ``size`` blocks have a block that is allowed."""
    return _window_maximum(allowed.astype(np.float32), size, np.empty(len(allowed), np.float32)) > 0


def _best(worth: NDArray[np.float32], places: int) -> NDArray[np.int64]:
    """Return the ``places`` best blocks of positive worth, best first, earlier first among equals."""
    good = shortlist(worth, places)
    order: NDArray[np.int64] = good[np.argsort(-worth[good], kind="stable")][:places]
    return order


def shortlist(worth: NDArray[np.float32], places: int) -> NDArray[np.int64]:
    """Return, ascending, the blocks worth most of what the best one is; all of some worth if those are too few."""
    most = worth.max(initial=0)
    for share in SHORTLIST:
        good = np.flatnonzero(worth > share * most)
        if len(good) >= places:
            break
    return good
