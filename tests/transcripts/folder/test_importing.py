from datetime import date

import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.folder.importing import import_transcript
from bot.transcripts.folder.loading import load_library

TALK = "Speaker 1 (0:01) Hello there.\r\nBob (0:05) Hi."


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "A Talk.vtt.txt"
    path.write_bytes(TALK.encode())
    return path


@pytest.fixture
def library(tmp_path):
    return tmp_path / "conversations"


def names_in(library):
    return sorted(path.relative_to(library).as_posix() for path in library.rglob("*"))


def test_a_file_becomes_a_conversation_named_after_it(file, library):
    report = import_transcript(file, library, {})
    assert report.figures.passages == 2
    assert names_in(library) == ["a-talk-vtt", "a-talk-vtt/conversation.toml", "a-talk-vtt/transcript.txt"]
    assert (library / "a-talk-vtt/transcript.txt").read_bytes() == TALK.encode()
    (conversation,) = load_library(library).library
    assert (conversation.key, conversation.title) == ("a-talk-vtt", "A Talk.vtt")


def test_settings_are_written_as_they_are_read(file, library):
    settings = {"key": "ada-1", "title": 'On "Notes"\x7f \\ ünd', "date": date(2023, 9, 28), "youtube": "MVYrJJNdrEg"}
    import_transcript(file, library, {**settings, "speakers": {"Speaker 1": "Ada"}})
    (conversation,) = load_library(library).library
    assert (conversation.key, conversation.published) == ("ada-1", date(2023, 9, 28))
    assert conversation.title == settings["title"]
    assert conversation.players[0].name == "YouTube"
    assert conversation.speakers == ("Ada", "Bob")


def test_a_conversation_that_is_there_is_replaced_only_on_demand(file, library):
    import_transcript(file, library, {"key": "one", "title": "One"})
    with pytest.raises(TranscriptError, match="it is there already"):
        import_transcript(file, library, {"key": "one"})
    (library / "one/notes.txt").write_text("mine")
    with (library / "one/conversation.toml").open("a") as metadata:
        metadata.write(
            '[chapters]\n"0:05" = "Hi"\n[[players]]\nname = "A"\naddress = "https://x.y/{seconds}"\noffset = 1.5\n'
        )
    file.with_suffix(".vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Eve>Hello.")
    import_transcript(file.with_suffix(".vtt"), library, {"key": "one", "number": 7}, replace=True)
    assert [name for name in names_in(library) if "/" in name] == [
        "one/conversation.toml",
        "one/notes.txt",
        "one/transcript.vtt",
    ]
    (conversation,) = load_library(library).library
    assert (conversation.title, conversation.number, conversation.speakers) == ("One", 7, ("Eve",))
    assert (conversation.chapters[0].title, conversation.players[0].offset) == ("Hi", 1.5)


def test_nothing_is_written_of_a_file_that_cannot_be_served(file, library):
    file.write_text("Ada (0:61) a")
    assert import_transcript(file, library, {}).failed
    file.write_text("nothing")
    with pytest.raises(TranscriptError, match="no passage"):
        import_transcript(file, library, {})
    assert not library.exists()


@pytest.mark.parametrize("settings", [{"key": "../up"}, {"youtube": "no"}, {"title": "дом"}, {"key": "A"}])
def test_settings_that_cannot_be_are_refused(file, library, settings):
    with pytest.raises(TranscriptError):
        import_transcript(file, library, settings)
    assert not library.exists()


def test_a_key_of_another_folder_is_refused(file, library):
    import_transcript(file, library, {"key": "one"})
    (library / "one").rename(library / "other")
    with pytest.raises(TranscriptError, match="has the key 'one'"):
        import_transcript(file, library, {"key": "one"})


def test_a_file_called_transcript_is_named_after_its_folder(tmp_path, library):
    path = tmp_path / "Ada Lovelace" / "transcript.md"
    path.parent.mkdir()
    path.write_text(TALK)
    import_transcript(path, library, {})
    assert (library / "ada-lovelace/transcript.md").exists()


def test_long_titles_that_begin_alike_get_keys_of_their_own(file, library):
    for week in (1, 2):
        import_transcript(file, library, {"title": f"The weekly review of everything, week {week}"})
    keys = list(load_library(library).library.conversations)
    assert len(keys) == 2
    assert all(key.startswith("the-weekly-review-") and len(key) <= 24 for key in keys)
