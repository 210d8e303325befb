"""A database that could not be prepared at the start, tried again and again: the bot serves quotes meanwhile."""

import asyncio

import structlog
from discord.ext import tasks

from bot.storage.database import Database
from bot.storage.errors import SchemaTooNew, StorageError

FIRST, LONGEST = 1.0, 60.0
"""Seconds between two tries; each time twice as many."""

_log = structlog.stdlib.get_logger("bot.database")


class PreparingJob:
    """Prepares ``database`` if it isn't, until it is or this is stopped."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._at_work = asyncio.Lock()

    def start(self) -> None:
        """Begin, unless there is nothing to do."""
        if not self._database.ready:
            self._trying.start()

    async def stop(self) -> None:
        """Stop, between two tries: a driver that is cancelled at work leaves its connection open."""
        async with self._at_work:
            self._trying.cancel()
        if (task := self._trying.get_task()) is not None:
            await asyncio.wait({task})

    @tasks.loop(seconds=FIRST)
    async def _trying(self) -> None:
        try:
            async with self._at_work:
                await self._database.prepare()
        except SchemaTooNew as error:  # it stays closed
            _log.error("not remembering: a newer version of the bot has been here", schema=error.revision)
        except StorageError as error:
            self._trying.change_interval(seconds=min(2 * (self._trying.seconds or FIRST), LONGEST))
            _log.warning("still not remembering", reason=str(error) or type(error).__name__)
            return
        except Exception:
            _log.exception("unexpected")
        else:
            _log.info("remembering")
        self._trying.stop()
