"""Times within paragraphs, ``so [00:12:03] she said``: marks where a file has many that rise, else words."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.conversation.timing import Stamp
from bot.transcripts.accounts import Account
from bot.transcripts.clock import CLOCK, clock_seconds

_FEWEST = 3
_STAMP = re.compile(rf"\s?(?:\((?P<round>{CLOCK})\)|\[(?P<square>{CLOCK})\])(?:\s?[-–—](?=\s))?", re.ASCII)


class Piece(NamedTuple):
    """A part of a paragraph, and when it begins; None if not told."""

    start: float | None
    text: str


def are_marks(texts: Iterable[str]) -> bool:
    """Say whether the times within ``texts`` are marks: several, most of them rising."""
    times = [
        seconds
        for text in texts
        if "[" in text or "(" in text
        for found in _STAMP.finditer(text)
        if (seconds := _seconds(found)) is not None
    ]
    rising = sum(before <= after for before, after in pairwise(times))
    return len(times) >= _FEWEST and 5 * rising >= 4 * (len(times) - 1)


def pieces_of(text: str) -> Sequence[Piece]:
    """Return ``text`` cut at the times within it, which are taken out."""
    if "[" not in text and "(" not in text:
        return (Piece(None, text),)
    pieces, at, start = list[Piece](), 0, None
    for found in _STAMP.finditer(text):
        if (seconds := _seconds(found)) is None:
            continue
        pieces.append(Piece(start, text[at : found.start()].strip()))
        at, start = found.end(), seconds
    pieces.append(Piece(start, text[at:].strip()))
    return pieces


def stamped(text: str) -> tuple[str, tuple[Stamp, ...]]:
    """Return ``text`` without the times within it, and those by the characters they stood before."""
    joined, stamps = "", list[Stamp]()
    for start, piece in pieces_of(text):
        if piece:
            joined += f" {piece}" if joined else piece
            if start is not None:
                stamps.append(Stamp(len(joined) - len(piece), start))
    return joined, tuple(stamps)


def notice_times(number: int, text: str, account: Account, taken_as: str = "words") -> None:
    """Put down the times within ``text``, and as what they are taken: they stay among its words, or are taken out."""
    if "(" in text or "[" in text:
        for found in _STAMP.finditer(text):
            account.notice(number, found.group().strip(), taken_as, kind="" if taken_as == "words" else "time")


def _seconds(found: re.Match[str]) -> float | None:
    return clock_seconds(found["round"] or found["square"])
