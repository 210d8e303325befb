"""When a daily post is due: a time of day in a zone, every day, on weekdays or once a week.

Where clocks are put forward, a time that is skipped counts by the clock as it was before: 2:30 comes half an hour
after 1:59, when clocks show 3:30. Where they are put back, a time that comes twice counts the first time. So says
RFC 5545, section 3.3.5, and so calendars do.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from itertools import count
from zoneinfo import ZoneInfo, available_timezones

from bot.community.errors import BadTimeOfDay, UnknownTimeZone

LATEST = timedelta(hours=1)
"""A post that was missed is made up for if it is less than this late."""

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?(?(half)m\.?)", re.IGNORECASE)
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
    today = border.astimezone(ZoneInfo(timetable.zone)).date()
    days = (today + timedelta(days=step * number) for number in count(-1))
    moments = (timetable.moment(day) for day in days if timetable.falls_on(day))
    return next(moment for moment in moments if (moment > border) == (step > 0))


def read_time_of_day(text: str) -> time:
    """Return the time that ``text`` names, such as 8:30, 20.15, 8 am or 8:30 pm; raises BadTimeOfDay."""
    found = _TIME.fullmatch(text.strip())
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


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names of all time zones that name a place, and UTC, in order."""
    return tuple(sorted(name for name in available_timezones() if name == "UTC" or _names_a_place(name)))


def read_zone(name: str) -> str:
    """Return the time zone called ``name``, in whatever case; raises UnknownTimeZone with the nearest names."""
    by_folded = {zone.casefold(): zone for zone in zone_names()}
    folded = name.strip().replace(" ", "_").casefold()
    if folded in by_folded:
        return by_folded[folded]
    cities = {zone.rpartition("/")[2]: zone for zone in by_folded}
    if folded in cities:
        return by_folded[cities[folded]]
    near = [cities.get(match, match) for match in get_close_matches(folded, [*by_folded, *cities], n=3)]
    raise UnknownTimeZone(name, [by_folded[zone] for zone in dict.fromkeys(near)])


def _names_a_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith(("Etc/", "SystemV/", "posix/", "right/"))
