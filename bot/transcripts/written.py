"""What a reader gives back: passages as the file has them, and what was odd about them."""

from datetime import date
from enum import Enum
from typing import NamedTuple, Protocol

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter, Passage
from bot.conversation.timing import Stamps
from bot.conversation.voices import UNKNOWN_SPEAKER as UNKNOWN_SPEAKER

LONGEST_PASSAGE = 100_000
"""Characters a passage may have: nearly two hours of speech. Longer is a file that lost its times."""


class Severity(Enum):
    """How bad an odd line is: an ``ERROR`` keeps its conversation from being served."""

    WARNING = "warning"
    ERROR = "error"


class OddLine(NamedTuple):
    """What is wrong at ``line`` of ``source`` (from 1; 0 for the whole file) and how to mend it."""

    source: str
    line: int
    problem: str
    mend: str
    severity: Severity = Severity.WARNING

    @classmethod
    def of(cls, error: TranscriptError) -> "OddLine":
        """Return ``error`` as an odd line."""
        return cls(error.source, error.line, error.problem, error.mend, Severity.ERROR)

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place}: {self.severity.value}: {self.problem}; {self.mend}"


class WrittenPassage(NamedTuple):
    """A passage as it stands at ``line`` of the file; ``labelled`` when the file names its speaker there."""

    line: int
    speaker: str
    start: float
    text: str
    labelled: bool
    stamps: Stamps | None = None

    @property
    def passage(self) -> Passage:
        """The passage without its place in the file."""
        return Passage(self.speaker, self.start, self.text, self.stamps)


class LeftOut(NamedTuple):
    """A stretch of the file that nobody says: its first ``line``, its number of ``words``, its beginning, and why."""

    line: int
    words: int
    text: str
    why: str


class Noticed(NamedTuple):
    """What looks like a label or a time (as written, first at ``line``), how many ``times``, and as what it was taken.

    ``taken_as`` ends a sentence: "a speaker", "words", "a chapter".
    """

    line: int
    text: str
    times: int
    taken_as: str


class Details(NamedTuple):
    """What a file says of its conversation, beside what is said in it; None where it says nothing."""

    title: str | None = None
    series: str | None = None
    number: int | None = None
    published: date | None = None
    language: str | None = None


class Reading(NamedTuple):
    """What a file says: its passages in the file's order, the chapters it lists, and its odd lines.

    ``overlapping`` says that its passages were written in pieces that may repeat words where they join;
    ``timed`` is False where its times are only guessed from its length. ``left_out`` and ``noticed`` account for
    whatever is not in the passages or could be read in another way. ``made_by`` names the program that recognised
    the speech, where the format tells that one did; ``details`` are those of the file.
    """

    passages: tuple[WrittenPassage, ...]
    chapters: tuple[Chapter, ...] = ()
    odd_lines: tuple[OddLine, ...] = ()
    overlapping: bool = False
    timed: bool = True
    left_out: tuple[LeftOut, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    made_by: str | None = None
    details: Details = Details()


class Reader(Protocol):
    """Reads one format."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` looks like this format; cheap, and False for anything strange."""
        ...

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; ``source`` names the file. Raises TranscriptError and nothing else."""
        ...
