"""Times of day in JSON, in seconds or milliseconds since 1970, in place of times of the recording."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.transcripts.json_formats.segments import DURATIONS, ENDS, ENDS_MS, MILLISECONDS, STARTS
from bot.transcripts.written import OddLine

_UNITS = (1, 1000)
"""Units in which the time of day is counted, in a second."""
_EARLIEST, _LATEST = 10**9, 4 * 10**9
"""Seconds since 1970 of the years 2001 and 2096."""
_LONGEST = 2 * 24 * 60 * 60
"""Seconds that a talk lasts at most: ticks and millionths of a second, which are as large, are of years then."""
_OURS = (*STARTS, *ENDS)
_OURS_MS = (*MILLISECONDS, *ENDS_MS)


def counted_from_the_first(rows: Sequence[object] | None, source: str) -> tuple[list[object], tuple[OddLine, ...]]:
    """Return ``rows`` with times of day counted from the earliest in seconds, and that as an odd line; else as is."""
    listed = list(rows or ())
    starts = list(_starts(listed))
    if not starts:
        return listed, ()
    first, last = min(starts), max(starts)
    unit = next((unit for unit in _UNITS if _EARLIEST * unit <= first and last <= _LATEST * unit), 0)
    if not unit or last - first > _LONGEST * unit:
        return listed, ()
    began = datetime.fromtimestamp(int(first / unit), UTC)
    problem = f"its times are of the day; they are counted from the first, {began:%Y-%m-%d %H:%M:%S} UTC"
    told = OddLine(source, 0, problem, "check that the recording begins there")
    return [_counted(row, first, unit) if isinstance(row, dict) else row for row in listed], (told,)


def _starts(rows: Sequence[object]) -> Iterator[float]:
    for row in rows:
        if isinstance(row, dict):
            yield from (time for name in (*STARTS, *MILLISECONDS) if (time := _number(row.get(name))) is not None)


def _number(value: object) -> float | None:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 16:
        return float(value)
    return (
        float(value) if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e16 else None
    )


def _counted(row: dict[str, object], first: float, unit: int) -> dict[str, object]:
    counted = dict(row)
    for name in (*_OURS, *_OURS_MS):
        if (time := _number(row.get(name))) is not None:
            seconds = max(0.0, time - first) / unit
            counted[name] = seconds * 1000 if name in _OURS_MS else seconds
    for name in DURATIONS:
        if (time := _number(row.get(name))) is not None:
            counted[name] = time / unit
    return counted
