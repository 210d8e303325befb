"""Times in seconds before what is said, semicolons after labels, names that Teams shows twice, and last names."""

import pytest

from bot.transcripts.formats import read_transcript

SAID = ["We turn the stones with water.", "Does the river know?", "It does now.", "Who pays for it?"]


def read(text):
    return read_transcript(text, "t.txt")


@pytest.mark.parametrize(
    "mark", ["[{0}.00s - {1}.82s]: ", "[{0}.00 --> {1}.82] ", "{0}.00s - {1}.82s: ", "({0}.0-{1}.5) "]
)
def test_seconds_before_what_is_said_are_times(mark):
    text = "\n".join(mark.format(number * 8, number * 8 + 7) + text for number, text in enumerate(SAID))
    reading = read(text)
    assert " ".join(passage.text for passage in reading.passages) == " ".join(SAID)
    assert reading.timed
    assert reading.passages[-1].start <= 24


def test_numbers_of_lines_are_no_seconds():
    text = "\n".join(f"{number} {text}" for number, text in enumerate(SAID * 3, 1))
    reading = read(text)
    assert not reading.timed
    assert "12 Who pays" in reading.passages[-1].text


def test_a_semicolon_after_most_labels_ends_them_and_is_told():
    text = "\n\n".join(f"{('ac', 'jd')[number % 2]};{text}" for number, text in enumerate(SAID * 2))
    reading = read(text)
    assert [(one.speaker, one.text) for one in reading.passages][:2] == [("ac", SAID[0]), ("jd", SAID[1])]
    assert any("semicolon" in one.taken_as for one in reading.noticed)


def test_a_name_and_a_time_that_teams_shows_twice_are_read_once():
    turns = [
        f"{name}\n{number} minutes 4 seconds{number}:04\n{name} {number} minutes 4 seconds\n{text}\n"
        for number, (name, text) in enumerate(zip(("Ada Moss", "Bob Lind") * 2, SAID, strict=True), 1)
    ]
    reading = read("\n".join(turns))
    assert [(one.speaker, one.start, one.text) for one in reading.passages] == [
        (name, number * 60 + 4, text)
        for number, (name, text) in enumerate(zip(("Ada Moss", "Bob Lind") * 2, SAID, strict=True), 1)
    ]


def test_a_last_name_is_the_persons_who_is_named_in_full_once():
    lines = ["MARY KING, HOST: Good evening.", "ROOS: Hello.", "KING: How is the mill?", "ROOS: Green."] * 1
    lines += ["KING: And the door?", "ROOS: Green, too.", "KING: Well.", "ROOS: Well."]
    assert {one.speaker for one in read("\n\n".join(lines)).passages} == {"MARY KING", "ROOS"}
