"""Daily posts by processes that are killed at each step of posting: another one finishes each, with one message."""

import asyncio
import signal
import sys
from datetime import time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.features.daily.due import Days, Timetable
from bot.features.daily.posts import RETRIED_AFTER, PostState
from bot.features.daily.schedule import Plan
from bot.features.daily.store import Daily
from bot.storage.database import Database
from bot.storage.tables import PostRow
from tests.features.daily.dying import STEPS, job_at
from tests.storage.fixtures import NOW
from tests.storage.processes import ROOT

pytestmark = pytest.mark.process

AT_DUE = Timetable(Days.EVERY_DAY, time(16), "UTC")


@pytest.mark.parametrize("step", STEPS)
async def test_whichever_step_it_is_killed_after_there_is_one_message_of_one_quote(
    database: Database, database_url: str, tmp_path: Path, step: str
) -> None:
    wall = tmp_path / "wall"
    wall.touch()
    await Daily(database).add(11, Plan(333, AT_DUE), NOW - timedelta(hours=1))
    arguments = ("-m", "tests.features.daily.dying", database_url, str(wall), step)
    killed = await asyncio.create_subprocess_exec(sys.executable, *arguments, cwd=ROOT)
    assert await killed.wait() == -signal.SIGKILL
    tried = len(wall.read_text().splitlines())
    assert tried == (step == "post")
    early, late = NOW + RETRIED_AFTER / 2, NOW + RETRIED_AFTER
    await job_at(database, wall, early).look(early)
    assert len(wall.read_text().splitlines()) == tried, "it may still be at work"
    for _ in range(2):
        await job_at(database, wall, late).look(late)
    tries = wall.read_text().splitlines()
    assert len(tries) == tried + 1
    assert len(set(tries)) == 1, "the same nonce and quote each time, which Discord makes one message"
    assert await database.read(Connection.scalar, select(PostRow.state)) == PostState.POSTED
