"""Corrections of single words, and of who says some, that people suggest, until somebody who may decide has done so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.correction import Change, Correction, Rewording, SpeakerCorrection
from bot.library.errors import CorrectionTooLong

MOST_OPEN = 20
"""Suggestions of one person that may wait at a time."""
LONGEST = 200
"""Characters of a run of words to put right, and of the right ones."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that somebody would put right: ``new`` for ``old``, from word ``first`` of ``conversation``, a key.

    Or ``count`` words, told by ``old``, that ``speaker`` is to have said and not ``former``; else all three are None.
    ``suggester`` and ``decider`` are None when unknown, or when they had everything of theirs erased; ``accepted``
    is None while it is open.
    """

    number: int
    conversation: str
    first: int
    old: str
    new: str
    suggester: int | None
    suggested_at: datetime
    accepted: bool | None = None
    decider: int | None = None
    decided_at: datetime | None = None
    count: int | None = None
    former: str | None = None
    speaker: str | None = None

    @property
    def correction(self) -> Change:
        """The correction it makes; who suggested it is not told in it."""
        by, on = f"suggestion {self.number}", self.suggested_at.date()
        if self.count is None or self.speaker is None:
            return Correction(self.first, self.old, self.new, by, on)
        return SpeakerCorrection(self.first, self.count, self.old, self.former or "", self.speaker, by, on)


def check_lengths(rewordings: Iterable[Rewording]) -> None:
    """Raise CorrectionTooLong unless each of ``rewordings`` is of a few words."""
    if any(max(len(one.old), len(one.new)) > LONGEST for one in rewordings):
        raise CorrectionTooLong(LONGEST)
