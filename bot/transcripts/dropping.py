"""Lines that somebody decided to leave out of a file: an advertisement, a footer, what comes before the talk."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.conversation.canonical import WORD
from bot.conversation.errors import TranscriptError
from bot.transcripts.decisions import Stretch
from bot.transcripts.lines import lines_of
from bot.transcripts.pieces import piece_of
from bot.transcripts.written import LeftOut, OddLine, Reading, WrittenPassage

_WHY = "left out by hand"
_SHOWN = 60
_LONGEST_LABEL = 12
"""Words that may stand in a line before what is said there: a name, a time, marks."""
_TAG = re.compile(r"<[^<>]{0,200}>")


class _Dropped(NamedTuple):
    """Words of a passage that a stretch leaves out, as characters of its text."""

    stretch: int
    begin: int
    end: int


def without_stretches(reading: Reading, stretches: Sequence[Stretch], text: str, source: str) -> Reading:
    """Return ``reading`` of ``text`` without what is said in ``stretches`` of its lines, which is told as left out.

    A stretch in which nothing is said becomes an odd line of ``source``. Raises TranscriptError if nothing is left.
    """
    lines = lines_of(text, source)
    kept: list[WrittenPassage] = []
    gone: list[list[LeftOut]] = [[] for _ in stretches]
    borders = pairwise([*(passage.line for passage in reading.passages), len(lines) + 1])
    for number, (passage, (first, after)) in enumerate(zip(reading.passages, borders, strict=True)):
        dropped = list(_dropped(passage, range(first, max(after, first + 1)), stretches, lines))
        for one in dropped:
            words = passage.text[one.begin : one.end]
            gone[one.stretch].append(LeftOut(passage.line, len(words.split()), words[:_SHOWN], _WHY))
        kept += _kept(reading.passages, number, dropped)
    if not kept:
        raise TranscriptError(source, 0, "all that is said in it is left out", "drop fewer of its lines")
    left_out = [LeftOut(of[0].line, sum(one.words for one in of), of[0].text, _WHY) for of in gone if of]
    unused = [stretch for stretch, of in zip(stretches, gone, strict=True) if not of]
    found = (
        "nothing is said in lines" if any(one.line for one in reading.passages) else "this format has no lines such as"
    )
    odd = (OddLine(source, 0, f"{found} {one}", "correct drop in conversation.toml") for one in unused)
    return reading._replace(
        passages=tuple(kept),
        left_out=(*reading.left_out, *left_out),
        odd_lines=(*reading.odd_lines, *odd),
    )


def _dropped(
    passage: WrittenPassage, span: range, stretches: Sequence[Stretch], lines: Sequence[str]
) -> Iterator[_Dropped]:
    """Yield what ``stretches`` leave out of ``passage``, which stands on the lines ``span``, in its order."""
    held = [next((at for at, one in enumerate(stretches) if one.holds(line)), None) for line in span]
    if all(at is None for at in held):
        return
    words = list(WORD.finditer(passage.text))
    if not words:
        return
    runs = _runs(words, [lines[line - 1] if 0 < line <= len(lines) else "" for line in span])
    outside = [run for run, at in zip(runs, held, strict=True) if at is None and run]
    if held[0] is not None and not outside:
        yield _Dropped(held[0], 0, len(passage.text))
        return
    for run, at in zip(runs, held, strict=True):
        if at is not None and run:
            yield _Dropped(at, words[run.start].start(), words[run.stop - 1].end())


def _runs(words: Sequence[re.Match[str]], lines: Iterable[str]) -> list[range]:
    """Return which of ``words`` stand in each of ``lines``, as far as they are found there in their order."""
    spoken = [word.group() for word in words]
    at, runs = 0, []
    for line in lines:
        count = _said_in(_TAG.sub(" ", line).split(), spoken, at)
        runs.append(range(at, at + count))
        at += count
    return runs


def _said_in(written: Sequence[str], spoken: Sequence[str], at: int) -> int:
    """Return how many words ``written`` in a line, all but those of a label, are those ``spoken`` from ``at`` on."""
    for skip in range(min(len(written), _LONGEST_LABEL) if at < len(spoken) else 0):
        if written[skip] == spoken[at] and written[skip:] == spoken[at : at + len(written) - skip]:
            return len(written) - skip
    return 0


def _kept(passages: Sequence[WrittenPassage], number: int, dropped: Sequence[_Dropped]) -> Iterator[WrittenPassage]:
    """Yield what is left of passage ``number``, each piece from the second it is said."""
    passage = passages[number]
    if not dropped:
        yield passage
        return
    borders = [0, *(at for one in dropped for at in (one.begin, one.end)), len(passage.text)]
    for begin, end in zip(borders[::2], borders[1::2], strict=True):
        if passage.text[begin:end].strip():
            yield piece_of(passages, number, begin, end)
