from datetime import timedelta
from io import StringIO

import pytest

from bot.desk.settings_store import SettingsStore
from bot.storage.database import Database
from bot.storage.departures import KEPT
from bot.storage.upkeep_job import UpkeepJob
from tests.conftest import Stage

GONE = 77


@pytest.fixture
def ticking() -> bool:
    return True


@pytest.fixture
async def kept(stage: Stage, bot_database: Database) -> SettingsStore:
    servers = SettingsStore(bot_database)
    for server in (stage.guild.id, GONE):
        await servers.set(server, None, {"private": True})
    return servers


async def test_what_is_kept_of_a_server_the_bot_has_left_goes_after_thirty_days(
    stage: Stage, kept: SettingsStore, bot_database: Database
):
    job, now = UpkeepJob(stage.env.bot, bot_database), stage.env.now()
    await job.tidy(now)
    await job.tidy(now + KEPT - timedelta(hours=1))
    assert await kept.own(GONE) != {}
    await job.tidy(now + KEPT)
    assert await kept.own(GONE) == {}
    assert await kept.own(stage.guild.id) != {}


async def test_a_server_of_another_process_is_left_to_it(
    stage: Stage, kept: SettingsStore, bot_database: Database, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(stage.env.bot, "shard_count", 2)
    other = 1 << 22  # of shard 1, which isn't here
    await kept.set(other, None, {"private": True})
    job, now = UpkeepJob(stage.env.bot, bot_database), stage.env.now()
    for time in (now, now + KEPT):
        await job.tidy(time)
    assert await kept.own(other) != {}


async def test_a_server_that_is_out_of_order_or_comes_back_is_not_left(
    stage: Stage, kept: SettingsStore, bot_database: Database, monkeypatch: pytest.MonkeyPatch
):
    job, now = UpkeepJob(stage.env.bot, bot_database), stage.env.now()
    with monkeypatch.context() as absent:
        absent.setattr(stage.env.bot, "get_guild", lambda _: None)
        await job.tidy(now)
    await job.tidy(now + timedelta(days=29))
    stage.env.bot.get_guild(stage.guild.id).unavailable = True
    await job.tidy(now + KEPT)
    assert await kept.own(stage.guild.id) != {}


async def test_it_runs_by_itself_and_trouble_does_not_end_it(stage: Stage, bot_database: Database, log: StringIO):
    job = next(job for job in stage.env.bot._jobs if isinstance(job, UpkeepJob))
    bot_database.file.write_bytes(b"this is no database " * 500)
    await bot_database.close()
    await job._tidying.coro(job)
    assert "not tidied" in log.getvalue()
    assert job._tidying.is_running()
