"""The blocks of a spoken text into passages, with the times that are told, or estimated ones."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from bot.conversation.errors import TranscriptError
from bot.conversation.timing import Stamps
from bot.transcripts.accounts import Account
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import Cue
from bot.transcripts.clock import clock_seconds
from bot.transcripts.paragraphs import FEWEST
from bot.transcripts.spoken.blocks import Block, Line
from bot.transcripts.spoken.inner_times import are_marks, notice_times, pieces_of, stamped
from bot.transcripts.spoken.lines import is_name
from bot.transcripts.spoken.marks import unmarked
from bot.transcripts.spoken.sparse_times import EXAMPLE, Said, estimated_starts, sparse_reading
from bot.transcripts.spoken.voices_within import in_voices
from bot.transcripts.written import LONGEST_PASSAGE, UNKNOWN_SPEAKER, OddLine, Reading, Severity, WrittenPassage

_VERY_MANY = 20_000
"""Pieces from which each by itself takes too long."""
_PIECE = 40
"""Words of a paragraph without times that are timed together."""
_SHORT_PIECES = 20
"""Passages from which their lengths tell that they are pieces to be joined."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said in the file ``source``: its ``blocks``, without headings; ``speaker`` speaks where nobody is named.

    ``marks`` says that times within paragraphs are marks to be taken out.
    """

    blocks: Sequence[Block]
    speaker: str
    source: str
    marks: bool

    @classmethod
    def of(
        cls, blocks: Sequence[Block], titles: Collection[str], speaker: str, source: str, account: Account
    ) -> "Talk":
        """Return the talk of ``blocks``; lines that repeat one of the ``titles`` of chapters are left out."""
        said = []
        for block in blocks:
            lines = list[Line]()
            for line in block.lines:
                if line.text in titles:
                    account.leave_out(line.number, line.text, "a heading")
                else:
                    lines.append(line._replace(text=unmarked(line.text)))
            said.append(Block(block.number, block.name, block.clock, lines, block.end))
        texts = [line.text for block in said for line in block.lines]
        marks = are_marks(texts)
        if not marks:
            for block in said:
                for line in block.lines:
                    notice_times(line.number, line.text, account)
        if not any(texts):
            raise TranscriptError(source, 0, "no passage with a speaker or a time was found", EXAMPLE)
        said = [block for block in said if block.lines or block.clock or block.name]
        return cls(list(in_voices(said, account)), speaker, source, marks)

    def reading(self, *, in_pieces: bool) -> Reading:
        """Return what is said; ``in_pieces`` when times cut it into pieces that are joined anew."""
        passages, untimed, odd_lines = self._passages()
        if not passages:
            raise TranscriptError(self.source, 0, "no passage with a speaker or a time was found", EXAMPLE)
        if 2 * sum(not block.clock for block in self.blocks) > len(self.blocks) or (untimed and self.marks):
            reading = sparse_reading(_fewer(self._said()), self.source)
            return reading._replace(odd_lines=(*odd_lines, *reading.odd_lines))
        if in_pieces or _are_pieces(passages):
            return reading_of(list(self._cues()), self.source, odd_lines)
        if untimed:
            have = "has" if len(untimed) == 1 else "have"
            problem = f"{len(untimed):,} of {len(passages):,} passages {have} no time; estimated from those around"
            odd_lines.append(OddLine(self.source, passages[untimed[0]].line, problem, "give each passage a time"))
        return Reading(tuple(_estimated(passages, frozenset(untimed))), (), tuple(odd_lines), overlapping=True)

    def _passages(self) -> tuple[list[WrittenPassage], list[int], list[OddLine]]:
        """Return the passages, the places of those without a time, and what is odd about them."""
        passages: list[WrittenPassage] = []
        untimed: list[int] = []
        odd_lines: list[OddLine] = []
        for block in self.blocks:
            before = passages[-1] if passages else None
            passage = self._passage(block, before)
            odd_lines += _oddities(block, passage, before, self.source)
            if passage.text:
                untimed += [] if block.clock else [len(passages)]
                passages.append(passage)
        odd_lines += _headings(self.blocks, self.source)
        return passages, untimed, sorted(odd_lines, key=attrgetter("line"))

    def _passage(self, block: Block, before: WrittenPassage | None) -> WrittenPassage:
        text = " ".join(line.text for line in block.lines)
        stamps = None
        start = clock_seconds(block.clock)
        if self.marks:
            text, found = stamped(text)
            begin = start
            if begin is None and found and found[0].character == 0:
                start = begin = found[0].seconds
            stamps = (
                Stamps.of(stamp for stamp in found if begin is not None and stamp.seconds > begin) if found else None
            )
        if start is None:
            start = before.start if before else 0.0
        speaker = block.name or (before.speaker if before else self.speaker or UNKNOWN_SPEAKER)
        return WrittenPassage(block.number, speaker, start, text, labelled=bool(block.name), stamps=stamps)

    def _said(self) -> list[Said]:
        """Return the paragraphs of the blocks; the first of each has the time its head tells, if it does."""
        said, speaker = list[Said](), self.speaker
        for block in self.blocks:
            speaker = block.name or speaker
            start = clock_seconds(block.clock)
            for line in block.lines:
                for inner, text in pieces_of(line.text) if self.marks else ((None, line.text),):
                    start = inner if inner is not None else start
                    for piece in _in_pieces(text):
                        said.append(Said(line.number, speaker, start, piece))
                        start = None
        return said

    def _cues(self) -> Iterator[Cue]:
        speaker = self.speaker
        before = 0.0
        for block in self.blocks:
            start = clock_seconds(block.clock)
            if block.clock and start is None:
                continue
            speaker = block.name or speaker
            before = before if start is None else start
            text = " ".join(line.text for line in block.lines)
            text, stamps = stamped(text) if self.marks else (text, ())
            yield Cue(block.number, speaker, before, clock_seconds(block.end), text, stamps)


def _fewer(said: list[Said]) -> list[Said]:
    """Return ``said``; of very many pieces, those that go on without a time are joined, short as they must be."""
    if len(said) < _VERY_MANY:
        return said
    joined: list[list[Said]] = []
    words = 0
    for piece in said:
        words += piece.text.count(" ") + 1
        if joined and piece.start is None and piece.speaker == joined[-1][0].speaker and words <= _PIECE:
            joined[-1].append(piece)
        else:
            joined.append([piece])
            words = piece.text.count(" ") + 1
    return [pieces[0]._replace(text=" ".join(piece.text for piece in pieces)) for pieces in joined]


def _in_pieces(text: str) -> Iterator[str]:
    """Yield ``text`` in pieces short enough to be timed by their lengths."""
    words = text.split()
    for begin in range(0, len(words), _PIECE):
        yield " ".join(words[begin : begin + _PIECE])


def _estimated(passages: Sequence[WrittenPassage], untimed: Collection[int]) -> Iterator[WrittenPassage]:
    """Yield ``passages``, those at the ``untimed`` places from where their neighbours' times put them."""
    said = [
        Said(one.line, one.speaker, None if place in untimed else one.start, one.text)
        for place, one in enumerate(passages)
    ]
    for place, start in enumerate(estimated_starts(said)):
        yield passages[place]._replace(start=start) if place in untimed else passages[place]


