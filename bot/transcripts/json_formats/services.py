"""Reads what services for recognised speech write as lists of words: Deepgram, Rev AI, Speechmatics, IBM Watson."""

from collections.abc import Iterator
from typing import Any

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.word_cues import Word, cues_of, merged
from bot.transcripts.json_formats.members import Seconds, Speaker, Text, lists, names_in, validated, within
from bot.transcripts.left_out import left_out, other_readings
from bot.transcripts.written import Details, LeftOut, Reading


class Deepgram:
    """The format of Deepgram."""

    name = "Deepgram"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has results with channels of alternatives, or with utterances."""
        return lists(within(value, "results", "channels"), "alternatives")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        channels = validated(_DEEPGRAM, within(value, "results"), self.name, source).channels
        firsts = [channel.alternatives[0] for channel in channels if channel.alternatives]
        several, again = len(firsts) > 1, tuple[LeftOut, ...]()
        if several and len({first.said for first in firsts}) == 1:
            again = left_out((first.said for first in firsts[1:]), "the same words on another channel")
            firsts, several = firsts[:1], False
        read = [cues_of(_deepgram_words(first, number, several)) for number, first in enumerate(firsts)]
        others = other_readings(option.said for channel in channels for option in channel.alternatives[1:])
        language = next((channel.language for channel in channels if channel.language), None)
        return reading_of(merged(read) if several else [cue for cues in read for cue in cues], source)._replace(
            made_by=self.name, details=Details(language=language), left_out=(*again, *others)
        )


class _DeepgramWord(BaseModel):
    text: Text = Field(validation_alias=AliasChoices("punctuated_word", "word"))
    start: Seconds | None = None
    end: Seconds | None = None
    speaker: Speaker = None


class _DeepgramSentence(BaseModel):
    text: Text
    start: Seconds | None = None
    end: Seconds | None = None


class _DeepgramParagraph(BaseModel):
    sentences: list[_DeepgramSentence] = []
    speaker: Speaker = None


class _DeepgramParagraphs(BaseModel):
    paragraphs: list[_DeepgramParagraph] = []


class _DeepgramOption(BaseModel):
    words: list[_DeepgramWord] = []
    paragraphs: _DeepgramParagraphs | None = None
    transcript: Text = ""

    @property
    def said(self) -> str:
        return self.transcript or " ".join(word.text for word in self.words)


class _DeepgramChannel(BaseModel):
    alternatives: list[_DeepgramOption] = []
    language: str | None = Field(None, validation_alias="detected_language")


class _DeepgramResults(BaseModel):
    channels: list[_DeepgramChannel]


_DEEPGRAM = TypeAdapter(_DeepgramResults)


def _deepgram_words(option: _DeepgramOption, number: int, several: bool) -> Iterator[Word]:
    channel = f"Channel {number}" if several else ""
    for word in option.words:
        yield Word(word.text, channel or word.speaker or "", word.start, word.end)
    if not option.words and option.paragraphs:
        for paragraph in option.paragraphs.paragraphs:
            for sentence in paragraph.sentences:
                yield Word(sentence.text, channel or paragraph.speaker or "", sentence.start, sentence.end)


class RevAi:
    """The format of Rev AI, and of Rev's people."""

    name = "Rev AI"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has monologues of elements."""
        return lists(within(value, "monologues"), "elements")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        transcript = validated(_REV, value, self.name, source)
        names = names_in(transcript.speakers)
        elements = [element for monologue in transcript.monologues for element in monologue.elements]
        # Rev's people have no doubts: only the program's words tell how sure of them it is.
        recognised = any(element.confidence is not None for element in elements)
        reading = reading_of(cues_of(_rev_words(transcript.monologues, names)), source)
        return reading._replace(made_by=self.name if recognised else None)


class _RevElement(BaseModel):
    type: str = "text"
    value: Text = ""
    start: Seconds | None = Field(None, validation_alias=AliasChoices("ts", "timestamp"))
    end: Seconds | None = Field(None, validation_alias=AliasChoices("end_ts", "end_timestamp"))
    confidence: object = None


class _RevMonologue(BaseModel):
    speaker: Speaker = None
    speaker_name: Speaker = None
    elements: list[_RevElement] = []


class _RevTranscript(BaseModel):
    monologues: list[_RevMonologue]
    speakers: object = None


_REV = TypeAdapter(_RevTranscript)


def _rev_words(monologues: list[_RevMonologue], names: Any) -> Iterator[Word]:
    for monologue in monologues:
        label = monologue.speaker_name or monologue.speaker or ""
        space = True
        for element in monologue.elements:
            text = element.value
            if text.strip():
                attached = not space and not text[:1].isspace()
                yield Word(text, names.get(label, label), element.start, element.end, attached)
            space = not text or text[-1:].isspace()
