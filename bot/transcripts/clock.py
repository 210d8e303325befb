"""Times as transcripts write them."""

import re
from functools import lru_cache

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?"
"""A time of day's shape: ``H:MM:SS`` or ``MM:SS``, with a fraction after a dot or a comma."""

SECONDS = r"\d{1,6}[.,]\d{1,20}"
"""A time in seconds alone, as some captions have it."""

_TIME = re.compile(rf"{CLOCK}|{SECONDS}", re.ASCII)


@lru_cache(maxsize=1024)
def clock_seconds(clock: str) -> float | None:
    """Return the seconds that ``clock`` means, to the millisecond; None if it is no time.

    Minutes above 59 after hours and seconds above 59 after minutes are no time. The last ones are remembered, as
    readers ask for one time more than once.
    """
    if not _TIME.fullmatch(clock):
        return None
    *larger, last = clock.replace(",", ".").split(":")
    seconds, minutes = float(last), int(larger[-1]) if larger else 0
    if (larger and seconds >= 60) or (larger[1:] and minutes > 59):
        return None
    hours = int(larger[0]) if larger[1:] else 0
    return round(hours * 3600 + minutes * 60 + seconds, 3)


def format_clock(seconds: float) -> str:
    """Return ``seconds`` as ``HH:MM:SS.mmm``."""
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds:03}"
