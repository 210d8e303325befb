"""Words to be put right: which words of a transcript, and what was really said."""

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
