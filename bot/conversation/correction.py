"""What is to be put right in a transcript: words, and who says them; what stands there, and what was really said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Rewording(NamedTuple):
    """``new`` words in place of ``old`` ones, which begin at word ``first`` of the uncorrected conversation."""

    first: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A rewording that counts: ``by`` is who said so, on day ``on``."""

    first: int
    old: str
    new: str
    by: str
    on: date

    @property
    def span(self) -> range:
        """The numbers of the words it replaces, in the uncorrected conversation."""
        return range(self.first, self.first + len(self.old.split()))


@dataclass(frozen=True, slots=True)
class Attribution:
    """``new`` in place of ``old`` as who says ``count`` words from ``first`` on; ``words`` are those, as told."""

    first: int
    count: int
    words: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SpeakerCorrection:
    """An attribution that counts: ``by`` is who said so, on day ``on``.

    ``words`` are those it is about, of more than ``TOLD`` the first and the last (see ``told_words``).
    """

    first: int
    count: int
    words: str
    old: str
    new: str
    by: str
    on: date

    @property
    def span(self) -> range:
        """The numbers of the words it is about, in the uncorrected conversation."""
        return range(self.first, self.first + self.count)


Change = Correction | SpeakerCorrection
"""What may be put right: words, or who says them."""

TOLD = 16
"""Words of an attribution that are told: half from its beginning, half from its end."""
LONGEST_WORD = 24
"""Characters of each of them: where words have no space between them, a sentence is one."""
GAP = "…"


def told_words(words: Sequence[str]) -> str:
    """Return ``words`` as an attribution tells them: all, or the first and the last, of very long ones a part."""
    half = TOLD // 2
    told = words if len(words) <= TOLD else [*words[:half], GAP, *words[-half:]]
    return " ".join(word[:LONGEST_WORD] for word in told)
