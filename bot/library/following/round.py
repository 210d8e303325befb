"""One round of a feed: what is new in it, then some of the transcripts that wait, the newest first."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import structlog

from bot.conversation.errors import TranscriptError
from bot.feeds.apart import ReadingApart
from bot.feeds.errors import NotAFeed
from bot.fetching.answers import Unchanged
from bot.fetching.errors import FetchFailed, FetchProblem
from bot.fetching.fetcher import Fetcher
from bot.library.added_store import Content
from bot.library.following.episode_store import Episodes, listed
from bot.library.following.feed_store import Feeds, TakenAway
from bot.library.following.looking import MOST_PAGES, look, read_transcript
from bot.library.following.times import next_check, next_look, next_try
from bot.library.following.values import EpisodeState, TakenFeed, WaitingEpisode
from bot.transcripts.files import LARGEST

EACH_ROUND = 25
"""Transcripts that are read in one round; then other feeds have their turn."""

_log = structlog.stdlib.get_logger("bot.feeds")


class FeedRounds:
    """Looks at feeds, at most ``most`` episodes of each, as ``clock`` tells the time; ``chance`` spreads the looks."""

    def __init__(
        self,
        feeds: Feeds,
        episodes: Episodes,
        fetcher: Fetcher,
        most: int,
        chance: random.Random,
        clock: Callable[[], datetime],
    ) -> None:
        self._feeds = feeds
        self._episodes = episodes
        self._fetcher = fetcher
        self._most = most
        self._chance = chance
        self._clock = clock

    async def go(self, number: int) -> int:
        """Do one round of feed ``number``; return how many transcripts were looked at, 0 if another process has it.

        Raises StorageError.
        """
        taken = await self._feeds.take(number, uuid4().hex, self._clock())
        if taken is None:
            return 0
        try:
            with ReadingApart() as reader:
                return await self._round(taken, reader)
        except TakenAway:
            _log.warning("another process goes on", feed=number)
            return 0
        finally:
            await self._feeds.release(taken)

    async def _round(self, taken: TakenFeed, reader: ReadingApart) -> int:
        if taken.next_look <= self._clock():
            taken = await self._look(taken, reader)
        if taken.rest_until is not None and taken.rest_until > self._clock():
            return 0
        waiting = await self._episodes.waiting(taken, self._clock(), EACH_ROUND)
        for looked, episode in enumerate(waiting):
            await self._feeds.go_on(taken, self._clock())
            if not await self._read(taken, episode, reader):
                return looked + 1
        return len(waiting)

    async def _look(self, taken: TakenFeed, reader: ReadingApart) -> TakenFeed:
        """Learn what is new in a feed, and return it as it is then."""
        pages = MOST_PAGES if taken.first else 1
        try:
            found = await look(self._fetcher, reader, taken.address, taken.known, pages)
        except (FetchFailed, NotAFeed) as error:
            await self._failed(taken, error)
            return taken
        now = self._clock()
        again = next_look(now, 0, self._chance.random())
        if isinstance(found, Unchanged):
            await self._feeds.looked(taken, found.known, now, again)
        else:
            episodes = await asyncio.to_thread(listed, found.feed, self._most)
            await self._episodes.changed(taken, found.feed, episodes, found.known, now, again)
            taken = replace(taken, title=found.feed.title, language=found.feed.language)
        if found.moved:
            await self._feeds.move(taken, found.moved)
        return taken

    async def _failed(self, taken: TakenFeed, error: FetchFailed | NotAFeed) -> None:
        now = self._clock()
        asked = error.wait if isinstance(error, FetchFailed) else None
        problem = error.problem.value if isinstance(error, FetchFailed) else error.problem
        _log.info("feed not read", feed=taken.number, reason=problem)
        await self._feeds.failed(taken, problem, now, next_look(now, taken.failures, self._chance.random(), asked))

    async def _read(self, taken: TakenFeed, waiting: WaitingEpisode, reader: ReadingApart) -> bool:
        """Look at the transcript of one episode; False if the server asks to be left alone for a while."""
        now = self._clock()
        try:
            if waiting.state is EpisodeState.READ and await self._is_same(waiting):
                checked = next_check(waiting, now)
                await self._episodes.put_off(taken, waiting.number, EpisodeState.READ, checked)
                return True
            found = await read_transcript(self._fetcher, reader, waiting.episode, taken.title, taken.language)
        except (FetchFailed, TranscriptError) as error:
            return await self._unread(taken, waiting, error)
        content = await asyncio.to_thread(Content.of, found.read.details, found.read.transcript, found.read.odd)
        now = self._clock()
        await self._episodes.read(
            taken, waiting.number, found.read, content, found.source, found.known, now, next_check(waiting, now)
        )
        return True

    async def _is_same(self, waiting: WaitingEpisode) -> bool:
        """Say whether the transcript that was read is still what lies there."""
        if waiting.source is None or not waiting.known.headers:
            return False
        return isinstance(await self._fetcher.get(waiting.source, LARGEST, waiting.known), Unchanged)

    async def _unread(self, taken: TakenFeed, waiting: WaitingEpisode, error: FetchFailed | TranscriptError) -> bool:
        now, number = self._clock(), waiting.number
        if isinstance(error, FetchFailed) and error.problem is FetchProblem.BUSY:
            await self._feeds.rest(taken, next_look(now, 0, self._chance.random(), error.wait))
            return False
        again = next_try(waiting, now)
        if waiting.state is EpisodeState.READ:  # what was read stays
            await self._episodes.put_off(taken, number, EpisodeState.READ, again, tries=waiting.tries + 1)
            return True
        problem = error.problem.value if isinstance(error, FetchFailed) else error.problem
        await self._episodes.put_off(
            taken, number, EpisodeState.UNREAD, again, problem=problem, tries=waiting.tries + 1
        )
        return True
