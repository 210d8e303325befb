"""Times of twelve hours, ``[10:02 AM] Ada: ...``, as chats and rooms write them: as clocks of a whole day."""

import re
from collections.abc import Sequence

from bot.transcripts.accounts import Account

_HEAD = 70
"""Characters at the beginning of a line in which such a time stands."""
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>1[0-2]|0?[1-9]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"[ \u202f\xa0]?(?P<half>[AaPp])\.?[Mm]\b\.?"
)
_FEWEST = 3
_MOSTLY = 0.25
"""The share of lines that must have one at their beginning."""


def with_day_clocks(lines: Sequence[tuple[int, str]], account: Account) -> list[tuple[int, str]]:
    """Return numbered ``lines`` with times of twelve hours at their beginnings as ones of a whole day; that is told."""
    found = {number: match for number, line in lines if (match := _head_time(line))}
    if len(found) < max(_FEWEST, _MOSTLY * sum(bool(line) for _, line in lines)):
        return list(lines)
    written = list[tuple[int, str]]()
    for number, line in lines:
        if match := found.get(number):
            account.notice(number, match.group(), "a time of day", kind="twelve hours")
            line = f"{line[: match.start()]}{_clock(match)}{line[match.end() :]}"
        written.append((number, line))
    return written


def _head_time(line: str) -> re.Match[str] | None:
    """Return the time with which ``line`` begins, which brackets mark in it, or with which a short line ends."""
    match = _TIME.search(line, 0, _HEAD) if ":" in line[:_HEAD] else None
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    marked = before[-1:] in {"[", "("} or "[" in before
    return match if not before.strip("[( *") or marked or not after.strip(" )]*:") else None


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 + (12 if match["half"] in "Pp" else 0)
    return f"{hour}:{match['minute']}:{match['second'] or '00'}"
