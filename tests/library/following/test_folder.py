"""The podcasts of ``feeds.toml``, read while the bot runs."""

from pathlib import Path

import pytest

from bot.library.following.folder_job import FolderFeedJob
from bot.library.following.listed import ListedFeed, read_listed, write_listed
from bot.storage.lock import alone
from bot.transcripts.folder.loading import load_library
from tests.feeds.shows import Show
from tests.library.following.conftest import Following

pytestmark = pytest.mark.process


class Asked:
    times = 0

    def ask(self) -> None:
        self.times += 1


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_one_process_reads_and_all_take_in_what_has_come(show: Show, following: Following, tmp_path: Path):
    show.add(2)
    folder, cache = tmp_path / "data", tmp_path / "cache"
    folder.mkdir()
    write_listed(folder, [ListedFeed(show.address, "Whisper")])
    assert read_listed(folder) == (ListedFeed(show.address, "Whisper"),)
    ours, theirs = Asked(), Asked()
    job, other = (FolderFeedJob(folder, cache, following.fetcher, 1000, asked) for asked in (ours, theirs))
    (cache / "feeds-read").mkdir(parents=True)
    with alone(cache / "feeds-read" / "reading"):
        await other.look()
    assert (theirs.times, show.asked) == (0, [])
    await job.look()
    assert ours.times == 1
    assert {one.made_by for one in load_library(folder).library} == {"Whisper"}
    await other.look()
    await job.look()
    assert (ours.times, theirs.times) == (1, 1)
    assert show.server.asked["/1.vtt"] == 1
