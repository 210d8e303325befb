"""``clip`` writes what was asked for, or says in a line why it cannot."""

from pathlib import Path

import pytest

from bot.cli import main
from tests.sound.recordings import sounding, write_recording

TEXT = "Ada (00:00:02) The bell of our tower is late today.\n\nBen (00:00:05) Somebody should tell it.\n"
ASKED = "bell of our tower is late today"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    one = tmp_path / "talks" / "one"
    one.mkdir(parents=True)
    (one / "transcript.txt").write_text(TEXT)
    monkeypatch.setenv("DATA_FOLDER", str(one.parent))
    monkeypatch.setenv("CACHE_FOLDER", str(tmp_path / "cache"))
    return one


@pytest.mark.process
def test_a_film_and_sound_are_written(folder: Path, tmp_path: Path, capsys):
    write_recording(folder / "talk.mp3", "constant.mp3", sounding())
    (folder / "conversation.toml").write_text('audio = "talk.mp3"')
    for name, begins in (("a.mp4", b"ftyp"), ("a.ogg", b"OggS"), ("a.mp3", b"ID3"), ("a.m4a", b"ftyp")):
        assert main(["clip", ASKED, "--out", str(tmp_path / name), "--speaker", "ada", "--shape", "upright"]) == 0
        assert begins in (tmp_path / name).read_bytes()[:12]
    assert "The bell of our tower is late today." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "arguments", "told"),
    [
        ("", [ASKED, "--out", "a.mp4"], "there is no sound of"),
        ("", [ASKED, "--out", "a.gif"], "a clip ends in .mp4"),
        ('audio = "gone.mp3"', [ASKED, "--out", "a.mp4"], "there is no sound of"),
        ('audio = "talk.mp3"', ["nobody ever said anything like this", "--out", "a.mp4"], "nobody said anything like"),
        ('audio = "talk.mp3"', [ASKED, "--out", "a.ogg"], "holds no sound that I can read"),
    ],
)
def test_what_cannot_be_cut_is_told_in_a_line(folder: Path, capsys, settings: str, arguments: list[str], told: str):
    (folder / "talk.mp3").write_text("no sound at all")
    (folder / "conversation.toml").write_text(settings)
    assert main(["clip", *arguments]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert told in lines[-1]
    assert not Path(arguments[-1]).exists()
