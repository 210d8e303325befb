"""Where the names of chapters stand above a timeline, so that none overlaps another.

A name stands beside the line that goes down from it to the chapter's start: to the right of it early in the
talk, to the left of it late in the talk. No line may cross a name.
"""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from bot.conversation.model import Chapter
from bot.pictures.text import cleaned

ROOM = 316.0
"""Points from the left to the right end of a timeline: ``width`` in ``templates/look.typ``."""

MOST_NAMES = 10
MOST_ROWS = 6
_SIZE = 10.5
"""Points of the type, ``small`` in ``templates/look.typ``."""
_GAP = 9.0
"""Points between a line and its name, and after a name, together."""


class PlacedName(NamedTuple):
    """A chapter's name: its line at ``at`` points from the left, in row ``row`` counted upwards from 0."""

    title: str
    at: float
    width: float
    left: bool
    row: int

    @property
    def span(self) -> tuple[float, float]:
        """From where to where, in points, the name and its line reach."""
        return (self.at - self.width, self.at) if self.left else (self.at, self.at + self.width)


def placed_names(chapters: Sequence[Chapter], duration: float) -> list[PlacedName]:
    """Return the names of ``chapters`` of a talk of ``duration`` seconds, in order.

    The shortest chapters go without a name where there is no room for all.
    """
    lengths = _lengths(chapters, duration)
    longest = sorted(lengths, key=lambda chapter: -lengths[chapter])[:MOST_NAMES]
    while longest:
        names = [_name(chapter, duration) for chapter in sorted(longest, key=lambda chapter: chapter.start)]
        arranged = (_arranged(names, lefts) for lefts in range(len(names) + 1))
        if arrangement := next(filter(None, arranged), None):
            return arrangement
        longest.pop()
    return []


def _lengths(chapters: Sequence[Chapter], duration: float) -> dict[Chapter, float]:
    ordered = sorted((one for one in chapters if 0 <= one.start < duration), key=lambda chapter: chapter.start)
    stops = [*(chapter.start for chapter in ordered[1:]), duration]
    return {chapter: stop - chapter.start for chapter, stop in zip(ordered, stops, strict=False)}


def _name(chapter: Chapter, duration: float) -> PlacedName:
    at = ROOM * chapter.start / duration
    title = cleaned(chapter.title)
    return PlacedName(title, at, min(_estimated_width(title) + _GAP, max(at, ROOM - at)), left=False, row=0)


def _arranged(names: Sequence[PlacedName], lefts: int) -> list[PlacedName] | None:
    """Return ``names``, the last ``lefts`` to the left of their lines, each in a row; None if that can't be."""
    first_left = len(names) - lefts
    sided = [name._replace(left=number >= first_left) for number, name in enumerate(names)]
    if any(start < 0 or stop > ROOM for start, stop in (name.span for name in sided)):
        return None
    placed: list[PlacedName] = []
    while sided:
        free = next((name for name in sided if not any(_in_the_way(name, other) for other in sided)), None)
        if free is None:
            return None
        sided.remove(free)
        placed.append(free._replace(row=_lowest_row(free, placed)))
    if any(name.row >= MOST_ROWS for name in placed):
        return None
    return sorted(placed, key=lambda name: name.at)


def _lowest_row(name: PlacedName, placed: Sequence[PlacedName]) -> int:
    """Return the lowest row in which ``name`` is above the lines it would be in the way of, and on no other name."""
    row = max((other.row + 1 for other in placed if _in_the_way(name, other)), default=0)
    start, stop = name.span
    while any(other.row == row and start < other.span[1] and other.span[0] < stop for other in placed):
        row += 1
    return row


def _in_the_way(name: PlacedName, other: PlacedName) -> bool:
    """Return whether the line of ``other`` crosses ``name`` if it comes from the same row or a higher one."""
    start, stop = name.span
    return start < other.at < stop


def _estimated_width(text: str) -> float:
    """Return about how many points wide ``text`` is, rather more than less; a template cuts what is wider."""
    return _SIZE * sum(map(_estimated_ems, text))


def _estimated_ems(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.3
    return 0.72 if letter.isupper() or letter in "mwMW" else 0.57
