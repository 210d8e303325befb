"""How long a server asks to be left alone."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=7)
"""The longest that is waited for, whatever a server asks."""


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """Return what a header ``Retry-After`` asks for, as seconds or as a day and time; None for none that can be read.

    Never more than a week, never less than nothing.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdecimal():
        return min(LONGEST, timedelta(seconds=min(int(text[:9]), LONGEST.total_seconds())))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(timedelta(0), min(LONGEST, until - now))
