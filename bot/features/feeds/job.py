"""What runs by the clock: feeds that are due, what is told of their archives and faults, and new episodes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

import aiohttp
import discord
import structlog
from discord.ext import tasks

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation, Quote
from bot.features.feeds.announcements import Announcements, News
from bot.features.feeds.news_words import news_reply
from bot.features.feeds.poster import FeedPoster
from bot.features.feeds.samples import sample_quotes
from bot.features.feeds.words import fault_reply, progress_reply
from bot.fetching.fetcher import Fetcher
from bot.library.added_store import Content
from bot.library.following.feed_store import Feeds
from bot.library.following.follow_store import Follows
from bot.library.following.round import FeedRounds
from bot.library.following.values import Follow, episode_of, key_of_episode
from bot.storage.errors import StorageError
from bot.transcripts.folder.packing import Packed, unpack

TICK = 10
"""Seconds between two looks at what is due."""
AT_ONCE = 2
"""Feeds that are read at a time; each has a process of its own."""
DEAD_AFTER = timedelta(days=1)
"""How long a feed fails until its moderators are told."""
FINISHED = -1
"""What is kept as told when a whole archive was read."""

_log = structlog.stdlib.get_logger("bot.feeds")
_Item = TypeVar("_Item")


class FeedJob:
    """Follows feeds, as ``clock`` tells the time, until it is stopped."""

    def __init__(
        self,
        feeds: Feeds,
        follows: Follows,
        announcements: Announcements,
        rounds: FeedRounds,
        poster: FeedPoster,
        fetcher: Fetcher,
        clock: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        self._feeds = feeds
        self._follows = follows
        self._announcements = announcements
        self._rounds = rounds
        self._poster = poster
        self._fetcher = fetcher
        self._clock = clock

    def start(self) -> None:
        """Look at what is due now, and again and again."""
        self._looking.start()

    async def stop(self) -> None:
        """Stop; what is under way goes on in another process, or in this one when it is back."""
        if (task := self._looking.get_task()) is not None:
            self._looking.cancel()
            await asyncio.wait({task})
        await self._fetcher.close()

    async def look(self) -> None:
        """Look at the feeds that are due, tell how far they are, and announce what is new; raises StorageError."""
        await self._each(await self._feeds.due(self._clock()), self._round)
        await self._each(await self._announcements.due(self._clock()), self._announce)

    @tasks.loop(seconds=TICK)
    async def _looking(self) -> None:
        try:
            await self.look()
        except StorageError as error:
            _log.warning("not looked", reason=str(error) or type(error).__name__)
        except Exception:
            _log.exception("unexpected")  # the clock goes on

    async def _each(self, items: Iterable[_Item], act: Callable[[_Item], Awaitable[None]]) -> None:
        """Do ``act`` with each of ``items``, a few at a time; what goes wrong with one is logged."""
        free = asyncio.Semaphore(AT_ONCE)

        async def guarded(item: _Item) -> None:
            async with free:
                try:
                    await act(item)
                except (aiohttp.ClientError, discord.HTTPException, OSError, StorageError, TranscriptError) as error:
                    _log.warning("failed", doing=act.__name__, reason=str(error) or type(error).__name__)
                except Exception:
                    _log.exception("unexpected", doing=act.__name__)

        await asyncio.gather(*map(guarded, items))

    async def _round(self, feed: int) -> None:
        """Do one round of a feed, then tell those who follow it how far it is, and what is wrong with it."""
        await self._rounds.go(feed)
        for follow in await self._follows.of_feed(feed):
            await self._tell_progress(follow)
            await self._tell_fault(follow)

    async def _tell_progress(self, follow: Follow) -> None:
        """Tell how far the archive is read, in one message, until it is read."""
        told = follow.counts.episodes - follow.counts.waiting
        if follow.told_in is None or follow.told_read in (FINISHED, told) or follow.looked_at is None:
            return
        message, reply = follow.message, progress_reply(follow)
        if message is None:
            message = await self._poster.post(follow.server, follow.told_in, reply, f"a{follow.number}")
        elif not await self._poster.change(follow.server, follow.told_in, message, reply):
            message = None
        over = message is None or not follow.counts.waiting
        await self._follows.told(follow, message, FINISHED if over else told)

    async def _tell_fault(self, follow: Follow) -> None:
        """Tell, once, that a feed can't be had any more."""
        dead = follow.failing_since is not None and self._clock() - follow.failing_since >= DEAD_AFTER
        if dead != follow.fault_told and await self._follows.take_fault(follow, told=dead) and dead:
            nonce = f"f{follow.number}-{int(self._clock().timestamp()) // 3600}"
            await self._poster.tell(follow.server, follow.channel, fault_reply(follow), nonce)

    async def _announce(self, news: News) -> None:
        """Post a new episode; if that fails by chance the claim stays as it is, to be tried again."""
        if not await self._announcements.claim(news, self._clock()):
            return
        content = await self._announcements.content(news.episode)
        if content is None:
            return
        conversation, quotes = await asyncio.to_thread(_opened, content, news.episode)
        reply = news_reply(conversation, episode_of(news.told), news.show, news.image, quotes, news.role)
        posted = await self._poster.post(news.server, news.channel, reply, news.nonce, news.role)
        await self._announcements.settle(news, posted=posted is not None)


def _opened(content: Content, episode: int) -> tuple[Conversation, tuple[Quote, ...]]:
    conversation = unpack(Packed(content.details, content.transcript), key_of_episode(episode))
    return conversation, sample_quotes(conversation)
