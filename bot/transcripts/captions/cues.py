"""Cues: the short pieces that captions and speech recognisers write, a few words each.

Readers of such formats give cues; ``cue_reading`` makes passages of them.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.conversation.canonical import WORD
from bot.conversation.timing import Stamp

LATEST = 100 * 60 * 60.0
"""Seconds a recording may last; a later time is a mistake."""


class Cue(NamedTuple):
    """What is said from ``start`` to ``end`` seconds: ``text``, single-spaced, at ``line`` of the file.

    ``speaker`` is '' where the cue names nobody, ``end`` None where the format has none. ``stamps`` are those
    of characters of ``text``, as the file has them. ``begins`` when the file marks that somebody else speaks from here.
    """

    line: int
    speaker: str
    start: float
    end: float | None
    text: str
    stamps: tuple[Stamp, ...] = ()
    begins: bool = False


def spaced_cue(
    line: int, speaker: str, start: float, end: float | None, text: str, stamps: Iterable[Stamp] = ()
) -> Cue:
    """Return the cue of ``text`` as a file spaces it; ``stamps``, by its characters, move with their words."""
    tidy_name = " ".join(speaker.split())
    return Cue(line, tidy_name, start, end, " ".join(text.split()), tuple(_moved(text, stamps)))


def _moved(text: str, stamps: Iterable[Stamp]) -> Iterator[Stamp]:
    """Yield ``stamps`` of ``text`` where their characters are once it is single-spaced."""
    words = WORD.finditer(text)
    word, at = next(words, None), 0
    for stamp in sorted(stamps):
        while word and word.end() < stamp.character:
            at += word.end() - word.start() + 1
            word = next(words, None)
        if word is None:
            yield Stamp(max(0, at - 1), stamp.seconds)
        else:
            yield Stamp(at + max(0, stamp.character - word.start()), stamp.seconds)
