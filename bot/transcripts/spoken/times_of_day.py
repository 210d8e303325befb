"""Times of day in place of times of the recording: "17:42:49" at the beginning of an hour's talk."""

from collections.abc import Sequence

from bot.transcripts.accounts import Account
from bot.transcripts.clock import clock_seconds, format_clock
from bot.transcripts.spoken.rows import Row

_EARLIEST = 2 * 60 * 60.0
"""Seconds from which the first time of a talk that is shorter than that can be the time of day."""

_FEWEST = 4
"""Times from which they can be."""
_SHORTEST = 30.0
"""Seconds that they must span."""


def from_the_first(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` with times of day counted from the first, which is put down."""
    told = [(row, start) for row in rows if row.head and (start := clock_seconds(row.head.clock)) is not None]
    starts = [start for _, start in told]
    if len(starts) < _FEWEST or starts != sorted(starts):
        return list(rows)
    first, latest = starts[0], starts[-1]
    if first < _EARLIEST or latest < first + _SHORTEST or latest - first >= first or latest > 24 * 60 * 60:
        return list(rows)
    row, _ = told[0]
    account.notice(row.number, row.head.clock if row.head else "", "a time of day; all are counted from the first")
    return [_counted(row, first) for row in rows]


def _counted(row: Row, first: float) -> Row:
    start, end = clock_seconds(row.head.clock) if row.head else None, clock_seconds(row.end)
    if row.head is None or start is None:
        return row
    head = row.head._replace(clock=format_clock(start - first))
    return row._replace(head=head, end=format_clock(max(0.0, end - first)) if end is not None else row.end)
