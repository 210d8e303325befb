"""Reads what Microsoft's speech services write: batch and fast transcription, and the results of their SDK."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from bot.conversation.timing import Stamp
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.captions.word_cues import merged
from bot.transcripts.json_formats.members import (
    TICKS,
    Milliseconds,
    Seconds,
    Speaker,
    Text,
    Ticks,
    lists,
    validated,
    within,
)
from bot.transcripts.left_out import other_readings
from bot.transcripts.written import Details, Reading

_OFFSETS = ("offsetInTicks", "offsetMilliseconds", "Offset", "offset")


class Azure:
    """The format of Azure Speech."""

    name = "Azure Speech"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has phrases, each with the time from which it was said."""
        phrases = _phrases(value)
        texts = any(lists(phrases, text) for text in ("nBest", "NBest", "DisplayText", "text", "display"))
        return texts and any(lists(phrases, offset) for offset in _OFFSETS)

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        phrases = validated(_PHRASES, {"phrases": _phrases(value)}, self.name, source).phrases
        several = len({phrase.channel for phrase in phrases}) > 1
        cues = [_cue(phrase, several) for phrase in phrases if phrase.said.strip()]
        others = (option.display for phrase in phrases for option in phrase.options[1:])
        language = next((phrase.locale for phrase in phrases if phrase.locale), None)
        return reading_of(merged([cues]) if several else cues, source)._replace(
            made_by=self.name, details=Details(language=language), left_out=other_readings(others)
        )


def _phrases(value: object) -> Any:
    found = within(value, "recognizedPhrases") or (
        within(value, "phrases") if within(value, "combinedPhrases") else None
    )
    if found is None:
        found = value if isinstance(value, list) else [value]
        found = found if any(lists(found, name) for name in ("NBest", "DisplayText")) else None
    return found


class _Timed(BaseModel):
    ticks: Ticks | None = Field(None, validation_alias=AliasChoices("offsetInTicks", "Offset"))
    milliseconds: Milliseconds | None = Field(None, validation_alias="offsetMilliseconds")
    offset: Seconds | None = None
    lasting_ticks: Ticks | None = Field(None, validation_alias=AliasChoices("durationInTicks", "Duration"))
    lasting_milliseconds: Milliseconds | None = Field(None, validation_alias="durationMilliseconds")
    duration: Seconds | None = None

    @property
    def start(self) -> float:
        """Seconds from the beginning."""
        return _first(self.ticks, self.milliseconds, self.offset) or 0.0

    @property
    def end(self) -> float | None:
        """Seconds from the beginning, None if it is not told."""
        lasting = _first(self.lasting_ticks, self.lasting_milliseconds, self.duration)
        return None if lasting is None else self.start + lasting


def _first(ticks: float | None, milliseconds: float | None, seconds: float | None) -> float | None:
    if ticks is not None:
        return ticks / TICKS
    return seconds if milliseconds is None else milliseconds / 1000


class _Word(_Timed):
    text: Text = Field("", validation_alias=AliasChoices("displayText", "word", "Word", "text"))


class _Option(BaseModel):
    display: Text = Field("", validation_alias=AliasChoices("display", "Display", "lexical", "Lexical"))
    words: list[_Word] = Field([], validation_alias=AliasChoices("displayWords", "words", "Words"))


class _Phrase(_Timed):
    text: Text = Field("", validation_alias=AliasChoices("text", "DisplayText", "display"))
    options: list[_Option] = Field([], validation_alias=AliasChoices("nBest", "NBest"))
    words: list[_Word] = []
    speaker: Speaker = Field(None, validation_alias=AliasChoices("speaker", "SpeakerId", "speakerId"))
    channel: int | None = Field(None, validation_alias=AliasChoices("channel", "Channel"))
    locale: str | None = None

    @property
    def said(self) -> str:
        """What is read of it: the likeliest."""
        return self.options[0].display if self.options else self.text


class _Phrases(BaseModel):
    phrases: list[_Phrase]


_PHRASES = TypeAdapter(_Phrases)


def _cue(phrase: _Phrase, several: bool) -> Cue:
    channel = f"Channel {phrase.channel}" if several and phrase.channel is not None else ""
    words = phrase.options[0].words if phrase.options and phrase.options[0].words else phrase.words
    return spaced_cue(0, phrase.speaker or channel, phrase.start, phrase.end, phrase.said, _stamps(phrase.said, words))


def _stamps(text: str, words: Sequence[_Word]) -> Iterator[Stamp]:
    """Yield when each of ``words`` begins in ``text``, which has their marks and capitals as well."""
    written, at = text.casefold(), 0
    if len(written) != len(text):
        return
    for word in words:
        wanted = word.text.strip().casefold()
        begin = written.find(wanted, at, at + len(wanted) + 100)
        if wanted and begin >= 0:
            yield Stamp(begin, word.start)
            at = begin + len(wanted)
