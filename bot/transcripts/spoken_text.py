"""Reads spoken text: a speaker, a time, what is said.

The layouts people have, all told apart line by line, so that a file may mix them::

    Ada Lovelace (00:01:16) What she says.        Ada Lovelace: 00:01:16: What she says.
    (00:02:40) What she says next.                00:02:40: What she says next.

    Ada Lovelace (00:01:16):                      Ada Lovelace
    What she says.                                (00:01:16)
                                                  What she says.
    Ada Lovelace  01:16
    What she says.                                [00:01:16] Ada Lovelace: What she says.

    Ada Lovelace: What she says.                  00:01:16 What somebody says.
    **Ada Lovelace:** What she says.              [00:01:16.000 --> 00:01:19.000] What somebody says.

A time without a speaker goes on with the one before; a speaker without a time has one estimated. Times that
nothing marks count only where no speaker has one. What stands above the first speaker is the publisher's (a note,
a contents list) and is skipped; so are headings, which begin with ``#`` or repeat the contents list.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter
from bot.transcripts.bare_times import has_bare_times, read_bare_times
from bot.transcripts.clock import clock_seconds
from bot.transcripts.cue_reading import reading_of
from bot.transcripts.cues import Cue
from bot.transcripts.lines import lines_of
from bot.transcripts.paragraphs import FEWEST
from bot.transcripts.sparse_times import EXAMPLE, Said, estimated_starts, sparse_reading
from bot.transcripts.spoken_labels import spoken_part, untimed_names
from bot.transcripts.spoken_lines import Head, bare_time, head_of, is_name, label_at, listed_chapter
from bot.transcripts.written import LONGEST_PASSAGE, UNKNOWN_SPEAKER, OddLine, Reading, Severity, WrittenPassage

_LINE = re.compile(r"[^\r\n]+")
_BRACKETS = re.compile(r"\\([\[\]()])")
_LINKED = re.compile(r"\[(?!\(?\d+:\d)([^\[\]]{1,200})\]\(https?://[^()\s]{1,500}\)")
_NO_WORDS = re.compile(
    r"Transcribed by https?://\S+|(?:\d{1,3} hours?,? )?(?:\d{1,2} minutes?,? )?\d{1,2} seconds?", re.ASCII
)
"""What programs write between the words: their address, and a time again for those who hear it read out."""
_MANY_NAMES = 6
"""Lines before times alone from which their recurring tells whether they are names."""
_SHORT_PIECES = 20
"""Passages from which their lengths tell that they are pieces to be joined."""


class SpokenText:
    """The reader for spoken text."""

    def recognises(self, text: str) -> bool:
        """Say whether any line of ``text`` begins a passage, or what somebody says."""
        lines = map(_tidied, _LINE.findall(text))
        return any(head_of(line) or bare_time(line) or label_at(line) for line in lines)

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
    lines = [_tidied(line) for line in lines_of(text, source)]
    heads = [head_of(line) for line in lines]
    if has_bare_times(lines) and not any(head.speaker for head in heads if head):
        return read_bare_times(lines, source)
    preamble, *blocks = _blocks(lines, heads)
    contents, spoken = _split_contents(blocks)
    chapters = _chapters(preamble, contents)
    titles = frozenset(chapter.title for chapter in chapters)
    passages, odd_lines = _passages(spoken, titles, source)
    if not passages:
        raise TranscriptError(source, 0, "no passage with a speaker or a time was found", EXAMPLE)
    untimed = {block.line for block in spoken if block.head and not block.head.clock}
    if 2 * len(untimed) > len(spoken):
        reading = sparse_reading(_paragraphs(spoken, titles), source)
        return reading._replace(chapters=chapters, odd_lines=(*odd_lines, *reading.odd_lines))
    if _are_pieces(passages):
        return reading_of(list(map(_cue, passages)), source, odd_lines)._replace(chapters=chapters)
    if untimed:
        have = "has" if len(untimed) == 1 else "have"
        problem = f"{len(untimed):,} of {len(passages):,} passages {have} no time; estimated from those around"
        odd_lines.append(OddLine(source, min(untimed), problem, "give each passage a time"))
    return Reading(tuple(_estimated(passages, untimed)), chapters, tuple(odd_lines), overlapping=True)


def _tidied(raw: str) -> str:
    """Return a line single-spaced, without Markdown's backslashes before brackets and links on words."""
    return _LINKED.sub(r"\1", _BRACKETS.sub(r"\1", " ".join(raw.split())))


