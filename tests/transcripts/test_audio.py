"""A folder's sound is found beside its transcript; one that is lost never keeps its words from being served."""

from pathlib import Path

from bot.transcripts.folder.loading import assemble, load_library
from bot.transcripts.folder.metadata import read_metadata

TEXT = "Ada (00:00:00) Good morning to you all.\n\nBen (00:00:04) And to you.\n"


def folder_with(tmp_path: Path, settings: str) -> Path:
    folder = tmp_path / "talks" / "one"
    folder.mkdir(parents=True)
    (folder / "transcript.txt").write_text(TEXT)
    (folder / "conversation.toml").write_text(settings)
    return folder


def test_a_file_beside_the_transcript_is_its_sound_with_and_without_what_was_kept(tmp_path: Path):
    folder = folder_with(tmp_path, 'audio = "talk.mp3"')
    (folder / "talk.mp3").write_bytes(b"sound")
    for _ in range(2):
        (talk,) = load_library(folder.parent, cache=tmp_path / "cache").library
        assert talk.audio is not None
        assert (Path(talk.audio.place).read_bytes(), talk.audio.is_address) == (b"sound", False)
    (folder / "talk.mp3").unlink()
    loaded = load_library(folder.parent, cache=tmp_path / "cache")
    assert [talk.audio for talk in loaded.library] == [None]
    assert "there is no talk.mp3 here" in str(loaded.reports[0].odd_lines[0])


def test_only_who_hosts_the_bot_can_name_a_file():
    for settings, kept in (
        ('audio = "talk.mp3"', None),
        ('audio = "https://a.example/b.mp3"', "https://a.example/b.mp3"),
    ):
        opened = assemble(TEXT, "a", "a", read_metadata(settings, "a"))
        assert opened.conversation is not None
        audio = opened.conversation.audio
        assert (audio.place if audio else None) == kept
