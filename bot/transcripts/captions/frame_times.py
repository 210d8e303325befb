"""Times of four parts: with frames, as programs that cut films write them, or with days, as those of missions have."""

import re
from collections.abc import Sequence

from bot.transcripts.accounts import Account

_HEAD = 60
"""Characters at the beginning of a line in which such times stand."""
_TIME = re.compile(
    r"(?<![\d:.])-?(?P<first>\d{1,3}):(?P<second>\d\d):(?P<third>\d\d)[:;](?P<last>\d\d)(?![\d:])", re.ASCII
)
_FEWEST = 3
_FASTEST = 30
"""Frames a second; where a last part is as large it is of seconds, and the first one of days."""


def without_frames(lines: Sequence[tuple[int, str]], account: Account) -> list[tuple[int, str]]:
    """Return numbered ``lines`` with times of four parts as ones of three, if several begin with one; that is told."""
    found = [match for _, line in lines if ":" in line[:_HEAD] and (match := _TIME.search(line, 0, _HEAD))]
    if len(found) < _FEWEST:
        return list(lines)
    with_days = any(int(match["last"]) >= _FASTEST for match in found)
    what = "a time with days before it" if with_days else "a time with frames after it"
    written = list[tuple[int, str]]()
    for number, line in lines:
        head = line[:_HEAD]
        if ":" in head and (match := _TIME.search(head)):
            account.notice(number, match.group(), what, kind="frames")
            line = _TIME.sub(lambda one: _clock(one, with_days=with_days), head) + line[_HEAD:]
        written.append((number, line))
    return written


def _clock(time: re.Match[str], *, with_days: bool) -> str:
    if not with_days:
        return f"{time['first']}:{time['second']}:{time['third']}"
    hours = int(time["first"]) * 24 + int(time["second"])
    return "0:00:00" if time.group().startswith("-") else f"{hours}:{time['third']}:{time['last']}"
