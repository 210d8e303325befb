"""The grammar of one line of a spoken-text transcript: who begins to speak, and when.

Every pattern is tried on a line's first ``HEAD`` characters only, so that no line, however long, takes long.
"""

import re
from typing import NamedTuple

HEAD = 500
"""Characters in which a speaker, a time and a link must fit; only what follows may be longer."""

_CLOCK = r"(?P<clock>(?:\d{1,3}:)?\d{1,3}:\d{2})(?:[.,]\d{1,3})?"
_LINKED = rf"(?:\[\({_CLOCK}\)\]\([^()\s]{{0,300}}\))"
_STAMP = rf"(?:\({_CLOCK}\)|{_LINKED.replace('?P<clock>', '?P<linked>')})"

_BRACKETED = re.compile(rf"(?P<speaker>[^()\[\]]{{0,80}}?)[\s*_]*{_STAMP}[*_]*:?\s*", re.ASCII)
_COLONS = re.compile(rf"(?:(?P<speaker>[^:()\[\]]{{1,80}}):[*_]*\s+)?{_CLOCK}:(?:\s+|$)", re.ASCII)
_ALONE = re.compile(rf"(?:{_CLOCK}|{_STAMP.replace('?P<clock>', '?P<bracketed>')})$", re.ASCII)
_LISTED = re.compile(
    rf"[-*•]?\s*\[?\(?{_CLOCK}\)?\]?(?:\([^()\s]{{0,300}}\))?\s*[-–—:]?\s*(?P<title>\S.{{0,99}})$", re.ASCII
)
_SENTENCE_END = (".", "?", "!", "…", ",", ";", ":", "-")
_ABBREVIATED = (" Jr.", " Sr.")


class Head(NamedTuple):
    """Where a passage begins: its speaker ('' if not named here), its time as written, its text on that line.

    ``alone`` when the line holds nothing but a time, so that the speaker may stand on the line before.
    """

    speaker: str
    clock: str
    text: str
    alone: bool


def head_of(line: str) -> Head | None:
    """Return the beginning of a passage that ``line`` is; None for any other line."""
    beginning = line[:HEAD]
    if found := _ALONE.match(line):
        return Head("", _clock(found), "", alone=True)
    found = _BRACKETED.match(beginning) or _COLONS.match(beginning)
    if found is None:
        return None
    speaker = (found["speaker"] or "").strip(" *_:")
    if speaker and not is_name(speaker):
        return None
    return Head(speaker, _clock(found), line[found.end() :], alone=False)


def is_name(text: str) -> bool:
    """Say whether ``text`` could be a speaker's name or a heading: short, not ending as a sentence does."""
    if not text or len(text) > 80 or len(text.split()) > 8 or not text[0].isalnum():
        return False
    return text.endswith(_ABBREVIATED) or not text.endswith(_SENTENCE_END)


def listed_chapter(line: str) -> tuple[str, str] | None:
    """Return the time and title that a line of a contents list gives; None for any other line."""
    found = _LISTED.match(line) if len(line) <= HEAD else None
    return (found["clock"], found["title"]) if found else None


def clock_seconds(clock: str) -> float | None:
    """Return the seconds of ``H:MM:SS`` or ``MM:SS``; None if seconds or an hour's minutes are above 59."""
    *hours, minutes, seconds = map(int, clock.split(":"))
    if seconds > 59 or (hours and minutes > 59):
        return None
    return float(sum(hours) * 3600 + minutes * 60 + seconds)


def _clock(found: re.Match[str]) -> str:
    return next(value for name, value in found.groupdict().items() if name != "speaker" and value)
