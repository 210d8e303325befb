"""Reads what podcasts publish their transcripts as: Podcasting 2.0's JSON and Podlove's."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from bot.conversation.timing import Stamp
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.captions.recognisers import LONGEST_MAKER
from bot.transcripts.json_formats.members import (
    Milliseconds,
    SaidBy,
    Seconds,
    Text,
    first_known,
    lists,
    names_in,
    validated,
    within,
)
from bot.transcripts.written import Reading

PASSAGES = "passages"
"""What ``unit`` says in Podcasting 2.0 JSON whose segments are paragraphs, as this bot exports them."""


class PodcastJson:
    """The format of Podcasting 2.0's ``podcast:transcript``."""

    name = "Podcasting 2.0"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` is an object with segments that have bodies, or with a body of its own."""
        return lists(within(value, "segments"), "body") or (
            isinstance(value, dict) and "segments" in value and "body" in value
        )

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        transcript = validated(_PODCAST, value, self.name, source)
        names = names_in(transcript.speakers)
        cues = [
            spaced_cue(
                0,
                names.get(segment.speaker or "", segment.speaker or ""),
                segment.startTime,
                segment.endTime,
                segment.body,
                segment.inner,
            )
            for segment in transcript.segments
        ]
        return reading_of(cues, source, whole_passages=transcript.unit == PASSAGES)._replace(
            timed=transcript.timed, made_by=transcript.maker
        )


class _PodcastSegment(BaseModel):
    startTime: Seconds  # noqa: N815 -- the format's names
    endTime: Seconds | None = None  # noqa: N815
    speaker: SaidBy = Field(
        None, validation_alias=AliasChoices("speaker", "speakerLabel", "speaker_label", "speaker_name")
    )
    body: str
    stamps: tuple[tuple[Annotated[int, Field(ge=0)], Seconds], ...] = ()

    @property
    def inner(self) -> Iterator[Stamp]:
        return (Stamp(*stamp) for stamp in self.stamps)


class _PodcastTranscript(BaseModel):
    segments: list[_PodcastSegment]
    speakers: object = None
    unit: str | None = None
    timed: bool = True
    madeBy: object = None  # noqa: N815

    @property
    def maker(self) -> str | None:
        """The machine that wrote it down, as this bot exports it."""
        name = " ".join(self.madeBy.split()) if isinstance(self.madeBy, str) else ""
        return name[:LONGEST_MAKER] or None


_PODCAST = TypeAdapter(_PodcastTranscript)


class Podlove:
    """The format of Podlove's publisher and player."""

    name = "Podlove"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` is or has a list of what is said, each with times in milliseconds beside others."""
        return lists(_rows(value), "start_ms") and (lists(_rows(value), "text") or lists(_rows(value), "items"))

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        rows = validated(_PODLOVE, {"transcripts": _rows(value)}, self.name, source).transcripts
        names = names_in(within(value, "contributors"), within(value, "speakers"))
        cues = list[Cue]()
        for row in rows:
            who = first_known(row.voice, names.get(row.speaker or "", row.speaker or ""))
            cues += [spaced_cue(0, who, item.start_ms / 1000, item.end, item.text) for item in row.items or [row]]
        return reading_of(cues, source)


def _rows(value: object) -> object:
    return value if isinstance(value, list) else within(value, "transcripts") or within(value, "transcript")


class _PodloveItem(BaseModel):
    start_ms: Milliseconds
    end_ms: Milliseconds | None = None
    text: Text = ""

    @property
    def end(self) -> float | None:
        return None if self.end_ms is None else self.end_ms / 1000


class _PodloveRow(_PodloveItem):
    speaker: SaidBy = None
    voice: SaidBy = None
    items: list[_PodloveItem] = []


class _Podlove(BaseModel):
    transcripts: list[_PodloveRow]


_PODLOVE = TypeAdapter(_Podlove)
