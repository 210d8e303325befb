"""What has outlived its time is deleted: what was removed long ago, and all of the servers that the bot has left."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime

import discord
import structlog
from discord.ext import tasks

from bot.storage.database import Database
from bot.storage.departures import Departures
from bot.storage.errors import StorageError
from bot.storage.upkeep import CleanUp, delete_outlived

EVERY_HOURS = 1
BEGINS_AFTER = 60.0
"""Seconds from when all servers are known to the first time, so that a start has the database to itself."""

_log = structlog.stdlib.get_logger("bot.upkeep")


class UpkeepJob:
    """Runs ``clean_ups`` on ``database`` as ``clock`` tells the time, from when ``client`` knows its servers."""

    def __init__(
        self,
        client: discord.AutoShardedClient,
        database: Database,
        clean_ups: Iterable[CleanUp] = (),
        clock: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        self._client = client
        self._database = database
        self._clean_ups = tuple(clean_ups)
        self._departures = Departures(database)
        self._clock = clock
        self._at_work = asyncio.Lock()

    def start(self) -> None:
        """Tidy soon, and again and again."""
        self._tidying.start()

    async def stop(self) -> None:
        """Stop, between two times: a driver that is cancelled at work leaves its connection open."""
        async with self._at_work:
            self._tidying.cancel()
        if (task := self._tidying.get_task()) is not None:
            await asyncio.wait({task})

    async def tidy(self, now: datetime) -> None:
        """Delete what has outlived its time at ``now``; raises StorageError."""
        await delete_outlived(self._database, self._clean_ups, now)
        await self._departures.returned([guild.id for guild in self._client.guilds])
        await self._departures.left([server for server in await self._departures.servers() if self._left(server)], now)
        if erased := await self._departures.erase(now):
            _log.info("erased what was kept of servers left 30 days ago", servers=len(erased))

    @tasks.loop(hours=EVERY_HOURS)
    async def _tidying(self) -> None:
        try:
            async with self._at_work:
                await self.tidy(self._clock())
        except StorageError as error:
            _log.warning("not tidied", reason=str(error) or type(error).__name__)
        except Exception:
            _log.exception("unexpected")  # the next hour may go better

    @_tidying.before_loop
    async def _begin(self) -> None:
        await self._client.wait_until_ready()
        await asyncio.sleep(BEGINS_AFTER)

    def _left(self, server: int) -> bool:
        """Say whether the bot is no longer in ``server``, as far as this process's shards can tell.

        A server that is out of order is still among the client's.
        """
        shards = self._client.shards
        ours = (server >> 22) % (self._client.shard_count or 1) in shards  # Discord's own formula
        return ours and self._client.get_guild(server) is None
