"""Times and labels as few write them, into the forms that all others have: seconds, and semicolons after names."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.transcripts.accounts import Account
from bot.transcripts.clock import format_clock

_NUMBER = r"\d{1,6}(?:\.\d{1,20})?"
_SECONDS = re.compile(
    rf"[\[(]?(?P<start>{_NUMBER})\s?s?(?:\s?(?:-->|->|[-–—]|to)\s?(?P<end>{_NUMBER})\s?s?)?[\])]?\s?:?\s", re.ASCII
)
"""``[0.00s - 7.82s]: What she says.``"""
_MARKED = re.compile(r"\ds\b|\d s\b|[\])]:", re.ASCII)
"""What others than ``[0.00 - 7.82] ...`` have, which is read as it stands."""
_NAMED = re.compile(r"(?P<name>[^\W_][\w.' -]{0,29});\s?(?=\S)")
"""``ac;What she says.``"""
_FEWEST = 3
_MOSTLY = 0.6


def with_clocks(lines: Sequence[tuple[int, str]], account: Account) -> list[tuple[int, str]]:
    """Return numbered ``lines`` with the seconds that most begin with as clocks write them; that is told."""
    written = [line for _, line in lines if line]
    found = {line: match for line in written if line[0] in "[(0123456789" and (match := _seconds(line))}
    starts = [float(found[line]["start"]) for line in written if line in found]
    rising = sum(before <= after for before, after in pairwise(starts))
    if len(starts) < max(_FEWEST, _MOSTLY * len(written)) or rising < 0.9 * (len(starts) - 1):
        return list(lines)
    clocked = list[tuple[int, str]]()
    for number, line in lines:
        if match := found.get(line):
            account.notice(number, match.group().strip(), "a time in seconds", kind="seconds")
            end = f" --> {format_clock(float(match['end']))}" if match["end"] else ""
            line = f"[{format_clock(float(match['start']))}{end}] {line[match.end() :]}"
        clocked.append((number, line))
    return clocked


def _seconds(line: str) -> re.Match[str] | None:
    match = _SECONDS.match(line[:60])
    return match if match and _MARKED.search(match.group()) else None


def with_colons(lines: Sequence[tuple[int, str]], account: Account) -> list[tuple[int, str]]:
    """Return numbered ``lines`` with a colon in place of the semicolon after the word that most begin with."""
    written = [line for _, line in lines if line]
    found = sum(bool(_NAMED.match(line)) for line in written if ";" in line[:31])
    if found < max(2, _MOSTLY * len(written)):
        return list(lines)
    named = list[tuple[int, str]]()
    for number, line in lines:
        if match := _NAMED.match(line) if ";" in line[:31] else None:
            account.notice(number, match.group().strip(), "a label that a semicolon ends", kind="semicolon")
            line = f"{match['name']}: {line[match.end() :]}"
        named.append((number, line))
    return named
