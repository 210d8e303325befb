"""Cues: the short pieces that captions and speech recognisers write, a few words each.

Readers of such formats give cues; ``cue_reading`` makes passages of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.conversation.canonical import WORD
from bot.conversation.timing import Stamp
from bot.transcripts.written import UNKNOWN_SPEAKER

LATEST = 100 * 60 * 60.0
"""Seconds a recording may last; a later time is a mistake."""

_NUMBERED = re.compile(r"(?:speaker|spk)[ _-]*\d{1,4}", re.IGNORECASE)
_UNKNOWN = frozenset({"unidentified", "unknown", "unknown speaker"})


class Cue(NamedTuple):
    """What is said from ``start`` to ``end`` seconds: ``text``, single-spaced, at ``line`` of the file.

    ``speaker`` is '' where the cue names nobody, ``end`` None where the format has none. ``stamps`` are those
    of characters of ``text``, as the file has them.
    """

    line: int
    speaker: str
    start: float
    end: float | None
    text: str
    stamps: tuple[Stamp, ...] = ()


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
        while word and word.end() <= stamp.character:
            at += word.end() - word.start() + 1
            word = next(words, None)
        if word is None:
            yield Stamp(max(0, at - 1), stamp.seconds)
        else:
            yield Stamp(at + max(0, stamp.character - word.start()), stamp.seconds)


def is_numbered(speaker: str) -> bool:
    """Say whether ``speaker`` is a number in place of a name: SPEAKER_00, spk_1, Speaker 2."""
    return _NUMBERED.fullmatch(speaker) is not None


def with_speakers_told(cues: Sequence[Cue]) -> list[Cue]:
    """Return ``cues`` with numbered speakers told as Speaker 1, Speaker 2 and so on, as they appear.

    Whoever is called unknown is the unknown speaker.
    """
    labels = dict.fromkeys(cue.speaker for cue in cues if is_numbered(cue.speaker))
    names = {label: f"Speaker {number}" for number, label in enumerate(labels, 1)}
    names |= {cue.speaker: UNKNOWN_SPEAKER for cue in cues if cue.speaker.lower() in _UNKNOWN}
    return [cue._replace(speaker=names.get(cue.speaker, cue.speaker)) for cue in cues]
