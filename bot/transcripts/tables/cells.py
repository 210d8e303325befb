"""Cells of tables that hold times: a time alone, one and more words, two with an arrow between, a date and a time."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from bot.transcripts.clock import CLOCK
from bot.transcripts.json_formats.members import seconds_of

EPOCH = 10**9
"""Seconds from which a number is no place in a recording but counts from 1970."""
_DAY = 24 * 60 * 60
_DIGITS = re.compile(r"\d{1,19}", re.ASCII)
_ONE = rf"[\[(]?(?:{CLOCK}|\d{{1,6}}(?:[.,]\d{{1,20}})?s?)[\])]?"
_RANGE = re.compile(rf"(?P<start>{_ONE})\s*(?:-{{1,3}}>|[→–—-]|\bto\b|\bbis\b)\s*(?P<end>{_ONE})", re.ASCII)
_BEGINS = re.compile(rf"[\[(]?(?P<clock>{CLOCK})[\])]?(?![\w:])", re.ASCII)
_UNITS = re.compile(
    r"(?:(\d{1,3})\s?h)?\s?(?:(\d{1,4})\s?m(?:in)?)?\s?(?:(\d{1,6}(?:[.,]\d{1,6})?)\s?s(?:ec)?)?", re.ASCII
)
_DATED = re.compile(
    rf"(?P<date>\d{{4}}-\d\d-\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})(?:[T ]|, ?)\s?(?P<clock>{CLOCK})"
    r"\s?(?P<half>[AaPp][Mm])?(?:Z|\s?(?:UTC|GMT)|[+-]\d\d:?\d\d)?",
    re.ASCII,
)


class Moment(NamedTuple):
    """When something begins and ends, in the cell's own unit, and what else the cell says; None if not told.

    ``of_day`` says that ``start`` counts from a day, not from the recording's beginning; ``clock`` that it is written
    with colons, so that its unit is the second.
    """

    start: float | None = None
    end: float | None = None
    rest: str = ""
    of_day: bool = False
    clock: bool = False


def moment_of(cell: str) -> Moment:
    """Return the time that ``cell`` holds; one without ``start`` if it begins with none."""
    written = cell.strip().strip("[]() ")
    seconds = float(written) if _DIGITS.fullmatch(written) else seconds_of(written)
    if seconds is not None:
        return _counted(seconds) if seconds >= EPOCH else Moment(seconds, clock=":" in written)
    if found := _RANGE.fullmatch(cell.strip()):
        start, end = (seconds_of(found[name].strip("[]()").replace(",", ".")) for name in ("start", "end"))
        return Moment(start, end, clock=":" in cell)
    if found := _DATED.fullmatch(written):
        return _of_day(found)
    if written and (units := _UNITS.fullmatch(written)):
        hours, minutes, rest = (float((part or "0").replace(",", ".")) for part in units.groups())
        return Moment(hours * 3600 + minutes * 60 + rest, clock=True)
    if found := _BEGINS.match(cell.strip()):
        return Moment(seconds_of(found["clock"]), rest=cell.strip()[found.end() :].strip(" -–—:,"), clock=True)
    return Moment()


def _counted(seconds: float) -> Moment:
    """Return the moment that a number from 1970 on is, in whichever unit."""
    while seconds >= 1000 * EPOCH:
        seconds /= 1000
    return Moment(seconds, of_day=True, clock=True)


def _of_day(found: re.Match[str]) -> Moment:
    seconds = seconds_of(found["clock"])
    if seconds is None:
        return Moment()
    if found["half"]:
        seconds = seconds % (_DAY / 2) + (_DAY / 2 if found["half"].lower() == "pm" else 0)
    return Moment(_days(found["date"]) * _DAY + seconds, of_day=True, clock=True)


def _days(date: str) -> int:
    """Return the day that ``date`` is; which part is the month only matters where a talk ends after midnight."""
    parts = [int(part) for part in re.split(r"[./-]", date)]
    year, month, day = parts if parts[0] > 31 else (parts[2], *sorted(parts[:2]))
    try:
        return datetime(year if year > 99 else 2000 + year, month, day, tzinfo=UTC).toordinal()
    except ValueError:
        return 0
