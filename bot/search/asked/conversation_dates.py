"""When a conversation was published, as people say it: a day, a month, a year, last week, the newest."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORTEST_MONTH = 3
_NEWEST = frozenset({"newest", "latest"})
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPANS = {"week": 7, "weeks": 7, "month": 31, "months": 31, "year": 365}
"""Days that "last week" and the like may reach back beside the current one."""


class Published(NamedTuple):
    """What was said of when a conversation was published: from ``first`` to ``last``, and the words ``left``.

    ``newest`` when only the newest of what else fits is meant; None for a side that is open.
    """

    first: date | None
    last: date | None
    newest: bool
    left: tuple[str, ...]

    def holds(self, published: date | None) -> bool:
        """Say whether what was ``published`` then is meant."""
        if self.first is None or self.last is None:
            return True
        return published is not None and self.first <= published <= self.last


def published(words: Sequence[str], today: date | None = None) -> Published:
    """Return what ``words``, in lower case, say of a date; "last week" and the like only where ``today`` is known."""
    first = last = None
    newest, left = False, list[str]()
    words = [word.removesuffix("'s").removesuffix("’s") for word in words]
    number = 0
    while number < len(words):
        word, after = words[number], words[number + 1] if number + 1 < len(words) else ""
        if found := _written(word):
            first, last = found
        elif (month := _month(word)) and _YEAR.fullmatch(after):
            first, last = _whole_month(int(after), month)
            number += 1
        elif today and (span := _relative(word, after, today)):
            first, last = span
            number += after in _SPANS
        elif word in _NEWEST:
            newest = True
        else:
            left.append(word)
        number += 1
    return Published(first, last, newest, tuple(left))


def _written(word: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date such as 2020-03-05 or 2020-03; None for anything else."""
    try:
        if found := _DAY.fullmatch(word):
            day = date(*map(int, found.groups()))
            return day, day
        if found := _MONTH.fullmatch(word):
            return _whole_month(int(found[1]), int(found[2]))
    except ValueError:
        return None
    return None


def _whole_month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return first, after - timedelta(days=1)


def _month(word: str) -> int:
    """Return the number of the month that ``word`` names or begins; 0 for none."""
    word = word.rstrip(".")
    if len(word) < _SHORTEST_MONTH:
        return 0
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(word)), 0)


def _relative(word: str, after: str, today: date) -> tuple[date, date] | None:
    if word == "today":
        return today, today
    if word == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    if word == "last" and after in _SPANS:
        return today - timedelta(days=2 * _SPANS[after]), today
    if word == "this" and after in _SPANS:
        return today - timedelta(days=_SPANS[after]), today
    return None
