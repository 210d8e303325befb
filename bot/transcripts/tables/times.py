"""The times of a table's rows together: those of a day counted from the first, and ones that cannot be."""

from bisect import bisect_right
from collections.abc import Sequence

from bot.transcripts.tables.cells import Moment

_DAY = 24 * 60 * 60.0
_EARLIEST = 2 * 60 * 60.0
"""Seconds from which the first time of a talk that is shorter than that can be the time of day."""
_FEWEST = 4
_SHORTEST = 30.0
_FAR = 60.0
"""Seconds from its neighbours from which a time among rising ones is a slip."""
_FEW = 0.05
"""The share of times that may be slips."""
_LONG = 3600.0
"""Seconds without a word from which the last time is a slip, if they are more than all before."""


def first_of_day(moments: Sequence[Moment]) -> float | None:
    """Return the first of ``moments`` if they are times of a day, from which all are to be counted; else None."""
    told = [one for one in moments if one.start is not None]
    starts = [one.start for one in told if one.start is not None]
    of_day = [one.start for one in told if one.of_day and one.start is not None]
    if of_day and 2 * len(of_day) >= len(told):
        return min(of_day)
    first, latest = min(starts, default=0.0), max(starts, default=0.0)
    rising = len(starts) >= _FEWEST and all(one.clock for one in told) and starts == sorted(starts)
    return first if rising and first >= _EARLIEST and _SHORTEST < latest - first < first and latest <= _DAY else None


def slips(starts: Sequence[float | None], unit: float) -> frozenset[int]:
    """Return the places of the few times far from all around them, where the others rise; ``unit`` is a second."""
    told = [(place, start) for place, start in enumerate(starts) if start is not None]
    if len(told) < 3:
        return frozenset()
    kept = _rising([start for _, start in told])
    if len(told) - len(kept) > max(1, _FEW * len(told)):
        return frozenset()
    far = [
        number
        for number in range(len(told))
        if number not in kept and _distance(told[number][1], number, kept, told) > _FAR * unit
    ]
    *_, (_, before), (_, last) = told
    if last - before > max(_LONG * unit, before - told[0][1]) and len(told) > 3:
        far.append(len(told) - 1)
    return frozenset(told[number][0] for number in far) if len(far) <= max(1, _FEW * len(told)) else frozenset()


def _rising(starts: Sequence[float]) -> frozenset[int]:
    """Return the places of as many of ``starts`` as rise together."""
    tails, places, before = list[float](), list[int](), list[int]()
    for place, start in enumerate(starts):
        at = bisect_right(tails, start)
        before.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [start]
        places[at : at + 1] = [place]
    kept, place = set[int](), places[-1]
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(kept)


def _distance(start: float, number: int, kept: frozenset[int], told: Sequence[tuple[int, float]]) -> float:
    """Return how far ``start`` is from the nearer of the kept times before and after it."""
    before = next((one for one in range(number - 1, -1, -1) if one in kept), None)
    after = next((one for one in range(number + 1, len(told)) if one in kept), None)
    return min(abs(start - told[one][1]) for one in (before, after) if one is not None)
