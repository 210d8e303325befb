"""Reads spoken text: a speaker, a time, what is said.

The layouts people have, all told apart line by line, so that a file may mix them::

    Ada Lovelace (00:01:16) What she says.        Ada Lovelace: 00:01:16: What she says.
    (00:02:40) What she says next.                00:02:40: What she says next.

    Ada Lovelace (00:01:16):                      Ada Lovelace
    What she says.                                (00:01:16)
                                                  What she says.
    Ada Lovelace  01:16
    What she says.                                [00:01:16] Ada Lovelace: What she says.

A time without a speaker goes on with the one before. What stands above the first speaker is the publisher's
(a note, a contents list) and is skipped; so are headings, which begin with ``#`` or repeat the contents list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter
from bot.transcripts.clock import clock_seconds
from bot.transcripts.lines import lines_of
from bot.transcripts.spoken_lines import Head, head_of, is_name, listed_chapter
from bot.transcripts.written import LONGEST_PASSAGE, UNKNOWN_SPEAKER, OddLine, Reading, Severity, WrittenPassage

_LINE = re.compile(r"[^\r\n]+")
_EXAMPLE = "begin each passage like this: Ada Lovelace (00:01:16) What she says."


class SpokenText:
    """The reader for spoken text."""

    def recognises(self, text: str) -> bool:
        """Say whether any line of ``text`` begins a passage."""
        return any(head_of(line) for line in _LINE.findall(text))

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if nothing in it begins a passage."""
        return read_spoken_text(text, source)


@dataclass(slots=True)
class _Block:
    """Lines from one head to the next; ``head`` is None for what stands above the first."""

    line: int
    head: Head | None
    lines: list[str] = field(default_factory=list)


def read_spoken_text(text: str, source: str) -> Reading:
    """Return what ``text`` says, in the file's order; ``source`` names the file in messages.

    Raises TranscriptError, and nothing else, if nothing in it begins a passage.
    """
    preamble, *blocks = _blocks(lines_of(text, source))
    contents, spoken = _split_contents(blocks)
    chapters = _chapters(preamble, contents)
    titles = frozenset(chapter.title for chapter in chapters)
    passages, odd_lines = _passages(spoken, titles, source)
    if not passages:
        raise TranscriptError(source, 0, "no passage with a speaker and a time was found", _EXAMPLE)
    return Reading(tuple(passages), chapters, tuple(odd_lines), overlapping=True)


def _blocks(lines: Iterable[str]) -> list[_Block]:
    blocks = [_Block(1, None)]
    for number, raw in enumerate(lines, 1):
        line = " ".join(raw.split())
        if not line or line.startswith("#"):
            continue
        head = head_of(line)
        if head is None:
            blocks[-1].lines.append(line)
            continue
        if head.alone:
            head = head._replace(speaker=_take_name(blocks[-1]))
        blocks.append(_Block(number, head, [head.text] if head.text else []))
    return blocks


def _take_name(block: _Block) -> str:
    """Take the speaker who is named on the last line of the block before a lone time; '' if nobody is."""
    text_lines = 0 if block.head is None else 1
    if len(block.lines) > text_lines and is_name(block.lines[-1]):
        return block.lines.pop()
    return ""


def _split_contents(blocks: Sequence[_Block]) -> tuple[Sequence[_Block], Sequence[_Block]]:
    """Split at the first named speaker who says something: times above it are a contents list."""
    for number, block in enumerate(blocks):
        if block.head and block.head.speaker and block.lines:
            return blocks[:number], blocks[number:]
    return (), blocks


def _chapters(preamble: _Block, contents: Iterable[_Block]) -> tuple[Chapter, ...]:
    listed = []
    for block in (preamble, *contents):
        if block.head and block.lines:
            listed.append((block.head.clock, block.lines[0]))
        listed += [found for line in block.lines if (found := listed_chapter(line))]
    starts = ((clock_seconds(clock), title) for clock, title in listed)
    return tuple(Chapter(start, title) for start, title in starts if start is not None)


def _passages(
    blocks: Iterable[_Block], titles: frozenset[str], source: str
) -> tuple[list[WrittenPassage], list[OddLine]]:
    passages: list[WrittenPassage] = []
    odd_lines: list[OddLine] = []
    for block in blocks:
        before = passages[-1] if passages else None
        passage = _passage(block, before, titles)
        odd_lines += _oddities(block, passage, before, titles, source)
        if passage.text:
            passages.append(passage)
    return passages, odd_lines


def _passage(block: _Block, before: WrittenPassage | None, titles: frozenset[str]) -> WrittenPassage:
    assert block.head is not None
    start = clock_seconds(block.head.clock)
    if start is None:
        start = before.start if before else 0.0
    speaker = block.head.speaker or (before.speaker if before else UNKNOWN_SPEAKER)
    text = " ".join(line for line in block.lines if line not in titles)
    return WrittenPassage(block.line, speaker, start, text, labelled=bool(block.head.speaker))


def _oddities(
    block: _Block, passage: WrittenPassage, before: WrittenPassage | None, titles: frozenset[str], source: str
) -> Iterator[OddLine]:
    assert block.head is not None
    line, clock = block.line, block.head.clock
    if clock_seconds(clock) is None:
        mend = "write it as hours:minutes:seconds, minutes and seconds at most 59"
        yield OddLine(source, line, f"{clock} is no time", mend, Severity.ERROR)
    if not passage.text:
        yield OddLine(source, line, "a time without any words after it", "write the words, or delete the line")
    if len(passage.text) > LONGEST_PASSAGE:
        problem = f"a passage of {len(passage.text):,} characters; at most {LONGEST_PASSAGE:,} can be timed"
        yield OddLine(source, line, problem, "give its paragraphs times", Severity.ERROR)
    if before and passage.start < before.start:
        yield OddLine(source, line, f"{clock} is earlier than the passage above", "check both times")
    for extra in block.lines[1:]:
        if extra not in titles and is_name(extra):
            problem = f"“{extra}” has no time and may be a heading; read as part of the passage"
            yield OddLine(source, line, problem, "begin it with ## if it is a heading")
