"""The podcasts of ``feeds.toml`` read by the clock, by one process at a time; all of them take in what has come."""

import asyncio
from pathlib import Path
from typing import Protocol

import structlog
from discord.ext import tasks

from bot.conversation.errors import TranscriptError
from bot.feeds.errors import NotAFeed
from bot.fetching.errors import FetchFailed
from bot.fetching.fetcher import Fetcher
from bot.library.following.folder import FolderFeeds
from bot.library.following.listed import ListedFeed, read_listed
from bot.storage.lock import InUse, alone

MINUTES = 30
"""Between two looks at the feeds."""
_log = structlog.stdlib.get_logger("bot.feeds")


class Reloads(Protocol):
    """Takes in what has changed in the folder of conversations."""

    def ask(self) -> None:
        """Have it taken in soon."""


class FolderFeedJob:
    """Reads what is new into ``folder``, at most ``most`` episodes of each feed, and has it served."""

    def __init__(self, folder: Path, cache: Path, fetcher: Fetcher, most: int, reloads: Reloads) -> None:
        self._folder = folder
        self._feeds = FolderFeeds(folder, cache, fetcher, most)
        self._lock = cache / "feeds-read" / "reading"
        self._fetcher = fetcher
        self._reloads = reloads
        self._seen: dict[ListedFeed, int] | None = None

    def start(self) -> None:
        """Look now, and again and again."""
        self._looking.start()

    async def stop(self) -> None:
        """Stop; what is under way is read the next time."""
        if (task := self._looking.get_task()) is not None:
            self._looking.cancel()
            await asyncio.wait({task})
        await self._fetcher.close()

    async def look(self) -> None:
        """Read what is new, unless another process does; then take in what has come, whoever has read it."""
        listed = await asyncio.to_thread(read_listed, self._folder)
        if not listed:
            return
        before = self._seen
        if before is None:
            before = await asyncio.to_thread(self._read_so_far, listed)
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        try:
            with alone(self._lock):
                for feed in listed:
                    await self._read(feed)
        except InUse:
            pass
        self._seen = await asyncio.to_thread(self._read_so_far, listed)
        if self._seen != before:
            self._reloads.ask()

    @tasks.loop(minutes=MINUTES)
    async def _looking(self) -> None:
        try:
            await self.look()
        except TranscriptError as error:
            _log.error("feeds not read", reason=str(error))
        except Exception:
            _log.exception("unexpected")  # the clock goes on

    async def _read(self, feed: ListedFeed) -> None:
        came = failed = 0
        try:
            async for one in self._feeds.read(feed):
                came, failed = came + (one.problem is None), failed + (one.problem is not None)
        except (FetchFailed, NotAFeed) as error:
            _log.warning("feed not read", feed=feed.address, reason=str(error))
        if came or failed:
            _log.info("feed read", feed=feed.address, new=came, unread=failed)

    def _read_so_far(self, listed: tuple[ListedFeed, ...]) -> dict[ListedFeed, int]:
        """Return what tells whether more was read of each feed, by this process or another."""
        return {feed: hash(frozenset(self._feeds.note(feed).read.items())) for feed in listed}
