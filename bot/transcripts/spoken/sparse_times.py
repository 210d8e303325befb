"""Speech with few times or none: what stands between two of them is timed by its length.

Measured on the first conversation with only some of its times kept: with one about every 2.5 minutes the others
are estimated 4 s off on average (nine of ten within 9 s), with one every 5 minutes 5 s (14 s), with one every 20
minutes 18 s (41 s); with none at all a minute, and more where people talk at another pace.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from bot.conversation.errors import TranscriptError
from bot.conversation.timing import CHARACTERS_PER_SECOND, Stamps
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import Cue
from bot.transcripts.written import OddLine, Reading, WrittenPassage

MOST_APART = 300.0
"""Seconds between times, on average, from which no estimate between them is good enough for a link."""

EXAMPLE = (
    "begin each passage like this: Ada Lovelace (00:01:16) What she says. Without times: Ada Lovelace: What she says."
)
"""What to do with a text in which nobody speaks."""
_LENGTH = "until then links play from the start; the recording's length betters the estimate"


class Said(NamedTuple):
    """What ``speaker`` ('' for nobody named) says at ``line`` of the file, from ``start`` on; None if not told."""

    line: int
    speaker: str
    start: float | None
    text: str


class _Known(NamedTuple):
    character: int
    seconds: float


def sparse_reading(said: Sequence[Said], source: str) -> Reading:
    """Return what was ``said`` as passages, its missing times estimated; that they were is in the odd lines.

    ``timed`` is unset where too few are known. Raises TranscriptError as ``reading_of`` does.
    """
    if not said:
        raise TranscriptError(source, 0, "no passage with a speaker or a time was found", EXAMPLE)
    starts = estimated_starts(said)
    told = sum(piece.start is not None for piece in said)
    cues = [Cue(piece.line, piece.speaker, start, None, piece.text) for piece, start in zip(said, starts, strict=True)]
    if not told:
        cues[-1] = cues[-1]._replace(end=round(starts[-1] + len(said[-1].text) / CHARACTERS_PER_SECOND, 3))
    reading = reading_of(cues, source)
    timed = told > 0 and (starts[-1] - starts[0]) / told <= MOST_APART
    return reading._replace(odd_lines=(*reading.odd_lines, *_oddities(told, len(said), source, timed)), timed=timed)


def spread(reading: Reading, seconds: float) -> Reading:
    """Return ``reading``, whose times are guessed, with all of them spread over a recording of ``seconds``.

    Spread once more it stays as it is.
    """
    *earlier, last = reading.passages
    before = sum(len(written.text) + 1 for written in earlier)
    factor = seconds * before / (before + len(last.text)) / last.start if last.start else 1.0
    return reading._replace(passages=tuple(_slower(written, factor) for written in reading.passages))


def _slower(written: WrittenPassage, factor: float) -> WrittenPassage:
    stamps = Stamps.of(stamp._replace(seconds=stamp.seconds * factor) for stamp in written.stamps or ())
    return written._replace(start=round(written.start * factor, 3), stamps=stamps)


def estimated_starts(said: Sequence[Said]) -> Sequence[float]:
    """Return when each piece of what was ``said`` begins: as told, else estimated from those around it."""
    begins = (0, *accumulate(len(piece.text) + 1 for piece in said))
    known = _rising(said, begins)
    return [
        round(_seconds(known, begin), 3) if piece.start is None else piece.start
        for piece, begin in zip(said, begins, strict=False)
    ]


def _rising(said: Sequence[Said], begins: Sequence[int]) -> Sequence[_Known]:
    """Return the known times, those left out that are earlier than one before; the very beginning is at 0 s."""
    known = [_Known(0, 0.0)] if said[0].start is None else []
    for piece, begin in zip(said, begins, strict=False):
        if piece.start is not None and (not known or piece.start >= known[-1].seconds):
            known.append(_Known(begin, piece.start))
    return known


def _seconds(known: Sequence[_Known], character: int) -> float:
    """Return the second of ``character``: in proportion between known ones, at the pace of people talking after."""
    number = bisect_right(known, character, key=itemgetter(0)) - 1
    before = known[number]
    if number + 1 == len(known):
        return before.seconds + (character - before.character) / CHARACTERS_PER_SECOND
    after = known[number + 1]
    share = (character - before.character) / (after.character - before.character)
    return before.seconds + (after.seconds - before.seconds) * share


def _oddities(told: int, pieces: int, source: str, timed: bool) -> Iterator[OddLine]:
    if timed and told < pieces:
        problem = f"{told:,} of {pieces:,} paragraphs have a time; those between are estimated, some ten seconds off"
        yield OddLine(source, 0, problem, "give more of them times where links should be exact")
    elif not timed:
        few = f"only {told:,} of {pieces:,} paragraphs have a time" if told else "it has no times"
        problem = f"{few}; they are estimated from its length and may be minutes off"
        yield OddLine(source, 0, problem, f"give it times, or captions of the recording; {_LENGTH}")
