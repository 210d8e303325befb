"""Round times along a talk."""

from math import ceil

from bot.conversation.timecode import format_timecode
from bot.statistics.plain import Plain

MOST_TIMES = 5
"""Times that stand side by side under a chart on a phone."""

_ROUND_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400)


def time_ticks(duration: float) -> list[Plain]:
    """Return up to ``MOST_TIMES`` round times from 0 to ``duration`` seconds, each with its place, 0 to 1."""
    step = next((step for step in _ROUND_SECONDS if duration / step < MOST_TIMES), ceil(duration / MOST_TIMES))
    return [{"at": time / duration, "text": format_timecode(time)} for time in range(0, int(duration) + 1, step)]
