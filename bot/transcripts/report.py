"""What was read of each conversation, and what was odd: for people who add one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.transcripts.joins import Join
from bot.transcripts.written import LeftOut, Noticed, OddLine, Reading, Severity

MOST_SHOWN = 20
"""Odd lines printed for one conversation; the rest are counted."""


class SpeakerFigures(NamedTuple):
    """How often a speaker is named, and their words: as written, and with those repeated read once."""

    speaker: str
    labels: int
    words_written: int
    words: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a transcript holds.

    ``labels`` are passages that name their speaker, ``continuations`` the others, ``turns`` what is left
    when neighbouring passages of one speaker are joined. ``words_written`` counts the file's words,
    ``words`` the same without the ``words_repeated`` at ``joins``. Times are in seconds.
    """

    passages: int
    labels: int
    turns: int
    continuations: int
    first_start: float
    last_start: float
    seconds: float
    words_written: int
    words: int
    joins: int
    words_repeated: int
    speakers: tuple[SpeakerFigures, ...]


@dataclass(frozen=True, slots=True)
class ParseReport:
    """What became of one ``source`` (a folder): its figures, if it could be read, and its odd lines.

    ``left_out`` and ``noticed`` account for what of the file is not in the conversation, or could be read otherwise.
    ``taken`` tells what of its title, date and the like was taken from where.
    """

    source: str
    title: str
    figures: Figures | None
    odd_lines: tuple[OddLine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    taken: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether anything is so wrong that the conversation is not served."""
        return any(odd.severity is Severity.ERROR for odd in self.odd_lines)


def figures_of(reading: Reading, conversation: Conversation, joins: Sequence[Join]) -> Figures:
    """Return the figures of ``conversation``: ``reading`` without the words repeated at ``joins``."""
    written = reading.passages
    labels = sum(passage.labelled for passage in written)
    return Figures(
        passages=len(written),
        labels=labels,
        turns=len(conversation.turns),
        continuations=len(written) - labels,
        first_start=written[0].start,
        last_start=written[-1].start,
        seconds=conversation.duration,
        words_written=sum(len(passage.text.split()) for passage in written),
        words=conversation.word_count,
        joins=len(joins),
        words_repeated=sum(join.words for join in joins),
        speakers=tuple(_speaker_figures(name, reading, conversation) for name in conversation.speakers),
    )


def _speaker_figures(name: str, reading: Reading, conversation: Conversation) -> SpeakerFigures:
    written = [passage for passage in reading.passages if passage.speaker == name]
    spoken = [passage for passage in conversation.passages if passage.speaker == name]
    return SpeakerFigures(
        speaker=name,
        labels=sum(passage.labelled for passage in written),
        words_written=sum(len(passage.text.split()) for passage in written),
        words=sum(len(passage.text.split()) for passage in spoken),
    )


def report_lines(reports: Sequence[ParseReport]) -> Iterator[str]:
    """Yield the lines that tell a person what was read, conversation by conversation."""
    for report in reports:
        yield f"{report.source}: {report.title}" if report.title else report.source
        if report.figures:
            yield from map("  {}".format, _figure_lines(report.figures))
        yield from map("  {}".format, report.taken)
        yield from map(str, report.odd_lines[:MOST_SHOWN])
        if len(report.odd_lines) > MOST_SHOWN:
            yield f"  and {len(report.odd_lines) - MOST_SHOWN:,} more"
    failed = sum(report.failed for report in reports)
    yield f"{len(reports) - failed} of {len(reports)} conversations can be served"


def _figure_lines(figures: Figures) -> Iterator[str]:
    yield (
        f"{figures.passages:,} passages ({figures.labels:,} name their speaker, "
        f"{figures.continuations:,} go on), {figures.turns:,} turns, {figures.seconds / 60:.0f} minutes"
    )
    yield f"{figures.words_written:,} words" + (
        f", {figures.words:,} without the {figures.words_repeated:,} repeated at {figures.joins:,} joins"
        if figures.joins
        else ""
    )
    for speaker in figures.speakers:
        yield f"{speaker.speaker}: {speaker.words:,} words, named {speaker.labels:,} times"