def _blocks(lines: Sequence[str], heads: Sequence[Head | None]) -> list[_Block]:
    settings = spoken_part(lines)
    names = untimed_names(lines[settings:], heads[settings:])
    recur = _names_recur(lines, heads)
    blocks = [_Block(1, None)]
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), 1):
        if not line or line.startswith("#") or _NO_WORDS.fullmatch(line):
            continue
        if head is None and number > settings and (label := label_at(line)) and label.name in names:
            head = Head(label.name, "", label.text, alone=False)
        if head is None:
            blocks[-1].lines.append(line)
            continue
        if head.alone and recur:
            head = head._replace(speaker=_take_name(blocks[-1]))
        blocks.append(_Block(number, head, [head.text] if head.text else []))
    return blocks


def _names_recur(lines: Sequence[str], heads: Sequence[Head | None]) -> bool:
    """Say whether what stands on the line before times alone may be names: the same few come again and again."""
    before, last = list[str](), ""
    for line, head in zip(lines, heads, strict=True):
        if head and head.alone and is_name(last):
            before.append(last)
        last = line or last
    return len(before) < _MANY_NAMES or 2 * len(set(before)) <= len(before)


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


def _estimated(passages: Sequence[WrittenPassage], untimed: Collection[int]) -> Iterator[WrittenPassage]:
    """Yield ``passages``, those that begin at the ``untimed`` lines from where their neighbours' times put them."""
    said = [Said(p.line, p.speaker, None if p.line in untimed else p.start, p.text) for p in passages]
    for passage, start in zip(passages, estimated_starts(said), strict=True):
        yield passage._replace(start=start) if passage.line in untimed else passage


def _paragraphs(blocks: Iterable[_Block], titles: frozenset[str]) -> list[Said]:
    """Return the paragraphs of ``blocks``; the first of each has the time its head tells, if it does."""
    said, speaker = list[Said](), ""
    for block in blocks:
        assert block.head is not None
        speaker = block.head.speaker or speaker
        start = clock_seconds(block.head.clock)
        for line in block.lines:
            if line not in titles:
                said.append(Said(block.line, speaker, start, line))
                start = None
    return said


def _are_pieces(passages: Sequence[WrittenPassage]) -> bool:
    """Say whether ``passages`` are as short as captions, most of them going on with the speaker before."""
    if len(passages) < _SHORT_PIECES or median(len(passage.text.split()) for passage in passages) >= FEWEST:
        return False
    going_on = sum(before.speaker == passage.speaker for before, passage in pairwise(passages))
    return 3 * going_on >= 2 * len(passages)


def _cue(passage: WrittenPassage) -> Cue:
    speaker = "" if passage.speaker == UNKNOWN_SPEAKER else passage.speaker
    return Cue(passage.line, speaker, passage.start, None, passage.text)


def _oddities(
    block: _Block, passage: WrittenPassage, before: WrittenPassage | None, titles: frozenset[str], source: str
) -> Iterator[OddLine]:
    assert block.head is not None
    line, clock = block.line, block.head.clock
    if clock and clock_seconds(clock) is None:
        mend = "write it as hours:minutes:seconds, minutes and seconds at most 59"
        yield OddLine(source, line, f"{clock} is no time", mend, Severity.ERROR)
    if not passage.text:
        yield OddLine(
            source, line, "a time or a name without any words after it", "write the words, or delete the line"
        )
    if len(passage.text) > LONGEST_PASSAGE:
        problem = f"a passage of {len(passage.text):,} characters; at most {LONGEST_PASSAGE:,} can be timed"
        yield OddLine(source, line, problem, "give its paragraphs times", Severity.ERROR)
    if before and passage.start < before.start:
        yield OddLine(source, line, f"{clock} is earlier than the passage above", "check both times")
    for extra in block.lines[1:]:
        if extra not in titles and is_name(extra):
            problem = f"“{extra}” has no time and may be a heading; read as part of the passage"
            yield OddLine(source, line, problem, "begin it with ## if it is a heading")
