"""What was read is not read again until something that decides it changes; a spoiled cache costs time alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transcripts.folder import loading
from bot.transcripts.folder.loading import Loaded, load_library
from bot.transcripts.folder.reading_cache import ReadingCache

TALK = "Mira (0:05): The boiler is green.\n\nAda Reed (0:09): It was never green, it was blue.\n"
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Mira>The <00:02.000>boiler <00:03.000>hums."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, file, text in (("mill", "transcript.txt", TALK), ("boiler", "transcript.vtt", CAPTIONS)):
        folder = tmp_path / "data" / name
        folder.mkdir(parents=True)
        (folder / file).write_text(text, "utf-8")
    settings = 'title = "The mill"\ndate = 2020-03-05\n[chapters]\n"0:05" = "Green"\n'
    (tmp_path / "data" / "mill" / "conversation.toml").write_text(settings, "utf-8")
    return tmp_path / "data"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders whose transcripts were read."""
    read: list[str] = []
    plain = loading.open_transcript

    def noted(folder: Path) -> loading.Opened:
        read.append(folder.name)
        return plain(folder)

    monkeypatch.setattr(loading, "open_transcript", noted)
    return read


def test_what_is_kept_is_what_was_read(data: Path, tmp_path: Path, reads: list[str]) -> None:
    first = load_library(data, cache=tmp_path / "cache")
    assert sorted(reads) == ["boiler", "mill"]
    again = load_library(data, cache=tmp_path / "cache")
    assert len(reads) == 2
    assert _content(again) == _content(first) == _content(load_library(data))
    stamps = again.library.conversations["boiler"].passages[0].stamps
    assert stamps is not None
    assert [stamp.seconds for stamp in stamps] == [2.0, 3.0, 4.0]


@pytest.mark.parametrize("changed", ["mill/transcript.txt", "mill/conversation.toml"])
def test_what_has_changed_alone_is_read_again(data: Path, tmp_path: Path, reads: list[str], changed: str) -> None:
    load_library(data, cache=tmp_path / "cache")
    file = data / changed
    file.write_text(file.read_text("utf-8").replace("ill", "oat").replace("green", "red"), "utf-8")
    reads.clear()
    assert _content(load_library(data, cache=tmp_path / "cache")) == _content(load_library(data))
    assert reads[0] == "mill"
    assert len(list((tmp_path / "cache").iterdir())) == 2  # what it was before is not kept


def test_corrections_hold_without_reading_again(data: Path, tmp_path: Path, reads: list[str]) -> None:
    load_library(data, cache=tmp_path / "cache")
    reads.clear()
    text = '[[corrections]]\nword = 9\nold = "blue."\nnew = "red."\nby = "Ada"\non = 2026-01-02\n'
    (data / "mill" / "corrections.toml").write_text(text, "utf-8")
    load_library(data, cache=tmp_path / "cache")
    assert reads == []


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b"null", b'{"conversation": 3}', b"\xff\xfe"])
def test_a_spoiled_file_is_as_good_as_none(data: Path, tmp_path: Path, spoiled: bytes) -> None:
    load_library(data, cache=tmp_path / "cache")
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(spoiled)
    assert _content(load_library(data, cache=tmp_path / "cache")) == _content(load_library(data))


def test_without_a_place_to_keep_it_everything_is_read_all_the_same(data: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be", "utf-8")
    assert _content(load_library(data, cache=tmp_path / "cache")) == _content(load_library(data))


@given(st.lists(st.binary(max_size=9), max_size=4), st.lists(st.binary(max_size=9), max_size=4))
def test_other_parts_have_another_key(one: list[bytes], other: list[bytes]) -> None:
    cache = ReadingCache(Path("nowhere"))
    assert (cache.key(one) == cache.key(other)) == (one == other)


def _content(loaded: Loaded) -> object:
    return list(loaded.library), loaded.reports
