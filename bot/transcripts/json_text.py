"""Reads transcripts in JSON: Podcasting 2.0, Whisper, whisper.cpp and WhisperX, YouTube's json3.

Each format is a pydantic model of the few members that matter; whatever else a file holds is passed over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field, TypeAdapter, ValidationError

from bot.conversation.errors import TranscriptError
from bot.conversation.timing import Stamp
from bot.transcripts.cue_reading import reading_of
from bot.transcripts.cues import Cue, spaced_cue
from bot.transcripts.paragraphs import PAUSE
from bot.transcripts.written import Reading

PASSAGES = "passages"
"""What ``unit`` says in Podcasting 2.0 JSON whose segments are paragraphs, as this bot exports them."""

_Seconds = Annotated[float, Field(ge=0, le=10**9, allow_inf_nan=False)]
_Milliseconds = Annotated[float, Field(ge=0, le=10**12, allow_inf_nan=False)]
_JSON = re.compile(r"\ufeff?\s*(?P<list>\[\s*(?=\{))?\{")
_Parsed = TypeVar("_Parsed")


def _label(speaker: object) -> object:
    """Return what people are called by programs that number them, as others write it."""
    return f"SPEAKER_{speaker}" if isinstance(speaker, int) or str(speaker).isdecimal() else speaker


_Speaker = Annotated[
    str | None,
    BeforeValidator(_label),
    Field(validation_alias=AliasChoices("speaker", "speakerLabel", "speaker_label", "speaker_name")),
]
"""Who speaks, under whichever name a program has for it."""


class PodcastJson:
    """The reader for the JSON of Podcasting 2.0's ``podcast:transcript``."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` looks like an object with segments that have bodies."""
        return is_json(text) and '"segments"' in text and '"body"' in text

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is no such JSON or nobody says anything."""
        transcript = _parse(TypeAdapter(_PodcastTranscript), text, source)
        cues = [
            spaced_cue(0, segment.speaker or "", segment.startTime, segment.endTime, segment.body, segment.inner)
            for segment in transcript.segments
        ]
        return reading_of(cues, source, whole_passages=transcript.unit == PASSAGES)._replace(timed=transcript.timed)


class _PodcastSegment(BaseModel):
    startTime: _Seconds  # noqa: N815 -- the format's names
    endTime: _Seconds | None = None  # noqa: N815
    speaker: _Speaker = None
    body: str
    stamps: tuple[tuple[Annotated[int, Field(ge=0)], _Seconds], ...] = ()

    @property
    def inner(self) -> Iterator[Stamp]:
        return (Stamp(*stamp) for stamp in self.stamps)


class _PodcastTranscript(BaseModel):
    segments: list[_PodcastSegment]
    unit: str | None = None
    timed: bool = True


class WhisperJson:
    """The reader for what Whisper (``verbose_json``), WhisperX and their like write: segments, often with words.

    A list of words alone is read, too.
    """

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` looks like an object or a list of segments that have texts and starts."""
        return is_json(text) and '"start"' in text and ('"text"' in text or '"word"' in text)

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is no such JSON or nobody says anything."""
        if (found := _JSON.match(text)) and found["list"]:
            transcript = _WhisperTranscript(segments=_parse(TypeAdapter(list[_WhisperSegment]), text, source))
        else:
            transcript = _parse(TypeAdapter(_WhisperTranscript), text, source)
        names = transcript.names
        cues = (segment.cue for segment in transcript.segments)
        return reading_of([cue._replace(speaker=names.get(cue.speaker, cue.speaker)) for cue in cues], source)


class _WhisperWord(BaseModel):
    word: str
    start: _Seconds | None = None
    end: _Seconds | None = None
    speaker: _Speaker = None


class _WhisperSegment(BaseModel):
    start: _Seconds
    end: _Seconds | None = None
    duration: _Seconds | None = None
    text: str = Field(validation_alias=AliasChoices("text", "word"))
    speaker: _Speaker = None
    words: tuple[_WhisperWord, ...] = ()

    @property
    def cue(self) -> Cue:
        speaker = self.speaker or next((word.speaker for word in self.words if word.speaker), "")
        end = self.start + self.duration if self.end is None and self.duration is not None else self.end
        return spaced_cue(0, speaker, self.start, end, self.text, _stamped(self.text, self.words))


class _WhisperTranscript(BaseModel):
    segments: list[_WhisperSegment]
    speakers: object = None

    @property
    def names(self) -> Mapping[str, str]:
        """People's names by their labels, where a program has written them beside the segments."""
        listed = self.speakers if isinstance(self.speakers, dict) else {}
        return {label: " ".join(name.split()) for label, name in listed.items() if isinstance(name, str)}


