"""Every format in JSON: all words, once, of the right person, at the right time; and broken ones told."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from tests.transcripts.json_samples import WRITERS, amazon, assembly, deepgram, google
from tests.transcripts.readings import words_of
from tests.transcripts.spoken_samples import Spoken, Turn, talks

ALL = [(name, writer) for name, writers in WRITERS.items() for writer in writers]
TALK = [
    Turn(0, (Spoken("So", 0.5, 0.8), Spoken("we", 0.9, 1.0), Spoken("went.", 2.0, 2.4))),
    Turn(1, (Spoken("Why?", 3.0, 3.3),)),
]


def read(value):
    return read_transcript(value if isinstance(value, str) else json.dumps(value), "talk")


MADE = {
    "AssemblyAI", "Deepgram", "Amazon Transcribe", "Google Speech-to-Text", "Azure Speech", "Rev AI", "Speechmatics",
    "IBM Watson", "Whisper", "Fireflies",
}  # fmt: skip


@pytest.mark.parametrize(("name", "writer"), ALL)
def test_only_what_a_machine_wrote_is_told_as_such(name, writer):
    assert read(writer(TALK)).made_by == (name if name in MADE else None)


def broken(draw, value, depth=0):
    """Return ``value`` with one of its members gone, null, of another type, huge, or nested."""
    if depth < 8 and isinstance(value, dict) and value and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: broken(draw, value[key], depth + 1)}
    if depth < 8 and isinstance(value, list) and value and draw(st.integers(0, 3)):
        place = draw(st.integers(0, len(value) - 1))
        return [*value[:place], broken(draw, value[place], depth + 1), *value[place + 1 :]]
    if isinstance(value, dict) and value and draw(st.booleans()):
        gone = draw(st.sampled_from(sorted(value)))
        return {key: inner for key, inner in value.items() if key != gone}
    return draw(
        st.sampled_from([None, True, -1, 1e300, 10**30, float("nan"), "", "x", "12:99", [], {}, [[]], {"a": [{}]}])
    )


@pytest.mark.parametrize(("name", "writer"), ALL)
@given(data=st.data(), turns=talks())
@settings(max_examples=40)
def test_broken_members_are_read_or_told(name, writer, data, turns):
    value = writer(turns)
    text = value if isinstance(value, str) else json.dumps(broken(data.draw, value))
    cut = data.draw(st.integers(1, len(text))) if isinstance(value, str) or data.draw(st.booleans()) else len(text)
    try:
        reading = read(text[:cut])
    except TranscriptError:
        return
    assert all(passage.text for passage in reading.passages)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"name": "talk", "pieces": [{"id": 1}]}, "an object with 'name', 'pieces'; no texts and no times"),
        ([{"id": 1, "note": "a"}, {"id": 2}], "a list of 2 with 'id', 'note'"),
        ({"results": {"channels": [{"alternatives": [{"words": [{"word": 1}]}]}]}}, "Deepgram, but channels.0.*word"),
        ('{"results": {"items": [', "cut off"),
        ('{"start": 1, "text": "a"}\n{"start": 2, "te', "talk:2: this JSON is cut off"),
        ('{"a":' + "[" * 5000 + "]" * 5000 + "}", "recursion limit"),
    ],
)
def test_what_cannot_be_read_is_told_by_what_it_looks_like(value, told):
    with pytest.raises(TranscriptError, match=told) as caught:
        read(value)
    assert "export" not in str(caught.value)


def test_other_readings_of_the_same_words_are_left_out_and_told():
    value = amazon(TALK)
    value["results"]["items"][0]["alternatives"].append({"content": "Sew it"})
    reading = read(value)
    assert [(left.words, left.text) for left in reading.left_out] == [(2, "Sew it")]


def test_a_short_list_in_milliseconds_is_read_in_seconds():
    reading = read(assembly(TALK)["utterances"])
    assert [passage.start for passage in reading.passages] == [0.5, 3.0]


def test_people_on_channels_of_their_own_speak_in_turn():
    first, second = (deepgram([turn])["results"]["channels"][0] for turn in TALK)
    reading = read({"results": {"channels": [second, first]}})
    assert words_of(reading) == [
        ("Channel 1", "So"),
        ("Channel 1", "we"),
        ("Channel 1", "went."),
        ("Channel 0", "Why?"),
    ]


def test_one_recording_on_two_channels_is_read_once():
    channel = deepgram(TALK)["results"]["channels"][0]
    reading = read({"results": {"channels": [channel, channel]}})
    assert len(words_of(reading)) == 4
    assert reading.left_out[0].words == 4


def test_words_that_are_said_twice_are_read_twice():
    value = google([Turn(0, (Spoken("Yes.", 1.0, 1.2),)), Turn(0, (Spoken("Yes.", 2.0, 2.2),))])
    assert words_of(read({"results": value["results"][:-1]})) == [("Unknown speaker", "Yes.")] * 2


def test_who_says_what_without_times_is_timed_by_its_length():
    reading = read([{"speaker": "Ada", "text": "So we went."}, {"speaker": "Bob", "text": "Why?"}])
    assert not reading.timed
    assert [passage.speaker for passage in reading.passages] == ["Ada", "Bob"]
