"""Speakers with numbers are speakers however seldom they come, alone on a line, too."""

import pytest

from bot.transcripts.formats import read_transcript

SAID = ["We turn the stones with water, and always have.", "Does the river know?", "it does now", "Who pays?"]


def read(text):
    return read_transcript(text, "t.txt")


@pytest.mark.parametrize(
    "name", ["speaker{}", "Speaker {}", "SPEAKER_0{}", "Pembicara {}", "Конуюшмачы {}", "发言人{}"]
)
@pytest.mark.parametrize("layout", ["{name}: {text}", "[00:00:0{number}.000 -> 00:00:1{number}.000] {name}: {text}"])
def test_each_number_that_comes_once_is_a_speaker(name, layout):
    text = "\n".join(
        layout.format(name=name.format(number), text=text, number=number) for number, text in enumerate(SAID)
    )
    passages = read(text).passages
    assert [passage.text for passage in passages] == SAID
    assert len({passage.speaker for passage in passages}) == len(SAID)


def test_one_number_alone_on_a_line_says_what_is_below():
    [passage] = read(f"SPEAKER 0\n{SAID[0]} {SAID[0]}\n\n{SAID[1]} {SAID[0]}").passages
    assert passage.speaker == "SPEAKER 0"
    assert "SPEAKER" not in passage.text


def test_a_time_a_comma_and_a_name_begin_what_is_below():
    text = "\n".join(
        f"00:00:{number}0-00:00:{number}9，speaker{number % 2}：\n    {text}" for number, text in enumerate(SAID)
    )
    reading = read(text)
    assert [(passage.start, passage.text) for passage in reading.passages] == [
        (number * 10, text) for number, text in enumerate(SAID)
    ]


def test_two_at_once_are_not_one_of_them():
    lines = ["Ada: We turn.", "Bob: So we do.", "Ada and Bob: Well!", "All: Well!"] + [
        "Ada: And on.",
        "Bob: And off.",
    ] * 2
    passages = read("\n".join(lines)).passages
    assert [passage.text for passage in passages if passage.speaker == "Ada"] == ["We turn.", "And on.", "And on."]
    assert {"All", "Ada and Bob"} <= {passage.speaker for passage in passages}


@pytest.mark.parametrize(
    ("times", "second"),
    [(("00:00:00:00", "00:00:04:12", "00:00:09:20"), 4), (("00:00:00:01", "00:01:04:42", "01:02:09:50"), 3882)],
    ids=["frames", "days"],
)
def test_times_of_four_parts_have_frames_or_days_and_that_is_told(times, second):
    text = "\n".join(f"[{time}]\nAda: {text}" for time, text in zip(times, SAID, strict=False))
    reading = read(text)
    assert reading.passages[1].start == second
    assert any(one.taken_as.startswith("a time with") and one.times == 3 for one in reading.noticed)
