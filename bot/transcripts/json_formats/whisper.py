"""Reads what Whisper and its kin write: segments, often with words; whisper.cpp's pieces."""

from pydantic import BaseModel, Field, TypeAdapter

from bot.conversation.errors import TranscriptError
from bot.conversation.timing import Stamp
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.json_formats.members import Milliseconds, SaidBy, Seconds, Text, lists, names_in, validated, within
from bot.transcripts.json_formats.segment_reading import without_times
from bot.transcripts.json_formats.segments import Segment, scale_of
from bot.transcripts.written import UNKNOWN_SPEAKER, Details, Reading

_WHISPER = frozenset({"avg_logprob", "compression_ratio", "no_speech_prob", "seek", "temperature", "tokens"})
"""What only a recogniser of Whisper's kind says of a segment."""

_SURE = ("probability", "score")
"""How Whisper, WhisperX and their kin say how sure they are of a word."""


class WhisperJson:
    """The format of Whisper (``verbose_json``), WhisperX and their like; a list of segments or words alone, too."""

    name = "Whisper"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` is or has a list of segments or words that have texts and starts."""
        return any(lists(_segments(value), text, "start") for text in ("text", "word"))

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        if isinstance(value, list):
            segments = validated(_LIST, value, self.name, source)
        else:
            segments = validated(_OBJECT, {"segments": _segments(value)}, self.name, source).segments
        names = names_in(within(value, "speakers"))
        scale = scale_of(segments)
        if scale != 1 and not any(segment.said_by not in ("", UNKNOWN_SPEAKER) for segment in segments):
            raise TranscriptError(source, 0, "nobody speaks as slowly as its times say", "give its times in seconds")
        told, noticed = without_times(segments)
        cues = [segment.cue(scale, names) for segment in told]
        language = within(value, "language")
        reading = reading_of([cue for cue in cues if cue], source)
        return reading._replace(
            noticed=(*reading.noticed, *noticed),
            made_by=self.name if _recognised(value) else None,
            details=Details(language=language if isinstance(language, str) else None),
        )


def _segments(value: object) -> object:
    """Return the segments of ``value``, or its words where it has no segments."""
    if isinstance(value, list):
        return value
    segments = within(value, "segments")
    return segments if segments or not lists(within(value, "words"), "word") else within(value, "words")


def _recognised(value: object) -> bool:
    if lists(within(value, "word_segments"), "word") or within(value, "task") in ("transcribe", "translate"):
        return True
    segments = _segments(value)
    first = segments[0] if isinstance(segments, list) and segments else {}
    if not isinstance(first, dict):
        return False
    return not _WHISPER.isdisjoint(first) or any(lists(first.get("words"), "word", sure) for sure in _SURE)


class _Segment(Segment):
    moment: Seconds = Field(validation_alias="start")


_LIST = TypeAdapter(list[_Segment])


class _Object(BaseModel):
    segments: list[_Segment]


_OBJECT = TypeAdapter(_Object)


class WhisperCppJson:
    """The format of whisper.cpp: pieces with offsets in milliseconds, with tokens in its full form."""

    name = "whisper.cpp"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has a transcription of such pieces."""
        return lists(within(value, "transcription"), "offsets")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        pieces = validated(_CPP, value, self.name, source).transcription
        language = within(value, "result", "language")
        return reading_of([piece.cue for piece in pieces], source)._replace(
            made_by="Whisper", details=Details(language=language if isinstance(language, str) else None)
        )


class _CppOffsets(BaseModel):
    begin: Milliseconds = Field(validation_alias="from")
    to: Milliseconds


class _CppToken(BaseModel):
    offsets: _CppOffsets | None = None
    text: Text = ""


class _CppPiece(BaseModel):
    offsets: _CppOffsets
    text: Text
    speaker: SaidBy = None
    tokens: list[_CppToken] = []

    @property
    def cue(self) -> Cue:
        stamps, at = [], 0
        for token in self.tokens:
            # A token that begins with a space begins a word; "[_BEG_]" and its like are no part of the text.
            begin = self.text.find(token.text, at, at + len(token.text) + 20) if token.text else -1
            if begin >= 0:
                at = begin + len(token.text)
                if token.offsets and token.text[:1] == " ":
                    stamps.append(Stamp(begin + 1, token.offsets.begin / 1000))
        times = self.offsets.begin / 1000, self.offsets.to / 1000
        return spaced_cue(0, self.speaker or "", *times, self.text, stamps)


class _Cpp(BaseModel):
    transcription: list[_CppPiece]


_CPP = TypeAdapter(_Cpp)
