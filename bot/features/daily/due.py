"""When a daily post is due: a time of day in a zone, every day, on weekdays or once a week.

Where clocks are put forward, a time that is skipped counts by the clock as it was before: 2:30 comes half an hour
after 1:59, when clocks show 3:30. Where they are put back, a time that comes twice counts the first time. So says
RFC 5545, section 3.3.5, and so calendars do.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import count
from zoneinfo import ZoneInfo

from bot.features.daily.errors import BadTimeOfDay

LATEST = timedelta(hours=1)
"""A post that was missed is made up for if it is less than this late."""

_TIME = re.compile(
    r"(?:at )?(?P<hour>\d{1,2})(?:\s?(?:h|o['’]?clock|uhr)|[:.h](?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?(?(half)m\.?)",
    re.IGNORECASE,
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_SATURDAY = 5


class Days(StrEnum):
    """On which days of the week something is due."""

    EVERY_DAY = "every day"
    WEEKDAYS = "weekdays"
    """Monday to Friday."""
    WEEKLY = "weekly"
    """On one day of the week."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """``at`` a time of day in the IANA ``zone``, on ``days``; for weekly ones on ``weekday``, 0 for Monday."""

    days: Days
    at: time
    zone: str
    weekday: int | None = None

    def __post_init__(self) -> None:
        if (self.days is Days.WEEKLY) != (self.weekday in range(7)):
            raise ValueError(f"{self.days} on weekday {self.weekday}")

    def day_of(self, moment: datetime) -> date:
        """Return which day it is at ``moment`` in the zone."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def falls_on(self, day: date) -> bool:
        """Say whether something is due on ``day``."""
        if self.days is Days.WEEKDAYS:
            return day.weekday() < _SATURDAY
        return self.days is Days.EVERY_DAY or day.weekday() == self.weekday

    def moment(self, day: date) -> datetime:
        """Return the moment, in UTC, of the time of day on ``day``."""
        return datetime.combine(day, self.at, ZoneInfo(self.zone)).astimezone(UTC)


def next_due(timetable: Timetable, after: datetime) -> datetime:
    """Return the first due time later than ``after``, in UTC."""
    return _first(timetable, after, step=1)


def last_due(timetable: Timetable, now: datetime) -> datetime:
    """Return the last due time that is not later than ``now``, in UTC."""
    return _first(timetable, now, step=-1)


def _first(timetable: Timetable, border: datetime, step: int) -> datetime:
    """Return the due time next to ``border``: later for a ``step`` of 1; for -1 earlier, or the border itself."""
    today = timetable.day_of(border)
    days = (today + timedelta(days=step * number) for number in count(-1))
    moments = (timetable.moment(day) for day in days if timetable.falls_on(day))
    return next(moment for moment in moments if (moment > border) == (step > 0))


def read_time_of_day(text: str) -> time:
    """Return the time that ``text`` names, such as 8:30, 20.15, 20h, 8 am, 8:30 pm or noon; raises BadTimeOfDay."""
    typed = text.strip().lower()
    if typed.removeprefix("at ") in _NAMED:
        return _NAMED[typed.removeprefix("at ")]
    found = _TIME.fullmatch(typed)
    if found is None:
        raise BadTimeOfDay(text)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise BadTimeOfDay(text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise BadTimeOfDay(text) from None
