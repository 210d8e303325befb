"""Times as people type and read them, to seconds and back."""

import re

from bot.conversation.errors import BadTimecode

_CLOCK = re.compile(r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{1,2}(?:[.,]\d{1,6})?)", re.ASCII)
_LETTERS = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*h(?:ours?)?)?\s*"
    r"(?:(?P<minutes>\d{1,4})\s*m(?:in(?:ute)?s?)?)?\s*"
    r"(?:(?P<seconds>\d{1,6}(?:\.\d{1,6})?)\s*s(?:ec(?:ond)?s?)?)?",
    re.ASCII,
)
_AROUND = re.compile(r"(?:at|around|about|from|@|~)\s*(?=\d)")
_ADDRESS = re.compile(r"https?://\S{1,1000}[?&#](?:t|start|time_continue)=(?P<time>[\w:.]{1,20})")
_SECONDS = re.compile(r"\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_MINUTES = re.compile(r"(?P<minutes>\d{1,4}(?:\.\d{1,4})?)", re.ASCII)


def parse_timecode(text: str) -> float:
    """Return the seconds meant by ``text``: ``1:02:03``, ``32:10``, ``32m10s``, ``1h 2 min``, or a link to a moment.

    A bare number is minutes; in a link it is seconds, as players have them. Raises BadTimecode for anything else, and
    for minutes or seconds above 59 after a larger unit.
    """
    wanted = _AROUND.sub("", text.strip().lower(), count=1)
    if address := _ADDRESS.match(wanted):
        wanted = address["time"]
        if _SECONDS.fullmatch(wanted):
            return float(wanted)
    found = _CLOCK.fullmatch(wanted) or _MINUTES.fullmatch(wanted) or _LETTERS.fullmatch(wanted)
    if found is None or not wanted:
        raise BadTimecode(text)
    parts = {unit: float(value.replace(",", ".")) for unit, value in found.groupdict().items() if value is not None}
    above = {"minutes": "hours", "seconds": "minutes"}
    if any(parts[unit] >= 60 for unit, larger in above.items() if unit in parts and larger in parts):
        raise BadTimecode(text)
    return parts.get("hours", 0) * 3600 + parts.get("minutes", 0) * 60 + parts.get("seconds", 0)


def format_timecode(seconds: float) -> str:
    """Return ``seconds``, rounded down, as ``9:20`` or ``1:02:03``."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
