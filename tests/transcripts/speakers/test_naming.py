import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.speakers.naming import named_since, with_names
from bot.transcripts.written import UNKNOWN_SPEAKER


def named(text, **aliases):
    return with_names(read_transcript(text, "talk"), {k.replace("_", " "): v for k, v in aliases.items()}, "talk")


def speakers(reading):
    return [passage.speaker for passage in reading.passages]


def test_every_spelling_is_told_by_one_name():
    reading = named("Ada L (0:01) a\nAda Lovelace (0:02) b", **{"Ada L": "Ada Lovelace"})
    assert speakers(reading) == ["Ada Lovelace"] * 2
    assert reading.odd_lines == ()


def test_recognisers_labels_are_numbered_as_they_appear():
    reading = named("SPEAKER_07 (0:01) a\nSPEAKER_02 (0:02) b\nUNKNOWN (0:03) c\nSPEAKER_07 (0:04) d")
    assert speakers(reading) == ["Speaker 1", "Speaker 2", UNKNOWN_SPEAKER, "Speaker 1"]
    assert [(odd.line, odd.problem) for odd in reading.odd_lines] == [
        (3, "nobody is named in 1 passages; taken as Unknown speaker"),
        (0, "Speaker 1, Speaker 2: numbers, not names"),
    ]
    assert '"Speaker 1" = "Ada Lovelace"' in reading.odd_lines[1].mend


@pytest.mark.parametrize("label", ["SPEAKER_07", "Speaker 1"])
def test_a_number_is_mended_by_either_of_its_labels(label):
    reading = with_names(read_transcript("SPEAKER_07 (0:01) a", "talk"), {label: "Ada"}, "talk")
    assert speakers(reading) == ["Ada"]
    assert reading.odd_lines == ()


def test_what_was_odd_about_names_goes_when_people_are_named():
    odd_lines = [
        ("3", f"nobody is named in 1 passages; taken as {UNKNOWN_SPEAKER}", "mend"),
        ("0", "Speaker 1, Speaker 2: numbers, not names", "mend"),
        ("7", "time goes back"),
    ]
    assert named_since(odd_lines, ["Speaker 1", "Ada", UNKNOWN_SPEAKER]) == [
        odd_lines[0],
        ("0", "Speaker 1: numbers, not names", "mend"),
        odd_lines[2],
    ]
    assert named_since(odd_lines, ["Bo", "Ada"]) == odd_lines[2:]


def test_numbers_that_people_wrote_stay_as_they_are():
    assert speakers(named("Speaker 2 (0:01) a\nSpeaker 1 (0:02) b")) == ["Speaker 2", "Speaker 1"]


def test_nobody_can_be_given_a_name():
    text = "(0:01) a\n(0:02) b"
    assert [odd.problem for odd in named(text).odd_lines] == ["nobody is named; taken as Unknown speaker"]
    reading = named(text, Unknown_speaker="Ada")
    assert (speakers(reading), reading.odd_lines) == (["Ada", "Ada"], ())


def test_names_that_are_none_are_refused():
    with pytest.raises(TranscriptError, match="500 can"):
        named("\n".join(f"Ada Number{n} (0:01) a" for n in range(501)))
    with pytest.raises(TranscriptError, match="9,999 characters"):
        named(f'[{{"start": 0, "text": "Hi.", "speaker": "{"A" * 9999}"}}]')


def test_an_alias_that_nobody_has_is_told():
    (odd,) = named("Ada (0:01) a", Eda="Ada").odd_lines
    assert odd.problem == "nobody is called “Eda”"
