"""Transcripts in JSON of other shapes: deeper in it, as text in it, as Python prints it, by the time of day."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.json_formats.search import DEEPEST
from bot.transcripts.written import UNKNOWN_SPEAKER

WORDS = ("We", "painted", "it.")
TIMES = (1.0, 1.5, 2.0)
WHISPER = {"segments": [{"start": 1.0, "end": 3.0, "text": "We painted it."}]}
TALK = "Mira Okafor: Who painted it?\n\nTomas Brook: We did, all of us.\n\nMira Okafor: In green?"


def read(value):
    return read_transcript(value if isinstance(value, str) else json.dumps(value), "talk")


def said(value):
    return [(passage.speaker, passage.start, passage.text) for passage in read(value).passages]


def amazon(text, start):
    return {"type": "pronunciation", "start_time": str(start), "end_time": str(start + 0.4), "speaker_label": "spk_0",
            "alternatives": [{"confidence": "0.9", "content": text}]}  # fmt: skip


def speechmatics(text, start):
    return {"type": "word", "start_time": start, "end_time": start + 0.4,
            "alternatives": [{"content": text, "speaker": "S1"}]}  # fmt: skip


def google(text, start):
    return {"word": text, "startTime": f"{start}s", "endTime": f"{start + 0.4}s"}


def watson(index):
    stamps = [[word, start, start + 0.4] for word, start in zip(WORDS, TIMES, strict=True)]
    return {
        "result_index": index,
        "results": [{"alternatives": [{"transcript": WORDS[index], "timestamps": stamps[index : index + 1]}]}],
    }


def each(write):
    return [write(word, start) for word, start in zip(WORDS, TIMES, strict=True)]


KALDI = each(lambda word, start: {"word": word.strip(".").lower(), "punct": word, "start": start, "end": start + 0.4})
OLD = {
    "job": {"id": 1},
    "speakers": [{"name": "F1", "time": "0.5", "duration": "4"}],
    "words": [
        *({"name": word.strip("."), "time": str(at), "duration": "0.4"} for word, at in zip(WORDS, TIMES, strict=True)),
        {"name": ".", "time": "2.4", "duration": "0"},
    ],
}
EDITED = each(lambda word, start: {"text": word, "startTime": start, "endTime": start + 0.4})
SHAPES = {
    "a bare list of Amazon's items": (each(amazon), "spk_0"),
    "a bare list of Speechmatics' results": (each(speechmatics), "S1"),
    "a bare list of Google's results": (
        [{"alternatives": [{}]}, {"alternatives": [{"transcript": "We painted it.", "words": each(google)}]}],
        UNKNOWN_SPEAKER,
    ),
    "IBM's stored job": ({"id": "1", "results": [watson(0), watson(1), watson(2)]}, UNKNOWN_SPEAKER),
    "Speechmatics' first form": (OLD, "F1"),
    "the BBC's Kaldi": ({"action": "a", "retval": {"status": True, "words": KALDI}}, UNKNOWN_SPEAKER),
    "lists of timed words": (
        {"transcript_text": ["We", "painted it."], "word_timings": [each(google)[:1], each(google)[1:]]},
        UNKNOWN_SPEAKER,
    ),
    "autoEdit": ({"text": [{"speaker": "Mira", "paragraph": [{"line": EDITED}]}]}, "Mira"),
    "Draft.js": (
        {"blocks": [{"text": "We painted it.", "data": {"speaker": "Mira", "words": KALDI}}], "entityMap": {}},
        "Mira",
    ),
    "snippets": ({"snippets": [{"text": "We painted it.", "start": 1.0, "duration": 2}]}, UNKNOWN_SPEAKER),
    "Python's print": (str([{"text": "We painted it.", "start": 1.0}]), UNKNOWN_SPEAKER),
}


@pytest.mark.parametrize(("value", "speaker"), SHAPES.values(), ids=SHAPES.keys())
def test_what_services_and_editors_keep_is_read(value, speaker):
    (passage,) = read(value).passages
    assert (passage.speaker, passage.start, passage.text) == (speaker, 1.0, "We painted it.")


names = st.sampled_from(["retval", "data", "job", "payload", "etc"])


@given(st.lists(names, max_size=DEEPEST), st.sampled_from([WHISPER, *(value for value, _ in SHAPES.values())]))
def test_a_transcript_is_found_as_deep_as_anybody_keeps_one(path, value):
    if isinstance(value, str):
        return
    deep = value
    for name in reversed(path):
        deep = {"version": 2, name: deep}
    assert said(deep) == said(value)


def test_another_transcript_beside_is_told():
    other = {"segments": [{"start": 1.0, "end": 3.0, "text": "Wir malten sie."}]}
    reading = read({"en": WHISPER, "de": other})
    assert [passage.text for passage in reading.passages] == ["We painted it."]
    (left,) = reading.left_out
    assert left.words == 3
    assert "'de'" in left.why


def test_several_transcripts_in_a_list_are_refused():
    with pytest.raises(TranscriptError, match="2 transcripts in this JSON"):
        read({"episodes": [WHISPER, WHISPER]})


def test_what_captions_say_is_read_and_their_translation_told():
    rows = [{"input": "Who painted it?", "translatedText": "Wer malte sie?", "start": 0.5, "end": 2.5}]
    reading = read(rows)
    assert [passage.text for passage in reading.passages] == ["Who painted it?"]
    assert [(left.words, left.why) for left in reading.left_out] == [(3, "a translation")]


@pytest.mark.parametrize("unit", [1, 1000])
def test_times_of_day_are_counted_from_the_first_and_told(unit):
    began = 1_760_000_000
    rows = [
        {"ts": (began + after) * unit, "speaker": who, "text": f"{who} painted it, all of it and in green."}
        for after, who in ((0, "Mira"), (7, "Tomas"), (12, "Mira"))
    ]
    reading = read({"ok": True, "lines": rows})
    assert [passage.start for passage in reading.passages] == [0.0, 7.0, 12.0]
    assert any("2025-10-09 08:53:20 UTC" in odd.problem for odd in reading.odd_lines)


@pytest.mark.parametrize("name", ["content", "text", "transcript", "anything"])
def test_a_talk_written_as_text_is_read_with_its_title_and_day(name):
    long = TALK + "\n\nTomas Brook: " + "It was an old boiler and nobody knew it. " * 30
    reading = read({"title": "The boiler", "date": "June 19, 2018", "url": "https://example.org", name: long})
    assert [passage.speaker for passage in reading.passages][:3] == ["Mira Okafor", "Tomas Brook", "Mira Okafor"]
    assert reading.details.title == "The boiler"
    assert reading.details.published == date(2018, 6, 19)
    assert any(repr(name) in odd.problem for odd in reading.odd_lines)


def test_a_talk_that_lost_its_lines_is_read_by_its_labels():
    turns = [f"{who}: This is what we said of it, turn {number}." for number in range(5) for who in ("Mira", "Tomas")]
    people = [passage.speaker for passage in read({"title": "T", "content": " ".join(turns)}).passages]
    assert people == ["Mira", "Tomas"] * 5


def test_captions_without_times_are_read_as_lines():
    lines = [f"we painted the boiler number {number} in green" for number in range(40)]
    reading = read({"video_id": "1", "captions": lines})
    assert not reading.timed
    assert " ".join(passage.text for passage in reading.passages).split() == " ".join(lines).split()


def test_captions_in_a_member_are_read_with_their_times():
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Mira>We painted it.\n"
    assert said({"id": 1, "content": text}) == [("Mira", 1.0, "We painted it.")]


def test_an_article_is_no_talk():
    with pytest.raises(TranscriptError, match="no transcript was found in this JSON"):
        read({"title": "T", "author": "A", "url": "u", "date": "d", "content": "The boiler was painted. " * 100})


def test_labels_in_quotes_in_a_script_are_nobody():
    words = [{"text": word, "end": f"{number}.150"} for number, word in enumerate(WORDS)]
    for begin in ("const transcript = ", "module.exports = "):
        with pytest.raises(TranscriptError, match="there are 2 transcripts in this JSON"):
            read(begin + json.dumps([words, words], indent=4) + ";")


@pytest.mark.parametrize(
    "text",
    ["[{'text': 'We", "[{'text': 'We', 'start': open('x')}]", "[{'a': " + "[" * 3000 + "]" * 3000 + "}]",
     "[" + "{'text': 'We painted it.', 'start': 1.0}, " * 60_000 + "]"],
    ids=["cut off", "a call", "deep", "long"],
)  # fmt: skip
def test_a_print_of_python_that_is_not_plain_is_refused_as_one(text):
    with pytest.raises(TranscriptError, match="this is Python's print"):
        read(text)


@given(
    st.lists(st.tuples(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), st.integers(0, 9)), min_size=1)
)
def test_what_python_prints_is_read_as_its_json_is(rows):
    value = [{"text": f"it's {text}", "start": float(place)} for place, (text, _) in enumerate(rows)]
    assert said(str(value)) == said(value)
