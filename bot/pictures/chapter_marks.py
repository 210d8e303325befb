"""Chapters along a timeline: numbers above it, where they begin, and a key of their titles below."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.conversation.model import Chapter
from bot.conversation.timecode import format_timecode
from bot.pictures.text import counted, words
from bot.statistics.plain import Plain

ROOM = 316.0
"""Points from the left to the right end of a timeline: ``width`` in ``templates/look.typ``."""

MOST_CHAPTERS = 20
"""Chapters with a number, the longest: a key of more would be longer than the picture."""

_DIGIT, _GAP = 7.6, 5.0
"""Points that a digit takes in the smallest type, and that are left between two numbers."""


class ChapterMark(NamedTuple):
    """The number of a chapter that begins ``at`` points from the left."""

    number: int
    at: float

    @property
    def width(self) -> float:
        """Points that the number takes."""
        return _DIGIT * len(str(self.number))

    @property
    def left(self) -> float:
        """Where the number stands: in the middle over its place, as far as there is room."""
        return min(max(0.0, self.at - self.width / 2), ROOM - self.width)


def numbered(chapters: Sequence[Chapter], duration: float) -> list[Chapter]:
    """Return the chapters of a talk of ``duration`` seconds that get a number, in order."""
    ordered = sorted((one for one in chapters if 0 <= one.start < duration), key=lambda chapter: chapter.start)
    ends = [*(chapter.start for chapter in ordered), duration][1:]
    lengths = {number: end - one.start for number, (one, end) in enumerate(zip(ordered, ends, strict=True))}
    longest = sorted(lengths, key=lambda number: -lengths[number])[:MOST_CHAPTERS]
    return [ordered[number] for number in sorted(longest)]


def marks_of(shown: Sequence[Chapter], duration: float) -> list[ChapterMark]:
    """Return the marks of the chapters ``shown``, none over another: where there is no room, a number is left out.

    Every start has its line, so that the numbers between two others can be counted.
    """
    marks: list[ChapterMark] = []
    for number, chapter in enumerate(shown, 1):
        mark = ChapterMark(number, ROOM * chapter.start / duration)
        if not marks or marks[-1].left + marks[-1].width + _GAP <= mark.left:
            marks.append(mark)
    return marks


def chapter_values(chapters: Sequence[Chapter], duration: float) -> dict[str, Plain]:
    """Return what ``templates/along.typ`` takes of ``chapters``."""
    shown = numbered(chapters, duration)
    left_out = sum(1 for one in chapters if 0 <= one.start < duration) - len(shown)
    return {
        "starts": [chapter.start / duration for chapter in shown],
        "marks": [{"text": f"{mark.number}", "left": mark.left} for mark in marks_of(shown, duration)],
        "key": [
            {"number": f"{number}", "title": words(chapter.title), "time": format_timecode(chapter.start)}
            for number, chapter in enumerate(shown, 1)
        ],
        "unnumbered": words(f"and {counted(left_out, 'shorter chapter')}" if left_out else ""),
    }
