"""Podcasts followed on the command line, from a feed on loopback."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import main
from bot.transcripts.folder.loading import load_library
from tests.feeds.shows import Show, captions, sentence_of
from tests.fetching.servers import serving

pytestmark = pytest.mark.process


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Show]:
    """A show that another thread serves, and the settings to follow it."""
    shows: list[Show] = []
    ready, over = threading.Event(), asyncio.Event()

    async def serve() -> None:
        async with serving() as server:
            shows.append(Show(server).open())
            loops.append(asyncio.get_running_loop())
            ready.set()
            await over.wait()

    loops: list[asyncio.AbstractEventLoop] = []
    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    ready.wait()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("CACHE_FOLDER", str(tmp_path / "cache"))
    monkeypatch.setenv("FEED_HOSTS", f"127.0.0.1:{shows[0].server.port}")
    yield shows[0]
    loops[0].call_soon_threadsafe(over.set)
    thread.join()


def test_a_feed_is_added_read_and_read_again(show: Show, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    show.add(2)
    assert main(["feeds", "list"]) == 0
    assert main(["feeds", "add", show.address]) == 0
    assert "2 episodes, 2 with a transcript (WebVTT)" in capsys.readouterr().out
    assert main(["feeds", "add", show.address]) == 1
    assert main(["feeds", "read"]) == 0
    told = capsys.readouterr().out
    assert "Part 2\n    Part 1" in told
    assert "2 new, 0 not read." in told
    loaded = load_library(tmp_path / "data")
    assert [str(odd) for report in loaded.reports for odd in report.odd_lines] == []
    assert {one.title for one in loaded.library} == {"Part 1", "Part 2"}
    assert set(loaded.library.speakers) == {"Ada Lovelace", "Charles Babbage"}
    assert main(["search", sentence_of(2)]) == 0
    assert sentence_of(2) in capsys.readouterr().out
    assert main(["feeds", "read"]) == 0
    assert "0 new, 0 not read." in capsys.readouterr().out
    assert show.server.asked["/1.vtt"] == 1
    assert main(["feeds", "list"]) == 0
    assert "The Engine Room: 2 episodes read" in capsys.readouterr().out
    assert main(["feeds", "remove", show.address]) == 0
    assert main(["feeds", "read"]) == 1
    assert len(load_library(tmp_path / "data").library) == 2


def test_what_cannot_be_read_is_told_and_tried_again(show: Show, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    show.add(2)
    del show.server.answers["/1.vtt"]
    main(["feeds", "add", show.address])
    assert main(["feeds", "read"]) == 1
    assert "Part 1: not read, there is nothing at that address" in capsys.readouterr().out
    show.serve("/1.vtt", captions(1))
    assert main(["feeds", "read"]) == 0
    assert len(load_library(tmp_path / "data").library) == 2


def test_what_is_no_feed_or_no_list_of_feeds_is_one_line(
    show: Show, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    assert main(["feeds", "add", "http://10.0.0.1/feed.xml"]) == 1
    assert "not on the public internet" in capsys.readouterr().err
    (tmp_path / "data" / "feeds.toml").write_text("feeds = 1\n", "utf-8")
    assert main(["feeds", "read"]) == 1
    assert "[[feeds]]" in capsys.readouterr().err