def _are_pieces(passages: Sequence[WrittenPassage]) -> bool:
    """Say whether ``passages`` are as short as captions, most of them going on with the speaker before."""
    if len(passages) < _SHORT_PIECES or median(len(passage.text.split()) for passage in passages) >= FEWEST:
        return False
    going_on = sum(before.speaker == passage.speaker for before, passage in pairwise(passages))
    return 3 * going_on >= 2 * len(passages)


def _oddities(block: Block, passage: WrittenPassage, before: WrittenPassage | None, source: str) -> Iterator[OddLine]:
    line, clock = block.number, block.clock
    if clock and clock_seconds(clock) is None:
        mend = "write it as hours:minutes:seconds, minutes and seconds at most 59"
        yield OddLine(source, line, f"{clock} is no time", mend, Severity.ERROR)
    if not passage.text:
        yield OddLine(
            source, line, "a time or a name without any words after it", "write the words, or delete the line"
        )
    if len(passage.text) > LONGEST_PASSAGE and clock:
        problem = f"a passage of {len(passage.text):,} characters; at most {LONGEST_PASSAGE:,} can be timed"
        yield OddLine(source, line, problem, "give its paragraphs times", Severity.ERROR)
    if before and passage.start < before.start:
        yield OddLine(source, line, f"{clock} is earlier than the passage above", "check both times")


def _headings(blocks: Sequence[Block], source: str) -> Iterator[OddLine]:
    """Yield one odd line that tells of all lines within ``blocks`` that may be headings, if there are any."""
    found = [line for block in blocks for line in block.lines[1:] if _may_be_heading(line.text)]
    if not found:
        return
    first = f"“{found[0].text}” has no time and may be a heading; read as part of the passage"
    more = f"; so may {len(found) - 1:,} more short lines be" if len(found) > 1 else ""
    yield OddLine(source, found[0].number, first + more, "begin it with ## if it is a heading")


def _may_be_heading(text: str) -> bool:
    return not text[0].islower() and len(text) <= 80 and len(text.split()) <= 8 and is_name(text)
