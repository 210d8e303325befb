"""Reads what recognisers for one's own machines and older services write: Speechmatics, IBM Watson, Vosk."""

from collections.abc import Iterator

from pydantic import BaseModel, Field, TypeAdapter

from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.word_cues import Word, cues_of
from bot.transcripts.json_formats.members import Seconds, Speaker, Text, lists, validated, within
from bot.transcripts.left_out import other_readings
from bot.transcripts.written import Details, Reading


class Speechmatics:
    """The format of Speechmatics."""

    name = "Speechmatics"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has results that are words or marks."""
        return lists(_words_of(value), "type", "alternatives")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        transcript = validated(_SPEECHMATICS, {"results": _words_of(value)}, self.name, source)
        language = within(within(value, "metadata"), "transcription_config", "language")
        others = (option.content for result in transcript.results for option in result.alternatives[1:])
        return reading_of(cues_of(_heard(transcript)), source)._replace(
            made_by=self.name,
            details=Details(language=language if isinstance(language, str) else None),
            left_out=other_readings(others),
        )


def _words_of(value: object) -> object:
    return value if isinstance(value, list) else within(value, "results")


class _Heard(BaseModel):
    content: Text = ""
    speaker: Speaker = None


class _Result(BaseModel):
    type: str
    alternatives: list[_Heard] = []
    start_time: Seconds | None = None
    end_time: Seconds | None = None
    attaches_to: str | None = None
    channel: Speaker = None


class _Speechmatics(BaseModel):
    results: list[_Result]


_SPEECHMATICS = TypeAdapter(_Speechmatics)


def _heard(transcript: _Speechmatics) -> Iterator[Word]:
    for result in transcript.results:
        if result.alternatives:
            first = result.alternatives[0]
            mark = result.type == "punctuation" and result.attaches_to != "next"
            speaker = "" if mark else first.speaker or result.channel or ""
            start = None if mark else result.start_time
            yield Word(first.content, speaker, start, result.end_time, mark)


class Watson:
    """The format of IBM Watson Speech to Text."""

    name = "IBM Watson"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has results whose alternatives list the times of words."""
        results = within(_whole(value), "results")
        return lists(results, "alternatives") and any(
            lists(within(result, "alternatives"), "timestamps") for result in results[:50]
        )

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        transcript = validated(_WATSON, _whole(value), self.name, source)
        others = (option.transcript for result in transcript.results for option in result.alternatives[1:])
        return reading_of(cues_of(_timed(transcript)), source)._replace(
            made_by=self.name, left_out=other_readings(others)
        )


def _whole(value: object) -> object:
    """Return ``value``; of a stored job, which holds one or more results a level deeper, all of them as one."""
    parts = within(value, "results")
    if not lists(parts, "results"):
        return value
    whole: dict[str, list[object]] = {"results": [], "speaker_labels": []}
    for part in parts:
        for name, rows in whole.items():
            found = within(part, name)
            rows.extend(found if isinstance(found, list) else [])
    return whole


class _WatsonOption(BaseModel):
    transcript: Text = ""
    timestamps: list[tuple[Text, Seconds, Seconds]] = []


class _WatsonResult(BaseModel):
    alternatives: list[_WatsonOption] = []


class _WatsonLabel(BaseModel):
    start: Seconds = Field(validation_alias="from")
    speaker: Speaker = None


class _Watson(BaseModel):
    results: list[_WatsonResult]
    speaker_labels: list[_WatsonLabel] = []


_WATSON = TypeAdapter(_Watson)


def _timed(transcript: _Watson) -> Iterator[Word]:
    speakers = {label.start: label.speaker or "" for label in transcript.speaker_labels}
    for result in transcript.results:
        for option in result.alternatives[:1]:
            for text, start, end in option.timestamps:
                yield Word(text, speakers.get(start, ""), start, end)
