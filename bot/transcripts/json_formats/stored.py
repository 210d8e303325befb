"""Reads what editors and older services keep of recognised speech: words in lists of their own making."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel, Field, TypeAdapter

from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.word_cues import Word, cues_of
from bot.transcripts.json_formats.members import Seconds, Speaker, Text, lists, validated, within
from bot.transcripts.json_formats.segment_reading import reading_of_segments
from bot.transcripts.json_formats.segments import Segment
from bot.transcripts.written import Reading

_MARKS = frozenset(".,?!;:…。、，？！")


class SpeechmaticsJob:
    """The first format of Speechmatics: words and speakers, each with a name, a time and a duration."""

    name = "Speechmatics"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has words whose names are what is said."""
        return lists(within(value, "words"), "name", "time", "duration")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        job = validated(_JOB, value, self.name, source)
        turns = sorted(job.speakers, key=lambda turn: turn.time)
        return reading_of(cues_of(_spoken(job.words, turns)), source)._replace(made_by=self.name)


class _Spoken(BaseModel):
    name: Text = ""
    time: Seconds
    duration: Seconds = 0


class _Turn(BaseModel):
    name: Speaker = None
    time: Seconds


class _Job(BaseModel):
    words: list[_Spoken]
    speakers: list[_Turn] = []


_JOB = TypeAdapter(_Job)


def _spoken(words: Iterable[_Spoken], turns: Sequence[_Turn]) -> Iterator[Word]:
    at, speaker = 0, ""
    for word in words:
        while at < len(turns) and turns[at].time <= word.time:
            speaker, at = turns[at].name or "", at + 1
        mark = _is_mark(word.name)
        yield Word(word.name, "" if mark else speaker, word.time, None if mark else word.time + word.duration, mark)


def _is_mark(text: str) -> bool:
    return bool(text.strip()) and _MARKS.issuperset(text.strip())


class Kaldi:
    """The format of the BBC's Kaldi: words with and without their marks."""

    name = "Kaldi"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has words that are written both ways."""
        return lists(within(value, "words"), "word", "punct", "start")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        words = validated(_KALDI, value, self.name, source).words
        said = (Word(word.punct or word.word, word.speaker or "", word.start, word.end) for word in words)
        return reading_of(cues_of(said), source)._replace(made_by=self.name)


class _KaldiWord(BaseModel):
    word: Text = ""
    punct: Text = ""
    start: Seconds
    end: Seconds | None = None
    speaker: Speaker = None


class _Kaldi(BaseModel):
    words: list[_KaldiWord]


_KALDI = TypeAdapter(_Kaldi)


class WordTimings:
    """Words in lists, one list for each text that was recognised, as Google's samples keep them."""

    name = "lists of timed words"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has lists of words with times, within a list."""
        timings = within(value, "word_timings")
        return isinstance(timings, list) and any(lists(words, "word", "startTime") for words in timings[:50])

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        timings = validated(_TIMINGS, value, self.name, source).word_timings
        said = (Word(word.word, "", word.start, word.end) for words in timings for word in words)
        return reading_of(cues_of(said), source)


class _TimedWord(BaseModel):
    word: Text
    start: Seconds = Field(0.0, validation_alias="startTime")
    end: Seconds | None = Field(None, validation_alias="endTime")


class _Timings(BaseModel):
    word_timings: list[list[_TimedWord]]


_TIMINGS = TypeAdapter(_Timings)


class AutoEdit:
    """The format of autoEdit: paragraphs of lines of words."""

    name = "autoEdit"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has a text of such paragraphs."""
        text = within(value, "text")
        return lists(text, "paragraph") and any(lists(within(one, "paragraph"), "line") for one in text[:50])

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        parts = validated(_AUTO_EDIT, value, self.name, source).text
        said = (
            Word(word.text, part.speaker or "", word.start, word.end)
            for part in parts
            for paragraph in part.paragraph
            for word in paragraph.line
        )
        return reading_of(cues_of(said), source)


class _EditedWord(BaseModel):
    text: Text = ""
    start: Seconds | None = Field(None, validation_alias="startTime")
    end: Seconds | None = Field(None, validation_alias="endTime")


class _EditedLine(BaseModel):
    line: list[_EditedWord] = []


class _EditedPart(BaseModel):
    speaker: Speaker = None
    paragraph: list[_EditedLine] = []


class _AutoEdit(BaseModel):
    text: list[_EditedPart]


_AUTO_EDIT = TypeAdapter(_AutoEdit)


class DraftJs:
    """The format of Draft.js, as the BBC's editor keeps a transcript: blocks with their data beside their text."""

    name = "Draft.js"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has blocks of text whose data tell who speaks or when."""
        blocks = within(value, "blocks")
        return lists(blocks, "text", "data") and any(
            isinstance(data := within(block, "data"), dict)
            and not data.keys().isdisjoint(("speaker", "words", "start"))
            for block in blocks[:50]
        )

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        blocks = validated(_BLOCKS, value, self.name, source).blocks
        rows = [{**block.data, "text": block.text} for block in blocks]
        return reading_of_segments(validated(_SEGMENTS, rows, self.name, source), {}, source)


class _Block(BaseModel):
    text: Text = ""
    data: dict[str, object] = {}


class _Blocks(BaseModel):
    blocks: list[_Block]


_BLOCKS = TypeAdapter(_Blocks)
_SEGMENTS: TypeAdapter[Sequence[Segment]] = TypeAdapter(list[Segment])
