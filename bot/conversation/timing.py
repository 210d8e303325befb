"""When a word was said: as the transcript stamps it, else estimated from the stamps around it.

Many transcripts stamp passages, not words. Leaving out each inner stamp of the first conversation in turn and
estimating it from its neighbours, going by characters is off by 1.57 s on average (p90 3.9 s), as good as
words or syllables and unbiased; the passage's own stamp would be off by 20.9 s. Captions stamp every few
words, some formats every word: then the same rule goes from stamp to stamp.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

CHARACTERS_PER_SECOND = 15.4
"""The median pace of the first conversation; for a passage whose end nobody stamped."""


class Stamp(NamedTuple):
    """``character`` of a text is said at ``seconds``."""

    character: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamps within a passage, both arrays rising; eight bytes a stamp, since formats may stamp every word."""

    characters: "array[int]"
    milliseconds: "array[int]"

    @classmethod
    def of(cls, stamps: Iterable[Stamp]) -> "Stamps | None":
        """Return ``stamps``, leaving out any not later than one before it; None if none is left."""
        kept = cls(array("I"), array("I"))
        for character, seconds in stamps:
            milliseconds = round(seconds * 1000)
            if not kept.characters or (character > kept.characters[-1] and milliseconds > kept.milliseconds[-1]):
                kept.characters.append(character)
                kept.milliseconds.append(milliseconds)
        return kept if kept.characters else None

    def within(self, begin: int, end: int) -> Iterator[Stamp]:
        """Yield the stamps after character ``begin``, up to and with ``end``, counted from ``begin``."""
        for number in range(bisect_right(self.characters, begin), bisect_right(self.characters, end)):
            character, seconds = self[number]
            yield Stamp(character - begin, seconds)

    def __iter__(self) -> Iterator[Stamp]:
        return (self[number] for number in range(len(self.characters)))

    def __getitem__(self, number: int) -> Stamp:
        return Stamp(self.characters[number], self.milliseconds[number] / 1000)

    def __len__(self) -> int:
        return len(self.characters)


class Stamped(Protocol):
    """Anything with a start in seconds, a text and, where the transcript has them, stamps within it."""

    @property
    def start(self) -> float: ...  # noqa: D102 -- described by the class
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def stamps(self) -> Stamps | None: ...  # noqa: D102


def seconds_at(passages: Sequence[Stamped], number: int, character: int) -> float:
    """Return the second at which ``character`` of passage ``number`` is said, estimated between stamps.

    The passage is taken to last until the next one's start; the last one, or one whose successor is stamped
    earlier than itself, goes at ``CHARACTERS_PER_SECOND``. With equal stamps all is said at that second.
    """
    passage = passages[number]
    before, after = Stamp(0, passage.start), None
    if passage.stamps is not None:
        later = bisect_right(passage.stamps.characters, character)
        before = passage.stamps[later - 1] if later else before
        after = passage.stamps[later] if later < len(passage.stamps) else None
    if after is None:
        following = passages[number + 1].start if number + 1 < len(passages) else -1.0
        if following < before.seconds:
            return before.seconds + (character - before.character) / CHARACTERS_PER_SECOND
        after = Stamp(len(passage.text), following)
    share = (character - before.character) / max(1, after.character - before.character)
    return before.seconds + (after.seconds - before.seconds) * share
