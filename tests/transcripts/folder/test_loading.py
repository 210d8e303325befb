import pytest

from bot.transcripts.files import LARGEST
from bot.transcripts.folder.loading import load_library
from bot.transcripts.report import MOST_SHOWN, report_lines
from bot.transcripts.written import Severity

TALK = "Ada (0:01) Hello there.\nBob (0:05) Hi."


def add(folder, name, transcript=TALK, metadata=None, suffix=".txt"):
    place = folder / name
    place.mkdir(exist_ok=True)
    place.joinpath(f"transcript{suffix}").write_bytes(
        transcript if isinstance(transcript, bytes) else transcript.encode()
    )
    if metadata is not None:
        place.joinpath("conversation.toml").write_text(metadata, "utf-8")


def test_a_folder_without_metadata_is_named_after_itself(tmp_path):
    add(tmp_path, "Café Talk, No. 1: a very long name")
    (conversation,) = load_library(tmp_path).library
    assert conversation.key == "cafe-talk-no-1-a-very-lo"
    assert conversation.title == "Café Talk, No. 1: a very long name"
    assert conversation.players == ()


def test_metadata_decides_over_the_folder(tmp_path):
    add(tmp_path, "one", metadata='key = "two"\ntitle = "Three"\nlength = "1:00"')
    (conversation,) = load_library(tmp_path).library
    assert (conversation.key, conversation.title, conversation.duration) == ("two", "Three", 60.0)


@pytest.mark.parametrize(
    ("transcript", "metadata", "told"),
    [
        ("nothing in it", None, "transcript.txt: error: no passage"),
        (b"Ada (0:01) a\n\xff\xfe", None, "transcript.txt:2: error: this is not UTF-8"),
        (b"Ada (0:01) a\nB\0b", None, "transcript.txt:2: error: this is not UTF-8 text"),
        (b"a" * (LARGEST + 1), None, "transcript.txt: error: larger than"),
        ("Ada (0:61) a", None, "transcript.txt:1: error: 0:61 is no time"),
        (b"PK\x03\x04" + bytes(99), None, "transcript.txt: error: this is a ZIP archive"),
        (b"\0\0\0\x20ftypM4A " + bytes(99), None, "transcript.txt: error: this is a sound or film file"),
        (b"\xff\xfb\x90\x64" + bytes(99), None, "transcript.txt: error: this is a sound file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), None, "transcript.txt: error: this is a picture"),
        (TALK, "title = 1", "conversation.toml:1: error: title cannot be 1"),
        (TALK, 'key = "good"', "another conversation has the key 'good'"),
    ],
)
def test_a_bad_conversation_never_stops_the_others(tmp_path, transcript, metadata, told):
    add(tmp_path, "good")
    add(tmp_path, "later", transcript, metadata)
    add(tmp_path, "zebra")
    loaded = load_library(tmp_path)
    assert list(loaded.library.conversations) == ["good", "zebra"]
    assert [report.failed for report in loaded.reports] == [False, True, False]
    assert any(told in line for line in report_lines(loaded.reports))


@pytest.mark.parametrize("suffix", [".vtt", ".json", ".md", ".TXT"])
def test_what_a_transcript_holds_decides_how_it_is_read(tmp_path, suffix):
    add(tmp_path, "one", suffix=suffix)
    add(tmp_path, "two", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello.", suffix=suffix)
    assert [conversation.passages[0].speaker for conversation in load_library(tmp_path).library] == ["Ada", "Ada"]


def test_two_transcripts_in_one_folder_are_told(tmp_path):
    add(tmp_path, "one")
    add(tmp_path, "one", suffix=".vtt")
    (report,) = load_library(tmp_path).reports
    assert "transcript.txt and transcript.vtt are both here" in str(report.odd_lines[0])


def test_text_in_utf_16_is_read(tmp_path):
    add(tmp_path, "one", TALK.encode("utf-16"))
    assert len(load_library(tmp_path).library) == 1


def test_words_that_come_twice_are_joins_only_where_people_transcribed_in_pieces(tmp_path):
    words = "again and again and"
    add(tmp_path, "text", f"Ada (0:01) Yes, {words}\n(0:09) {words} so on.")
    add(tmp_path, "captions", f"WEBVTT\n\n00:01.000 --> 00:02.000\nYes, {words}\n\n00:09.000 --> 00:10.000\n{words} so")
    captions, text = load_library(tmp_path).library
    assert [passage.text for passage in text.passages] == ["Yes,", f"{words} so on."]
    assert [passage.text for passage in captions.passages] == [f"Yes, {words}", f"{words} so"]


def test_a_folder_whose_name_makes_no_key_is_told(tmp_path):
    add(tmp_path, "дом")
    (report,) = load_library(tmp_path).reports
    assert report.failed
    assert "key" in report.odd_lines[0].mend


def test_a_warning_does_not_keep_a_conversation_from_being_served(tmp_path):
    add(tmp_path, "one", "Ada (0:09) a\nBob (0:01) b")
    loaded = load_library(tmp_path)
    assert len(loaded.library) == 1
    assert [odd.severity for odd in loaded.reports[0].odd_lines] == [Severity.WARNING]


@pytest.mark.parametrize("name", [".", "missing"])
def test_a_folder_without_conversations_is_told(tmp_path, name):
    loaded = load_library(tmp_path / name)
    assert len(loaded.library) == 0
    assert loaded.reports[0].failed
    assert "put each conversation into a folder" in "\n".join(report_lines(loaded.reports))


def test_the_report_has_the_figures_and_cuts_long_lists_of_odd_lines(tmp_path):
    backwards = "".join(f"Ada (0:{59 - second}) a\n" for second in range(MOST_SHOWN + 11))
    add(tmp_path, "one", backwards, 'title = "One"')
    lines = list(report_lines(load_library(tmp_path).reports))
    assert lines[0].endswith("one: One")
    assert "31 passages (31 name their speaker, 0 go on), 1 turn," in lines[1]
    assert "  and 10 more" in lines
    assert lines[-1] == "1 of 1 conversations can be served"
