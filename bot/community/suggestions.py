"""Corrections of single words that people suggest, until somebody who may decide has done so."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.correction import Correction

MOST_OPEN = 20
"""Suggestions of one person that may wait at a time."""
LONGEST = 200
"""Characters of the words to put right, and of the right ones."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that somebody would put right: ``new`` for ``old``, from word ``first`` of ``conversation``, a key.

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

    @property
    def correction(self) -> Correction:
        """The correction it makes; who suggested it is not told in it."""
        return Correction(self.first, self.old, self.new, f"suggestion {self.number}", self.suggested_at.date())
