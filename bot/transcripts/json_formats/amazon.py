"""Reads what Amazon Transcribe writes: items, words and punctuation marks alike, each with a speaker's label."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel, TypeAdapter

from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.word_cues import Word, cues_of, merged
from bot.transcripts.json_formats.members import Seconds, Speaker, Text, lists, validated, within
from bot.transcripts.left_out import other_readings
from bot.transcripts.written import Details, Reading


class Amazon:
    """The format of Amazon Transcribe."""

    name = "Amazon Transcribe"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has results with items that are words or marks, or audio segments."""
        results = within(value, "results")
        return (
            lists(within(results, "items"), "type", "alternatives")
            or lists(within(results, "audio_segments"), "transcript", "start_time")
            or _is_items(value)
        )

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        whole = {"results": {"items": value}} if _is_items(value) else value
        results = validated(_TRANSCRIPT, whole, self.name, source).results
        reading = reading_of(merged(map(cues_of, _channels(results))), source)
        others = (option.content for item in results.items for option in item.alternatives[1:])
        return reading._replace(
            made_by=self.name,
            details=Details(language=results.language_code),
            left_out=other_readings(others),
        )


def _is_items(value: object) -> bool:
    """Say whether ``value`` is the list of items alone; Speechmatics' tells who speaks within the alternatives."""
    return (
        lists(value, "type", "alternatives", "start_time")
        and isinstance(value, list)
        and not lists(value, "attaches_to")
        and not any(lists(within(item, "alternatives"), "speaker") for item in value[:50])
    )


class _Option(BaseModel):
    content: Text = ""


class _Item(BaseModel):
    type: str = "pronunciation"
    alternatives: list[_Option] = []
    start_time: Seconds | None = None
    end_time: Seconds | None = None
    speaker_label: Speaker = None
    channel_label: Speaker = None


class _LabelledItem(BaseModel):
    start_time: Seconds
    speaker_label: Speaker = None


class _LabelledSegment(BaseModel):
    speaker_label: Speaker = None
    items: list[_LabelledItem] = []


class _Labels(BaseModel):
    segments: list[_LabelledSegment] = []


class _Segment(BaseModel):
    transcript: Text
    start_time: Seconds
    end_time: Seconds | None = None
    speaker_label: Speaker = None


class _Results(BaseModel):
    items: list[_Item] = []
    audio_segments: list[_Segment] = []
    speaker_labels: _Labels | None = None
    language_code: str | None = None


class _Transcript(BaseModel):
    results: _Results


_TRANSCRIPT = TypeAdapter(_Transcript)


def _channels(results: _Results) -> list[list[Word]]:
    """Return the words of each channel; people who are recorded on one of their own are called as it is."""
    if not results.items:
        segments = results.audio_segments
        return [[Word(one.transcript, one.speaker_label or "", one.start_time, one.end_time) for one in segments]]
    channels: dict[str, list[_Item]] = {}
    for item in results.items:
        channels.setdefault(item.channel_label or "", []).append(item)
    speakers = _speakers(results.speaker_labels)
    return [
        list(_words(items, speakers, channel if channels.keys() - {channel} else ""))
        for channel, items in channels.items()
    ]


def _words(items: Iterable[_Item], speakers: Mapping[float | None, str], channel: str) -> Iterator[Word]:
    for item in items:
        if item.alternatives:
            speaker = item.speaker_label or speakers.get(item.start_time) or channel
            mark = item.type == "punctuation"
            yield Word(item.alternatives[0].content, "" if mark else speaker, item.start_time, item.end_time, mark)


def _speakers(labels: _Labels | None) -> Mapping[float | None, str]:
    """Return who begins a word at each second, where only the labels' own list tells."""
    segments = labels.segments if labels else []
    told = (
        (item.start_time, item.speaker_label or segment.speaker_label) for segment in segments for item in segment.items
    )
    return {start: speaker for start, speaker in told if speaker}
