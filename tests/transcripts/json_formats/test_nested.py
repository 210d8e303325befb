"""Lists within lists, times among the words, and rows that tell only when they end."""

import json

import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript


def read(value):
    return read_transcript(json.dumps(value), "talk.json")


def said(value):
    return [(passage.speaker, passage.start, passage.text) for passage in read(value).passages]


def turn(name, *blocks):
    parts = [{"start": start, "stop": start + 4, "text": text} for start, text in blocks]
    return {
        "start": blocks[0][0],
        "stop": blocks[-1][0] + 4,
        "speaker": {"name": name, "roles": None},
        "text_blocks": parts,
    }


def test_sections_of_turns_of_blocks_are_read_with_who_speaks():
    turns = [turn("Ada Moss", (0, "We turn the stones."), (5, "With water.")), turn("Bob Lind", (10, "So we do."))]
    sections = [
        {"start": 0, "stop": 14, "turns": turns},
        {"start": 20, "stop": 24, "turns": [turn("Ada Moss", (20, "Yes."))]},
    ]
    expected = [
        ("Ada Moss", 0, "We turn the stones. With water."),
        ("Bob Lind", 10, "So we do."),
        ("Ada Moss", 20, "Yes."),
    ]
    assert said({"id": 3, "transcript": {"title": "T", "sections": sections}}) == expected


def test_several_talks_in_a_list_stay_several():
    talks = [
        {"title": title, "lines": [{"speaker": "Ada", "text": "We turn."}, {"speaker": "Bob", "text": "So."}]}
        for title in "ab"
    ]
    with pytest.raises(TranscriptError, match="there are 2 transcripts"):
        read({"transcripts": talks})


def test_messages_of_several_parts_are_whole():
    messages = [
        {"role": role, "content": [{"type": "text", "value": text} for text in texts], "elapsedSeconds": second}
        for role, second, texts in (("interviewer", 0, ["How?"]), ("candidate", 9, ["By water,", "and stones."]))
    ]
    assert said({"messages": messages}) == [("interviewer", 0, "How?"), ("candidate", 9, "By water, and stones.")]


def test_ends_alone_place_what_is_said_and_that_is_told():
    reading = read([{"text": f"We turn stone {number}.", "end": number * 4.5} for number in range(1, 4)])
    assert reading.passages[-1].text.endswith("stone 3.")
    assert [stamp.seconds for stamp in reading.passages[0].stamps or ()] == [4.5, 9.0, 13.5]
    assert any("only when each part ends" in odd.problem for odd in reading.odd_lines)


@pytest.mark.parametrize("mark", ["{}", "[{}]", "({})", "{} -"])
def test_times_before_the_words_of_a_plain_list_are_no_words_and_told(mark):
    rows = [
        {
            "start": number * 12,
            "end": number * 12 + 9,
            "speaker": "Ada",
            "text": f"{mark.format(f'00:{number * 12:02}')} We turn {number}.",
        }
        for number in range(4)
    ]
    reading = read(rows)
    words = " ".join(passage.text for passage in reading.passages)
    assert words == "We turn 0. We turn 1. We turn 2. We turn 3."
    assert any(one.times == 4 for one in reading.noticed)


def test_a_time_that_stays_among_the_words_is_told():
    rows = [
        {"start": 0, "end": 9, "speaker": "Ada", "text": "We turn (00:03) the stones."},
        {"start": 9, "end": 12, "speaker": "Bob", "text": "So."},
    ]
    assert [(one.text, one.taken_as) for one in read(rows).noticed] == [("(00:03)", "words")]


def test_a_label_that_repeats_who_is_named_beside_it_is_no_word_and_told():
    rows = [
        {"speaker": name.lower(), "content": f"{name}: We turn stone {number}."}
        for number, name in enumerate(["Agent", "Customer"] * 2)
    ]
    reading = read(rows)
    assert [passage.text for passage in reading.passages] == [f"We turn stone {number}." for number in range(4)]
    assert ("Agent:", 2) in [(one.text, one.times) for one in reading.noticed]


def test_labels_within_what_one_is_told_to_say_are_told():
    said = "Ada: We turn the stones. Bob: So we do. Ada: And the river? Bob: It knows."
    reading = read({"segments": [{"start": 0, "end": 30, "speaker": "A", "text": said}]})
    assert {("Ada:", 2), ("Bob:", 2)} <= {(one.text, one.times) for one in reading.noticed}


def test_a_list_of_strings_is_a_talk_of_lines():
    reading = read(["We turn the stones with water, and always have.", "Does the river know of it?"] * 8)
    words = " ".join(passage.text for passage in reading.passages)
    assert words.startswith("We turn the stones with water, and always have. Does")
    assert '"' not in words
