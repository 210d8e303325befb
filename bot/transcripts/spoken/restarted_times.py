"""Times that begin again at 0 within a file, as those of a talk in two parts do: counted on, so that they rise.

A contents list above a talk begins again, too, but holds far fewer words than can be said in its time; and a
translation below what it translates has the same times once more.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.conversation.timecode import format_timecode
from bot.transcripts.accounts import Account
from bot.transcripts.clock import clock_seconds, format_clock
from bot.transcripts.spoken.rows import Row

_BEGINNING = 120.0
"""Seconds that a part's first time may be at most."""
_SHORTEST = 300.0
"""Seconds that each part but the last must reach."""
_FEWEST = 4
"""Times that each part must have."""
_MOST_PARTS = 10
_SLOWEST = 0.4
"""Words a second from which a part is said, not listed."""
_SAME = 0.5
"""The share of a part's times that may stand in the part before, too."""


def counted_on(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` with the times of later parts counted on from the end of the part before, which is put down."""
    times = [
        (place, start)
        for place, row in enumerate(rows)
        if row.head and (start := clock_seconds(row.head.clock)) is not None
    ]
    begins = [place for (_, before), (place, start) in pairwise(times) if start <= _BEGINNING <= before - start]
    if not 0 < len(begins) < _MOST_PARTS:
        return list(rows)
    bounds = list(pairwise([0, *begins, len(rows)]))
    parts = [rows[first:last] for first, last in bounds]
    if not all(map(_is_said, parts)) or any(_latest(part) < _SHORTEST for part in parts[:-1]):
        return list(rows)
    if any(_are_the_same(before, after) for before, after in pairwise(parts)):
        return list(rows)
    return list(_joined(parts, account))


def _joined(parts: Sequence[Sequence[Row]], account: Account) -> Iterator[Row]:
    offset = 0.0
    for number, part in enumerate(parts):
        if number:
            offset += _latest(parts[number - 1])
            clock = part[0].head.clock if part[0].head else ""
            account.notice(part[0].number, clock, f"times that begin again; counted on from {format_timecode(offset)}")
        yield from (_later(row, offset) for row in part) if offset else part


def _later(row: Row, offset: float) -> Row:
    start, end = clock_seconds(row.head.clock) if row.head else None, clock_seconds(row.end)
    if row.head is None or start is None:
        return row
    head = row.head._replace(clock=format_clock(start + offset))
    return row._replace(head=head, end=format_clock(end + offset) if end is not None else row.end)


def _starts(part: Sequence[Row]) -> list[float]:
    return [start for row in part if row.head and (start := clock_seconds(row.head.clock)) is not None]


def _latest(part: Sequence[Row]) -> float:
    ends = [end for row in part if (end := clock_seconds(row.end)) is not None]
    return max((*_starts(part), *ends), default=0.0)


def _is_said(part: Sequence[Row]) -> bool:
    """Say whether ``part`` has times that rise and words enough to be said in them."""
    starts = _starts(part)
    words = sum(len((row.head.text if row.head else row.text).split()) for row in part)
    return len(starts) >= _FEWEST and starts == sorted(starts) and words >= _SLOWEST * _latest(part)


def _are_the_same(before: Sequence[Row], after: Sequence[Row]) -> bool:
    earlier, later = set(_starts(before)), _starts(after)
    return sum(start in earlier for start in later) > _SAME * len(later)
