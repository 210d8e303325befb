"""Cues into passages: what one speaker says is joined, then cut where sentences end.

Captions break lines where they fit on a screen; a quote and its context read better by the paragraph.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from re import Match
from typing import NamedTuple

from bot.conversation.sentences import Span, sentences_of
from bot.conversation.timing import Stamp, Stamps, seconds_at
from bot.transcripts.captions.cues import Cue
from bot.transcripts.captions.script_spacing import space_between, units_of
from bot.transcripts.written import UNKNOWN_SPEAKER, WrittenPassage

FEWEST, MOST = 20, 80
"""Words a passage should have: fewer only where a speaker says less, more only up to both together."""

SILENCE = 5.0
"""Seconds of silence, by stamps, that end a passage."""

PAUSE = 0.25
"""Seconds between a cue's end and the next one's start from which the end is kept; less is rounding."""


class _Turn(NamedTuple):
    """Neighbouring cues of one speaker as one text; ``lines`` pairs characters with the lines they stand on."""

    speaker: str
    start: float
    text: str
    stamps: Stamps | None
    lines: tuple[tuple[int, int], ...]


def paragraphs(cues: Iterable[Cue]) -> Iterator[WrittenPassage]:
    """Yield the passages that ``cues`` make, in their order; a cue that names nobody goes on with the last."""
    for turn in map(_joined, _by_turn(_with_speakers(cues))):
        yield from _cut(turn)


def one_by_one(cues: Iterable[Cue]) -> Iterator[WrittenPassage]:
    """Yield each of ``cues`` as a passage of its own, for a file whose cues are paragraphs already."""
    for cue in _with_speakers(cues):
        turn = _joined([cue])
        labelled = cue.speaker != UNKNOWN_SPEAKER
        yield WrittenPassage(cue.line, cue.speaker, cue.start, cue.text, labelled, turn.stamps)


def _with_speakers(cues: Iterable[Cue]) -> Iterator[Cue]:
    speaker = UNKNOWN_SPEAKER
    for cue in cues:
        speaker = cue.speaker or speaker
        yield cue._replace(speaker=speaker)


def _by_turn(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    turn: list[Cue] = []
    for cue in cues:
        if turn and not _goes_on(turn[-1], cue):
            yield turn
            turn = []
        turn.append(cue)
    if turn:
        yield turn


def _goes_on(before: Cue, cue: Cue) -> bool:
    silence = cue.start - (cue.start if before.end is None else before.end)
    return not cue.begins and cue.speaker == before.speaker and cue.start >= before.start and silence < SILENCE


def _joined(cues: Sequence[Cue]) -> _Turn:
    stamps, lines, pieces, at = [], [], list[str](), 0
    for number, cue in enumerate(cues):
        if number:
            pieces.append(space_between(cues[number - 1].text, cue.text))
            at += len(pieces[-1])
        lines.append((at, cue.line))
        stamps.append(Stamp(at, cue.start))
        stamps += (Stamp(at + stamp.character, stamp.seconds) for stamp in cue.stamps)
        pieces.append(cue.text)
        at += len(cue.text)
        if cue.end is not None and (number + 1 == len(cues) or cues[number + 1].start - cue.end >= PAUSE):
            stamps.append(Stamp(at, cue.end))
    first = cues[0]
    return _Turn(
        speaker=first.speaker,
        start=first.start,
        text="".join(pieces),
        stamps=Stamps.of(stamp for stamp in stamps if stamp.character and stamp.seconds > first.start),
        lines=tuple(lines),
    )


def _cut(turn: _Turn) -> Iterator[WrittenPassage]:
    words = units_of(turn.text)
    labelled = turn.speaker != UNKNOWN_SPEAKER
    for span in _spans(turn, words):
        begin, end = words[span.first].start(), words[span.stop - 1].end()
        start = round(seconds_at([turn], 0, begin), 3)
        stamps = turn.stamps.within(begin, end) if turn.stamps else ()
        inner = Stamps.of(stamp for stamp in stamps if stamp.seconds > start)
        line = turn.lines[bisect_right(turn.lines, begin, key=itemgetter(0)) - 1][1]
        yield WrittenPassage(line, turn.speaker, start, turn.text[begin:end], labelled and not begin, inner)


def _spans(turn: _Turn, words: Sequence[Match[str]]) -> Iterator[Span]:
    """Yield the words of each passage: whole sentences, as many as fit."""
    first = stop = 0
    for sentence in sentences_of([word.group() for word in words]):
        for piece in _breaths(turn, words, sentence):
            if stop - first >= FEWEST and piece.stop - first > MOST:
                yield Span(first, stop)
                first = piece.first
            stop = piece.stop
    if stop > first:
        yield Span(first, stop)


def _breaths(turn: _Turn, words: Sequence[Match[str]], sentence: Span) -> Iterator[Span]:
    """Yield ``sentence`` whole, or if it is longer than a passage may be, cut at its longest pauses."""
    first = sentence.first
    while sentence.stop - first > MOST:
        stop = max(range(first + FEWEST, first + MOST + 1), key=lambda word: (_pause(turn, words, word), word))
        yield Span(first, stop)
        first = stop
    yield Span(first, sentence.stop)


def _pause(turn: _Turn, words: Sequence[Match[str]], word: int) -> float:
    """Return the tenths of a second between ``word`` and the one before it."""
    return round(seconds_at([turn], 0, words[word].start()) - seconds_at([turn], 0, words[word - 1].end()), 1)
