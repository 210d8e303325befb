"""A daily post by a process that is killed: another one finishes it, and there is one message."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from bot.features.daily.due import Days, Timetable
from bot.features.daily.posts import RETRIED_AFTER, PostState
from bot.features.daily.schedule import Plan
from bot.features.daily.store import Daily
from bot.storage.database import Database, open_database
from bot.storage.tables import PostRow
from tests.sockets.server import Discord

pytestmark = pytest.mark.process

OVERDUE = timedelta(minutes=2)


async def plan_overdue(discord: Discord, database: Database) -> None:
    now = datetime.now(UTC)
    guild = discord.world.guilds[0]
    timetable = Timetable(Days.EVERY_DAY, (now - OVERDUE).time().replace(second=0, microsecond=0), "UTC")
    await Daily(database).add(guild.id, Plan(guild.channel.id, timetable), now - 2 * OVERDUE)


async def until_state(database: Database, state: PostState) -> None:
    async with asyncio.timeout(40):
        while True:
            if await database.read(Connection.scalar, select(PostRow.state)) == state:
                return
            await asyncio.sleep(0.05)


async def let_time_pass(database: Database, passed: timedelta) -> None:
    def set_back(connection: Connection) -> None:
        row = connection.execute(select(PostRow.claimed_at, PostRow.tried_at)).one()
        earlier = {"claimed_at": row.claimed_at - passed, "tried_at": row.tried_at - passed}
        connection.execute(update(PostRow).values(earlier))

    await database.write(set_back)


async def test_a_process_killed_between_posting_and_saying_so_leaves_one_message(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'verbatim.db'}"
    database = await open_database(url)
    async with Discord.listening() as discord:
        await plan_overdue(discord, database)
        post, posted = discord.messages.create, asyncio.Event()

        def post_and_never_reply(*given):
            discord.replying.clear()
            posted.set()
            return post(*given)

        discord.messages.create = post_and_never_reply
        async with discord.client("bot", until_connected=False, DATABASE_URL=url, IDEAS="off") as first:
            await asyncio.wait_for(posted.wait(), 40)
            first.process.kill()
            await first.ended()
        assert len(discord.messages.ids) == 1
        discord.replying.set()
        await until_state(database, PostState.CLAIMED)
        await let_time_pass(database, RETRIED_AFTER)
        async with discord.client("bot", DATABASE_URL=url, IDEAS="off"):
            await until_state(database, PostState.POSTED)
        tries = [asked.body for asked in discord.requests if asked.path.endswith("/messages")]
        assert len(tries) == 2
        assert tries[0] == tries[1]
        assert len(discord.messages.ids) == 1
        discord.check()
    await database.close()
