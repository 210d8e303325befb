"""Segments of speech as many programs list them: a text, when it begins, often who speaks and the words in it.

Programs differ in what they call these members and in their unit of time, not in what they tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field, model_validator

from bot.conversation.timing import Stamp
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.captions.script_spacing import words_in
from bot.transcripts.json_formats.members import Milliseconds, SaidBy, Seconds, Speaker, Text, first_known
from bot.transcripts.paragraphs import PAUSE

TEXTS = (
    "text", "body", "word", "punctuated_word", "sentence", "transcript", "content", "utterance", "caption", "line",
    "raw_text", "rawText", "displayText", "message", "speech", "value", "input",
)  # fmt: skip
"""What programs call what is said."""
STARTS = (
    "start", "startTime", "start_time", "startTimestamp", "start_timestamp", "begin", "from", "startOffset",
    "start_offset", "startTimeOffset", "startSeconds", "start_seconds", "startSec", "timestamp", "timecode", "time",
    "offset", "ts", "t", "start_ts", "startTs", "start_s", "begin_time", "beginTime", "time_start", "timeStart",
    "elapsedSeconds", "elapsed_seconds", "elapsed",
)  # fmt: skip
"""What they call when it begins, in whichever unit."""
MILLISECONDS = (
    "start_ms", "startMs", "startMS", "startMillis", "start_time_ms", "startTimeMs", "startMilliseconds",
    "offsetMilliseconds", "offset_ms", "offsetMs", "timestamp_ms", "timestampMs",
)  # fmt: skip
"""What they call it where the name tells that it is in milliseconds."""
SPEAKERS = (
    "voice", "speaker_name", "speakerName", "speakerDisplayName", "speakerDesignation", "speaker", "speakerLabel",
    "speaker_label", "speakerId", "speaker_id", "participant", "author", "name", "user", "who", "role",
)  # fmt: skip
"""What they call who speaks; names before labels."""
ROW = "line of the file"
"""What readers of other formats than JSON call where a segment stands."""
ENDS = (
    "end", "endTime", "end_time", "endTimestamp", "end_timestamp", "to", "endOffset", "end_offset", "endSeconds",
    "end_seconds", "endSec", "stop", "end_ts", "endTs", "end_s", "time_end", "timeEnd",
)  # fmt: skip
ENDS_MS = ("end_ms", "endMs", "endMS", "endMillis", "end_time_ms", "endTimeMs", "endMilliseconds")
DURATIONS = ("duration", "dur")

_SLOWEST = ((0.0125, 1.0), (2e-5, 1e3), (1.5e-6, 1e6), (1e-9, 1e7))
"""Words a unit of time that anybody says at least, and such units in a second: from a word in 80 seconds on."""


def _listed(words: object) -> object:
    return words if isinstance(words, list) and all(isinstance(word, dict) for word in words) else []


class _Timed(BaseModel):
    """When something is said: ``moment`` and ``until`` in a unit that the file as a whole tells."""

    moment: Seconds | None = Field(None, validation_alias=AliasChoices(*STARTS))
    moment_ms: Milliseconds | None = Field(None, validation_alias=AliasChoices(*MILLISECONDS))
    until: Seconds | None = Field(None, validation_alias=AliasChoices(*ENDS))
    until_ms: Milliseconds | None = Field(None, validation_alias=AliasChoices(*ENDS_MS))
    lasting: Seconds | None = Field(None, validation_alias=AliasChoices(*DURATIONS))

    @model_validator(mode="before")
    @classmethod
    def _in_pairs(cls, value: object) -> object:
        """Take apart times that are written as pairs, as by Hugging Face's pipelines."""
        pair = value.get("timestamp") if isinstance(value, dict) else None
        if isinstance(value, dict) and isinstance(pair, list) and len(pair) == 2:
            return {name: part for name, part in value.items() if name != "timestamp"} | {
                "start": pair[0],
                "end": pair[1],
            }
        return value

    def start(self, scale: float) -> float | None:
        """Return the second it begins at, where ``scale`` units are a second; None if it is not told."""
        if self.moment_ms is not None:
            return self.moment_ms / 1000
        return None if self.moment is None else self.moment / scale

    def end(self, scale: float) -> float | None:
        """Return the second it ends at, None if it is not told."""
        if self.until_ms is not None:
            return self.until_ms / 1000
        if self.until is None and self.lasting is not None and self.moment is not None:
            return (self.moment + self.lasting) / scale
        return None if self.until is None else self.until / scale


class _Word(_Timed):
    text: Text = Field("", validation_alias=AliasChoices("punctuated_word", "text", "word", "value", "content"))
    speaker: Speaker = Field(None, validation_alias=AliasChoices(*SPEAKERS))


class Segment(_Timed):
    """What somebody says, and the words in it where they are timed."""

    text: Text = Field(validation_alias=AliasChoices(*TEXTS))
    speaker: SaidBy = Field(None, validation_alias=AliasChoices(*SPEAKERS))
    words: Annotated[list[_Word], BeforeValidator(_listed)] = []
    row: int = Field(0, validation_alias=ROW)

    @property
    def said_by(self) -> str:
        """Who speaks, by the segment or else by its first word that tells; '' if nobody is named."""
        return first_known(self.speaker, *(word.speaker for word in self.words))

    @model_validator(mode="before")
    @classmethod
    def _told(cls, value: object) -> object:
        """Leave out names that are empty where another member names who speaks."""
        if not isinstance(value, dict):
            return value
        named = [name for name in SPEAKERS if name in value]
        empty = [name for name in named if value[name] in (None, "")]
        if not 0 < len(empty) < len(named):
            return value
        return {name: part for name, part in value.items() if name not in empty}

    def cue(self, scale: float, names: Mapping[str, str]) -> Cue | None:
        """Return it as a cue, with its speaker by name; None if it has no time."""
        start = self.start(scale)
        if start is None and self.words:
            start = self.words[0].start(scale)
        if start is None:
            return None
        label = " ".join(self.said_by.split())
        return spaced_cue(self.row, names.get(label, label), start, self.end(scale), self.text, self._stamps(scale))

    def _stamps(self, scale: float) -> Iterator[Stamp]:
        """Yield when each word begins in the text, and when one ends that a pause follows."""
        at = 0
        for number, spoken in enumerate(self.words):
            word, start = spoken.text.strip(), spoken.start(scale)
            begin = self.text.find(word, at, at + len(word) + 100)
            if not word or begin < 0 or start is None:
                continue
            yield Stamp(begin, start)
            at = begin + len(word)
            end = spoken.end(scale)
            following = self.words[number + 1].start(scale) if number + 1 < len(self.words) else None
            if end is not None and following is not None and following - end >= PAUSE:
                yield Stamp(at, end)


def scale_of(segments: Sequence[Segment]) -> float:
    """Return how many units of the times of ``segments`` are a second, by how fast people can speak.

    Times with fractions are seconds. Short files tell as well: a word that lasts 80 units lasts no 80 seconds.
    """
    moments = [segment.moment for segment in segments if segment.moment is not None]
    if not moments or not all(moment.is_integer() for moment in moments):
        return 1.0
    words = sum(words_in(segment.text) for segment in segments)
    lasting = sum(max(0.0, (segment.end(1.0) or 0.0) - (segment.moment or 0.0)) for segment in segments)
    pace = words / max(lasting or max(moments) - min(moments), 1.0)
    return next((scale for slowest, scale in _SLOWEST if pace >= slowest), 1.0)
