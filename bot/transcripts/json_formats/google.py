"""Reads what Google Speech-to-Text writes, in each of its versions.

Where it tells speakers apart its last result holds every word again, each with a speaker's tag: those are read, and
the same words in the results before are not.
"""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.word_cues import Word, cues_of, merged
from bot.transcripts.json_formats.members import Seconds, Speaker, Text, lists, validated, within
from bot.transcripts.left_out import other_readings
from bot.transcripts.written import Details, Reading


class Google:
    """The format of Google Speech-to-Text."""

    name = "Google Speech-to-Text"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has, at one of the places it may be, results with alternatives and no types."""
        results = _results(value)
        return (
            lists(results, "alternatives")
            and not lists(results, "type")
            and any(
                lists(within(result, "alternatives"), "transcript") or lists(within(result, "alternatives"), "words")
                for result in results[:50]
            )
        )

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        results = validated(_RESULTS, {"results": _results(value)}, self.name, source).results
        channels: dict[int, list[_Result]] = {}
        for result in results:
            channels.setdefault(result.channel or 0, []).append(result)
        several = len(channels) > 1
        read = [cues_of(_words(of, f"Channel {number}" if several else "")) for number, of in channels.items()]
        language = next((result.language for result in results if result.language), None)
        others = (option.transcript for result in results for option in result.alternatives[1:])
        return reading_of(merged(read) if several else read[0], source)._replace(
            made_by=self.name, details=Details(language=language), left_out=other_readings(others)
        )


def _results(value: object) -> list[object]:
    """Return the results in ``value``, wherever a version of the service has them; none if it has none."""
    if isinstance(value, list):
        if lists(value, "alternatives"):
            return value
        return [result for one in value if isinstance(one, dict) for result in _results(one)]
    found = within(value, "results") or within(value, "response", "results")
    if isinstance(found, dict):
        files = [
            _results(within(one, "transcript") or within(one, "inlineResult", "transcript")) for one in found.values()
        ]
        return next((one for one in files if one), [])
    return found if isinstance(found, list) else []


class _Word(BaseModel):
    word: Text
    start: Seconds | None = Field(
        None, validation_alias=AliasChoices("startTime", "startOffset", "start_time", "start_offset")
    )
    end: Seconds | None = Field(None, validation_alias=AliasChoices("endTime", "endOffset", "end_time", "end_offset"))
    tag: Speaker = Field(
        None, validation_alias=AliasChoices("speakerLabel", "speakerTag", "speaker_label", "speaker_tag")
    )


class _Option(BaseModel):
    transcript: Text = ""
    words: list[_Word] = []


class _Result(BaseModel):
    alternatives: list[_Option] = []
    end: Seconds | None = Field(
        None, validation_alias=AliasChoices("resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset")
    )
    channel: int | None = Field(None, validation_alias=AliasChoices("channelTag", "channel_tag"))
    language: str | None = Field(None, validation_alias=AliasChoices("languageCode", "language_code"))


class _Results(BaseModel):
    results: list[_Result]


_RESULTS = TypeAdapter(_Results)


def _words(results: Iterable[_Result], channel: str) -> Iterator[Word]:
    """Yield the words of ``results``; a result that begins with all before it takes their place."""
    said: list[Word] = []
    ended = 0.0
    for result in results:
        first = next(iter(result.alternatives), None)
        timed = bool(first and any(word.end or word.start for word in first.words))
        words = list(_timed(first.words, channel)) if first and timed else []
        if first and not timed and first.transcript.strip():
            words = [Word(first.transcript, channel, ended, result.end)]
        if _repeats(said, words):
            said = words
        else:
            said += words
        ended = result.end if result.end is not None else ended
    yield from said


def _timed(words: Iterable[_Word], channel: str) -> Iterator[Word]:
    for word in words:
        # A start of 0 is left out, as each zero is where Google writes JSON; a tag of 0 is nobody.
        tag = "" if word.tag in {None, "SPEAKER_0"} else str(word.tag)
        start = 0.0 if word.start is None and word.end is not None else word.start
        yield Word(word.word, tag or channel, start, word.end)


def _repeats(said: Sequence[Word], words: Sequence[Word]) -> bool:
    """Say whether ``words`` begin with all that was ``said``, at the same times."""
    if not said or len(words) < len(said):
        return False
    return all(
        before.start == word.start and _bare(before.text) == _bare(word.text)
        for before, word in zip(said, words, strict=False)
    )


def _bare(text: str) -> str:
    return text.strip(".,?!").casefold()
