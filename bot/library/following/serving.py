"""What servers follow, made searchable: one index of each feed, however many servers follow it.

Feeds are read from the database when somebody asks on a server that follows them, and forgotten, those that were asked
longest ago first, when all together take too much memory. What was read of each episode is kept on disk.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple

import structlog

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.ideas.ideas import Ideas
from bot.library.errors import LibraryNotReady
from bot.library.finder import Finder
from bot.library.following.episode_store import Episodes, LiveEpisode
from bot.library.following.follow_store import Follows
from bot.library.following.opening import corrected, from_disk, opened, told_apart
from bot.library.following.values import key_of_episode
from bot.library.indexed import IndexedLibrary, LibraryIndexer
from bot.library.memory import bytes_for
from bot.library.suggestion_store import Suggestions
from bot.storage.errors import StorageBusy, StorageError
from bot.storage.waiting import at_once
from bot.transcripts.folder.reading_cache import ReadingCache

FRESH = 5.0
"""Seconds after which what another process has changed is noticed."""
SETTLED = 20.0
"""Seconds between two readings of a feed, while more and more of its archive comes."""
AT_ONCE = 50
"""Transcripts that are taken out of the database at a time."""

_log = structlog.stdlib.get_logger("bot.feeds")


class _Feed(NamedTuple):
    """A feed as it was at ``version``, read at ``read_at`` of the clock; its episodes by number and version."""

    version: int
    read_at: float
    conversations: Mapping[tuple[int, int], Conversation]
    indexed: IndexedLibrary

    @property
    def bytes(self) -> int:
        return bytes_for(sum(one.word_count for one in self.conversations.values()))


class _Joined(NamedTuple):
    """The finder of a server, and what it is made of."""

    parts: tuple[IndexedLibrary, ...]
    finder: Finder


class FollowedLibraries:
    """Puts what a server follows beside what else it can search; ``memory`` is what all feeds may take, in bytes.

    ``cache`` is the folder for what can be read again; ``clock`` counts seconds.
    """

    def __init__(
        self,
        follows: Follows,
        episodes: Episodes,
        suggestions: Suggestions,
        indexer: LibraryIndexer,
        *,
        memory: int,
        prepare: Callable[[Ideas], Future[bool]],
        cache: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._follows = follows
        self._episodes = episodes
        self._suggestions = suggestions
        self._indexer = indexer
        self._memory = memory
        self._prepare = prepare
        self._cache = cache
        self._clock = clock
        self._followed: Mapping[int, Sequence[tuple[int, int]]] = {}
        self._alone: frozenset[int] = frozenset()
        self._looked = float("-inf")
        self._looking: asyncio.Task[None] | None = None
        self._feeds: dict[int, _Feed] = {}
        self._reading: dict[int, asyncio.Task[_Feed]] = {}
        self._joined: dict[int, _Joined] = {}

    async def beside(self, server: int, finder: Finder, shared: Finder) -> Finder:
        """Return the finder of all that ``finder`` finds, and of what ``server`` follows.

        One that searches its own alone is not shown what is ``shared``. Raises LibraryNotReady while what it follows
        is being read for the first time.
        """
        await self._look_for_changes()
        followed = self._followed.get(server)
        if not followed:
            self._joined.pop(server, None)
            return finder
        feeds = [await self._feed(feed, version) for feed, version in followed]
        rest = () if finder is shared and server in self._alone else finder.libraries
        parts = (*(feed for feed in feeds if feed is not None), *rest)
        joined = self._joined.get(server)
        if joined is None or joined.parts != parts:
            joined = self._joined[server] = _Joined(parts, Finder(parts))
        return joined.finder

    def forget(self) -> None:
        """Look for changes the next time, since something was changed."""
        self._looked = float("-inf")
        self._looking = None

    async def _look_for_changes(self) -> None:
        if self._clock() - self._looked < FRESH:
            return
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        await asyncio.wait({self._looking})

    async def _look(self) -> None:
        """Learn who follows what, and which feeds have changed; while the database is away, what was known stays."""
        try:
            followed, alone = await at_once(self._follows.followed()), await at_once(self._follows.alone())
        except StorageError as error:
            _log.warning("changes not looked for", reason=str(error) or "busy")
        else:
            self._followed, self._alone = followed, alone
        if self._looking is asyncio.current_task():
            self._looked, self._looking = self._clock(), None

    async def _feed(self, feed: int, version: int) -> IndexedLibrary | None:
        """Return what ``feed`` is at ``version``; if reading takes long or fails, what it was before."""
        before = self._feeds.get(feed)
        if before is not None and (before.version == version or self._clock() - before.read_at < SETTLED):
            return self._kept(feed, before).indexed
        reading = self._reading.get(feed)
        if reading is None:
            reading = self._reading[feed] = asyncio.create_task(self._read(feed, version))
            reading.add_done_callback(lambda _: self._reading.pop(feed, None))
        try:
            return (await at_once(asyncio.shield(reading))).indexed
        except StorageBusy:
            if before is None:
                raise LibraryNotReady from None
        except StorageError as error:
            _log.warning("feed not read", feed=feed, reason=str(error))
        return before and before.indexed

    async def _read(self, feed: int, version: int) -> _Feed:
        before = self._feeds.get(feed)
        known = before.conversations if before else {}
        live = await self._episodes.live(feed)
        found = {(one.number, one.version): known.get((one.number, one.version)) for one in live}
        new = [one for one in live if found[one.number, one.version] is None]
        cache = ReadingCache(self._cache / "feeds" / str(feed)) if self._cache else None
        for first in range(0, len(new), AT_ONCE):
            found |= await self._conversations(new[first : first + AT_ONCE], cache)
        conversations = {numbered: one for numbered, one in found.items() if one is not None}

        def index() -> IndexedLibrary:
            library = Library.of(told_apart(list(conversations.values())))
            file = f"feeds/{feed}/search" if before is None else None
            indexed = self._indexer.indexed(library, before.indexed if before else None, cached=False, file=file)
            if cache is not None:
                cache.tidy()
            return indexed

        read = _Feed(version, self._clock(), conversations, await asyncio.to_thread(index))
        if read.indexed.ideas is not None:
            self._prepare(read.indexed.ideas)
        self._kept(feed, read)
        _log.info("read", feed=feed, episodes=len(conversations), new=len(new))
        return read

    async def _conversations(
        self, episodes: Sequence[LiveEpisode], cache: ReadingCache | None
    ) -> Mapping[tuple[int, int], Conversation | None]:
        """Return the conversations that ``episodes`` are, from the disk where they are kept there."""
        found: dict[tuple[int, int], Conversation | None] = {**await asyncio.to_thread(from_disk, episodes, cache)}
        rest = [one for one in episodes if (one.number, one.version) not in found]
        contents = await self._episodes.contents([one.number for one in rest]) if rest else {}
        found |= await asyncio.to_thread(opened, rest, contents, cache)
        corrections = await self._suggestions.accepted_of([key_of_episode(one.number) for one in episodes])
        return {numbered: one and corrected(one, corrections.get(one.key, ())) for numbered, one in found.items()}

    def _kept(self, feed: int, read: _Feed) -> _Feed:
        """Remember ``read`` as asked for last, and forget what was asked for longest ago over the memory's bound."""
        before = self._feeds.pop(feed, None)
        if before is not None and before.indexed is not read.indexed:
            before.indexed.stop()
        self._feeds[feed] = read
        while len(self._feeds) > 1 and sum(one.bytes for one in self._feeds.values()) > self._memory:
            oldest = next(iter(self._feeds))
            gone = self._feeds.pop(oldest)
            gone.indexed.stop()
            self._joined = {server: one for server, one in self._joined.items() if gone.indexed not in one.parts}
        return read
