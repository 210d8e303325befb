"""What was published on this day of other years, or as near to it as anything was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.model import Conversation

A_WEEK = timedelta(days=7)
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


@dataclass(frozen=True, slots=True)
class Anniversary:
    """So many ``years``, at least one, after something was ``published``; the ``day`` that is nearest to today."""

    published: date
    day: date
    years: int


def anniversary(published: date, today: date) -> Anniversary | None:
    """Return which one of ``published`` is nearest to ``today``, the one that is over of two.

    None for what is not a year old, within a week.
    """
    days = [_in_year(published, year) for year in (today.year - 1, today.year, today.year + 1)]
    day = min((day for day in days if day.year > published.year), key=lambda day: _distance(day, today), default=None)
    if day is None or (day.year == published.year + 1 and day - today > A_WEEK):
        return None
    return Anniversary(published, day, day.year - published.year)


def nearest_anniversaries(conversations: Iterable[Conversation], today: date) -> list[Conversation]:
    """Return those of ``conversations`` whose anniversary is as near to ``today`` as any is; [] if none has one."""
    near: dict[str, timedelta] = {}
    among = {one.key: one for one in conversations}
    for key, one in among.items():
        found = anniversary(one.published, today) if one.published else None
        if found is not None:
            near[key] = abs(found.day - today)
    nearest = min(near.values(), default=None)
    return [among[key] for key, distance in near.items() if distance == nearest]


def told(published: date, today: date) -> str:
    """Return how long ago something was ``published``, by the anniversary that is nearest to ``today``."""
    found = anniversary(published, today)
    written = f"{published.day} {published:%B %Y}"
    if found is None:
        return f"From {written}"
    ago = f"{_NUMBERS[found.years] if found.years < len(_NUMBERS) else found.years} year{'s' * (found.years > 1)} ago"
    if found.day == today:
        return f"{ago.capitalize()} today, on {written}"
    if abs(found.day - today) <= A_WEEK:
        return f"{ago.capitalize()} this week, on {written}"
    almost = "almost " if found.day > today else ""
    return f"Nothing came out around a {today.day} {today:%B}; the nearest is of {written}, {almost}{ago}"


def _in_year(day: date, year: int) -> date:
    """Return ``day`` in another year: what is of 29 February has its day on the 28th where there is no other."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _distance(day: date, today: date) -> tuple[timedelta, bool]:
    return abs(day - today), day > today
