"""The first look at a feed: what it has, what is odd in it and some quotes, before anything of it can be searched."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation, Quote
from bot.desk.turns import Turns
from bot.features.feeds.errors import FeedsOff
from bot.features.feeds.samples import sample_quotes
from bot.feeds.apart import ReadingApart
from bot.feeds.choosing import names_of, to_try
from bot.feeds.errors import NotAFeed
from bot.feeds.model import Episode, Feed
from bot.fetching.errors import FetchFailed
from bot.fetching.fetcher import Fetcher
from bot.library.added_store import Content
from bot.library.following.episode_store import Episodes, listed
from bot.library.following.errors import FeedBusy, TooManyFeeds
from bot.library.following.feed_store import Feeds
from bot.library.following.follow_store import Follows
from bot.library.following.looking import MOST_PAGES, Look, ReadTranscript, look, read_transcript, tidied
from bot.library.following.rules import FeedRules
from bot.library.following.times import INTERVAL
from bot.library.following.values import Follow, key_of_episode
from bot.library.serving import Libraries
from bot.transcripts.folder.packing import Packed, unpack

AT_ONCE = 2
"""Feeds that are looked at for the first time at once; others wait."""
_MOST_SAMPLED = 3
"""Episodes that are tried for quotes to show."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What was found at a feed: its draft, what is odd, and ``samples`` of its newest episode that could be read.

    ``forms`` are what its transcripts are written in; ``on_pages`` counts episodes whose notes link to a transcript
    that the feed does not tell of; ``nameless`` are labels in the sample of which nobody knows who they are.
    """

    follow: Follow
    feed: Feed
    taken_in: int
    with_transcript: int
    forms: Sequence[str]
    on_pages: int
    samples: Sequence[Quote]
    nameless: Sequence[str]
    unread: str | None


class FeedAdder:
    """Looks at feeds for servers, one at a time for each, by the ``rules`` of who runs the bot."""

    def __init__(
        self,
        feeds: Feeds,
        episodes: Episodes,
        follows: Follows,
        fetcher: Fetcher,
        libraries: Libraries,
        rules: FeedRules,
    ) -> None:
        self._feeds = feeds
        self._episodes = episodes
        self._follows = follows
        self._fetcher = fetcher
        self._libraries = libraries
        self._rules = rules
        self._turns = Turns(AT_ONCE)

    async def first_look(
        self, server: int, adder: int, address: str, now: datetime, channel: int | None = None, role: int | None = None
    ) -> FirstLook:
        """Look at the feed at ``address``, and keep a draft of following it, to be announced in ``channel``.

        Raises FeedsOff, TooManyFeeds, AlreadyFollowed, FeedBusy, FetchFailed, NotAFeed and StorageError.
        """
        if not self._rules.on:
            raise FeedsOff
        if len(await self._follows.of(server)) >= self._rules.each:
            raise TooManyFeeds(self._rules.each)
        async with self._turns.turn(server):
            with ReadingApart() as reader:
                found = await self._canonical(reader, tidied(address))
                sample, unread = await self._sample(reader, found.feed)
        feed = await self._keep(found, sample, now)
        options = {"channel": channel, "role": role}
        draft = await self._follows.draft(server, feed, adder, now, self._rules.each, **options)
        shown = await asyncio.to_thread(_opened, sample[1]) if sample else None
        with_transcript = [one for one in found.feed.episodes if to_try(one, found.feed.language)]
        return FirstLook(
            follow=draft,
            feed=found.feed,
            taken_in=min(len(found.feed.episodes), self._rules.episodes),
            with_transcript=len(with_transcript),
            forms=names_of([link for one in with_transcript for link in one.transcripts]),
            on_pages=sum(one.page_transcript is not None for one in found.feed.episodes),
            samples=await asyncio.to_thread(sample_quotes, shown) if shown else (),
            nameless=sample[1].read.nameless if sample else (),
            unread=unread,
        )

    async def _canonical(self, reader: ReadingApart, address: str) -> Look:
        """Look at ``address``, or where the feed there says that it is, if that is the same show by its guid.

        So all who follow a show by any of its addresses share one copy, and no feed can pass itself off as another.
        """
        found = await look(self._fetcher, reader, address, pages=MOST_PAGES)
        assert isinstance(found, Look)
        here = found.moved or address
        says = found.feed.new_address or found.feed.own_address
        if says and says != here and found.feed.guid:
            try:
                there = await look(self._fetcher, reader, says, pages=MOST_PAGES)
            except (FetchFailed, NotAFeed):
                return found._replace(moved=here)
            if isinstance(there, Look) and there.feed.guid == found.feed.guid:
                return there._replace(moved=there.moved or says)
        return found._replace(moved=here)

    async def _sample(
        self, reader: ReadingApart, feed: Feed
    ) -> tuple[tuple[Episode, ReadTranscript] | None, str | None]:
        """Return the newest of the episodes that can be read, and why one can't, if none can."""
        unread = None
        with_transcript = [one for one in feed.episodes if to_try(one, feed.language)]
        newest = sorted(with_transcript, key=lambda one: -one.published.timestamp() if one.published else 0.0)
        for episode in newest[:_MOST_SAMPLED]:
            try:
                read = await read_transcript(self._fetcher, reader, episode, feed.title, feed.language)
            except FetchFailed as error:
                unread = error.problem.value
            except TranscriptError as error:
                unread = error.problem
            else:
                return (episode, read), None
        return None, unread

    async def _keep(self, found: Look, sample: tuple[Episode, ReadTranscript] | None, now: datetime) -> int:
        """Keep what was found, so that nothing of it is fetched again; return the feed's number."""
        number = await self._feeds.create(found.moved or found.address, found.feed, now)
        taken = await self._feeds.take(number, uuid4().hex, now)
        if taken is None:
            raise FeedBusy
        try:
            episodes = await asyncio.to_thread(listed, found.feed, self._rules.episodes)
            await self._episodes.changed(taken, found.feed, episodes, found.known, now, now + INTERVAL)
            for waiting in await self._episodes.waiting(taken, now, self._rules.episodes) if sample else ():
                if sample and waiting.episode.guid == sample[0].guid:
                    read, source, known = sample[1]
                    content = await asyncio.to_thread(Content.of, read.details, read.transcript, read.odd)
                    again = now + timedelta(days=1)
                    await self._episodes.read(taken, waiting.number, read, content, source, known, now, again)
        finally:
            await self._feeds.release(taken)
        return number


def _opened(read: ReadTranscript) -> Conversation:
    return unpack(Packed(read.read.details, read.read.transcript), key_of_episode(0))
