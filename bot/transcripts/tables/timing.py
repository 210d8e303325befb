"""When the rows of a table begin and end: cells as times, those that are none told and left to be estimated."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.transcripts.tables.account import TableAccount
from bot.transcripts.tables.cells import Moment, moment_of
from bot.transcripts.tables.rows import Row
from bot.transcripts.tables.times import first_of_day, slips

_ESTIMATED = "its row's time is estimated"
_MEND = "write it as 0:01:02"
_MILLISECONDS = 1000.0


class Timing(NamedTuple):
    """The members that tell when each row is said; whether most cells are clocks' times, or all whole numbers."""

    members: Sequence[Mapping[str, float]]
    clocks: bool = False
    whole: bool = False


def timing_of(rows: Sequence[Row], places: Mapping[int, str], account: TableAccount) -> Timing:
    """Return when ``rows`` are said, by the columns at ``places``."""
    by_column = {column: place for place, column in places.items()}
    begin = by_column.get("start", by_column.get("start_ms"))
    if begin is None:
        return Timing([{} for _ in rows])
    moments = [moment_of(row.cells[begin]) for row in rows]
    cells = [(row.line, row.cells[begin]) for row in rows]
    told = [moment for moment in moments if moment.start is not None]
    clocks = 2 * sum(moment.clock for moment in told) > len(told)
    in_milliseconds = places[begin] == "start_ms" and not clocks
    day = first_of_day(moments)
    starts = _starts(moments, cells, day, account, unit=_MILLISECONDS if in_milliseconds else 1.0)
    members: list[dict[str, float]] = [
        {"start_ms" if in_milliseconds else "start": start} if start is not None else {} for start in starts
    ]
    for member, start, end in zip(members, starts, _ends(rows, moments, by_column, day), strict=True):
        if start is not None and end is not None:
            name, seconds = end
            if name == "duration" or seconds >= start or in_milliseconds != (name == "end_ms"):
                member[name] = seconds
    return Timing(members, clocks, all(cell.isdecimal() for _, cell in cells))


def _starts(
    moments: Sequence[Moment],
    cells: Sequence[tuple[int, str]],
    day: float | None,
    account: TableAccount,
    *,
    unit: float,
) -> list[float | None]:
    starts = [moment.start for moment in moments]
    no_times = [one for one, start in zip(cells, starts, strict=True) if one[1] and start is None]
    account.odd(no_times, f"is no time; {_ESTIMATED}", _MEND)
    for (line, cell), moment in zip(cells, moments, strict=True):
        if moment.rest:
            account.leave_out(line, moment.rest, "beside times")
        elif moment.start is None:
            account.leave_out(line, cell, "where times should stand")
    if day is not None:
        line, cell = next(one for one, start in zip(cells, starts, strict=True) if start is not None)
        account.notice(line, cell, 1, "a time of day; all are counted from the first")
        starts = [None if start is None or start < day else round(start - day, 3) for start in starts]
    if all(moment.clock or not (moment.start or 0.5).is_integer() for moment in moments) or unit > 1:
        far = slips(starts, unit)
        slipped = [cells[place] for place in sorted(far)]
        account.odd(slipped, f"is far from the times around it; {_ESTIMATED}", "correct it there")
        starts = [None if place in far else start for place, start in enumerate(starts)]
    return starts


def _ends(
    rows: Sequence[Row], moments: Sequence[Moment], by_column: Mapping[str, int], day: float | None
) -> Sequence[tuple[str, float] | None]:
    """Return the member that tells when each row ends, and what it is; None where none does."""
    name = next((column for column in ("end", "end_ms", "duration") if column in by_column), None)
    if name is None:
        return [None if moment.end is None else ("end", moment.end - (day or 0.0)) for moment in moments]
    ends = [moment_of(row.cells[by_column[name]]) for row in rows]
    if name == "end_ms" and any(end.clock for end in ends):
        name = "end"
    since = (day or 0.0) if name != "duration" else 0.0
    return [None if end.start is None or end.start < since else (name, round(end.start - since, 3)) for end in ends]