def _stamped(text: str, words: Sequence[_WhisperWord]) -> Iterator[Stamp]:
    """Yield when each of ``words`` begins in ``text``, and when one ends that a pause follows."""
    at = 0
    for number, spoken in enumerate(words):
        word = spoken.word.strip()
        begin = text.find(word, at, at + len(word) + 100)
        if not word or begin < 0 or spoken.start is None:
            continue
        yield Stamp(begin, spoken.start)
        at = begin + len(word)
        following = words[number + 1].start if number + 1 < len(words) else None
        if spoken.end is not None and following is not None and following - spoken.end >= PAUSE:
            yield Stamp(at, spoken.end)


class WhisperCppJson:
    """The reader for what whisper.cpp writes: pieces with offsets in milliseconds."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` looks like an object with a transcription of such pieces."""
        return is_json(text) and '"transcription"' in text and '"offsets"' in text

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is no such JSON or nobody says anything."""
        pieces = _parse(TypeAdapter(_CppTranscript), text, source).transcription
        times = [(piece.offsets.begin / 1000, piece.offsets.to / 1000) for piece in pieces]
        return reading_of(
            [spaced_cue(0, "", *time, piece.text) for time, piece in zip(times, pieces, strict=True)], source
        )


class _CppOffsets(BaseModel):
    begin: _Milliseconds = Field(validation_alias="from")
    to: _Milliseconds


class _CppPiece(BaseModel):
    offsets: _CppOffsets
    text: str


class _CppTranscript(BaseModel):
    transcription: list[_CppPiece]


class YoutubeJson:
    """The reader for YouTube's captions as json3: events of pieces, each timed."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` looks like an object of events."""
        return is_json(text) and '"events"' in text and '"tStartMs"' in text

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is no such JSON or nobody says anything."""
        transcript = _parse(TypeAdapter(_YoutubeTranscript), text, source)
        return reading_of([event.cue for event in transcript.events if event.segs], source)


class _YoutubePiece(BaseModel):
    utf8: str = ""
    tOffsetMs: _Milliseconds = 0  # noqa: N815 -- the format's names


class _YoutubeEvent(BaseModel):
    tStartMs: _Milliseconds = 0  # noqa: N815
    segs: tuple[_YoutubePiece, ...] = ()

    @property
    def cue(self) -> Cue:
        # An event lasts on the screen while the next is spoken; its duration tells nothing.
        stamps, at = [], 0
        for piece in self.segs:
            stamps.append(Stamp(at + len(piece.utf8) - len(piece.utf8.lstrip()), self._seconds(piece.tOffsetMs)))
            at += len(piece.utf8)
        return spaced_cue(0, "", self._seconds(0), None, "".join(piece.utf8 for piece in self.segs), stamps)

    def _seconds(self, offset: float) -> float:
        return (self.tStartMs + offset) / 1000


class _YoutubeTranscript(BaseModel):
    events: list[_YoutubeEvent]


def is_json(text: str) -> bool:
    """Say whether ``text`` begins as an object or a list of them does."""
    return _JSON.match(text) is not None


def _parse(adapter: TypeAdapter[_Parsed], text: str, source: str) -> _Parsed:
    try:
        return adapter.validate_json(text.removeprefix("\ufeff"))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:80]
        problem = f"{place}: {first['msg']}"[:300] if place else first["msg"][:300]
        raise TranscriptError(source, 0, problem, "export it anew from where it was made") from error
