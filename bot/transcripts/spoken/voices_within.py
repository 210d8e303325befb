"""Spoken text in which arrows tell that somebody else speaks, ``>> So we went.``, and nobody is named."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.transcripts.accounts import Account
from bot.transcripts.captions.voice_marks import MARK, NOBODY_NAMED
from bot.transcripts.clock import clock_seconds, format_clock
from bot.transcripts.spoken.blocks import Block, Line

_PACE = 2.5
"""Words a second of the last block, whose end nothing tells."""


def in_voices(blocks: Sequence[Block], account: Account) -> Iterator[Block]:
    """Yield ``blocks``, cut at the arrows in them where nobody is named; the arrows are put down."""
    named = any(block.name for block in blocks)
    for block, following in pairwise([*blocks, Block(0, "", "")]):
        parts = [Block(block.number, block.name, block.clock, end=block.end)]
        for line in block.lines:
            at = 0
            for found in MARK.finditer(line.text) if ">>" in line.text else ():
                account.notice(line.number, found.group().strip(), "words" if named else NOBODY_NAMED)
                if not named:
                    _go_on(parts, line, at, found.start())
                    if parts[-1].lines:
                        parts.append(Block(line.number, "", ""))
                    at = found.end()
            _go_on(parts, line, at, len(line.text))
        yield from _timed(parts, block.end or following.clock)


def _go_on(parts: Sequence[Block], line: Line, begin: int, end: int) -> None:
    if text := line.text[begin:end].strip():
        parts[-1].lines.append(Line(line.number, text))


def _timed(parts: Sequence[Block], until: str) -> Iterator[Block]:
    """Yield ``parts`` of a block that ends at ``until``, if it has a time with times in proportion to their words."""
    yield parts[0]
    begin, end = clock_seconds(parts[0].clock), clock_seconds(until)
    words = [sum(len(line.text.split()) for line in part.lines) for part in parts]
    at = 0
    for part, before in zip(parts[1:], words, strict=False):
        at += before
        if begin is not None:
            lasting = end - begin if end is not None and end > begin else sum(words) / _PACE
            part.clock = format_clock(begin + lasting * at / max(1, sum(words)))
        yield part
