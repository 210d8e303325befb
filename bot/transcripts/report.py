"""What was read of each conversation, and what was odd: for people who add one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.transcripts.joins import Join
from bot.transcripts.telling import all_left_out, counted, left_out_line, noticed_line, often
from bot.transcripts.written import LeftOut, Noticed, OddLine, Reading, Severity

MOST_SHOWN = 20
"""Lines of each kind (odd, left out, noticed) printed for one conversation; the rest are counted."""


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
        yield from map("  {}".format, told_words(report, MOST_SHOWN))
        yield from map(str, report.odd_lines[:MOST_SHOWN])
        if len(report.odd_lines) > MOST_SHOWN:
            yield f"  and {len(report.odd_lines) - MOST_SHOWN:,} more"
    failed = sum(report.failed for report in reports)
    yield f"{len(reports) - failed} of {len(reports)} conversations can be served"


def told_words(report: ParseReport, most: int) -> Iterator[str]:
    """Yield what became of words that are not read, or could be read otherwise: at most ``most`` lines of each kind."""
    read = report.figures.words_written if report.figures else 0
    if everything := all_left_out(report.left_out, read):
        yield everything
    longest = sorted(range(len(report.left_out)), key=lambda number: -report.left_out[number].words)[:most]
    yield from (left_out_line(report.left_out[number]) for number in sorted(longest))
    if hidden := len(report.left_out) - len(longest):
        yield f"and {counted(hidden, 'shorter stretch', 'shorter stretches')} left out"
    yield from map(noticed_line, report.noticed[:most])
    if len(report.noticed) > most:
        yield f"and {len(report.noticed) - most:,} more that could be read otherwise"


def _figure_lines(figures: Figures) -> Iterator[str]:
    yield (
        f"{counted(figures.passages, 'passage', 'passages')} "
        f"({counted(figures.labels, 'names its speaker', 'name their speaker')}, "
        f"{counted(figures.continuations, 'goes on', 'go on')}), "
        f"{counted(figures.turns, 'turn', 'turns')}, {counted(round(figures.seconds / 60), 'minute', 'minutes')}"
    )
    joins = counted(figures.joins, "join", "joins")
    yield counted(figures.words_written, "word", "words") + (
        f", {figures.words:,} without the {figures.words_repeated:,} repeated at {joins}" if figures.joins else ""
    )
    for speaker in figures.speakers:
        words = counted(speaker.words, "word", "words")
        yield f"{speaker.speaker}: {words}, named {often(speaker.labels)}"
