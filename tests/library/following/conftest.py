"""A show on loopback, and what follows it."""

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.model import Feed
from bot.fetching.fetcher import Fetcher
from bot.fetching.hosts import PrivateHosts
from bot.library.following.episode_store import Episodes
from bot.library.following.feed_store import Feeds
from bot.library.following.follow_store import Follows
from bot.library.following.round import FeedRounds
from bot.library.following.values import Follow
from bot.storage.database import Database
from tests.feeds.shows import Show
from tests.fetching.servers import serving

CLUB, OTHER, KIM = 11, 12, 101


@dataclass
class Following:
    """What one process has to follow feeds with; ``now`` is what its clock tells."""

    database: Database
    fetcher: Fetcher
    now: datetime

    def __post_init__(self) -> None:
        self.feeds, self.episodes, self.follows = (make(self.database) for make in (Feeds, Episodes, Follows))
        clock = lambda: self.now  # noqa: E731
        self.rounds = FeedRounds(self.feeds, self.episodes, self.fetcher, 1000, random.Random(1), clock)

    async def follow(self, address: str, server: int = CLUB) -> Follow:
        """Have ``server`` follow the feed at ``address``."""
        number = await self.feeds.create(address, Feed("New"), self.now)
        draft = await self.follows.draft(server, number, KIM, self.now, 5)
        return await self.follows.confirm(server, draft.number, 5, None, self.now)

    async def go(self, rounds: int = 1, **later: float) -> int:
        """Let time pass, then do what is due, so many times; return how many transcripts were looked at."""
        self.now += timedelta(**later)
        looked = 0
        for _ in range(rounds):
            for number in await self.feeds.due(self.now):
                looked += await self.rounds.go(number)
        return looked


@pytest.fixture
async def show() -> AsyncIterator[Show]:
    async with serving() as server:
        yield Show(server).open()


@pytest.fixture
async def following(database: Database, show: Show) -> AsyncIterator[Following]:
    fetcher = Fetcher(PrivateHosts.of([f"127.0.0.1:{show.server.port}"]), seconds=10)
    yield Following(database, fetcher, datetime(2026, 11, 28, 12, tzinfo=UTC))
    await fetcher.close()
