"""What each server can search: the conversations that all share, and beside them those it has added itself.

A server's own conversations are read from the database when somebody asks there, and forgotten, those of the server
that asked longest ago first, when all together take too much memory.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import NamedTuple

import structlog

from bot.conversation.corrections import correct
from bot.conversation.errors import TranscriptError
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.ideas.ideas import Ideas
from bot.library.added import AddedConversation, LibraryVersion
from bot.library.added_store import Added, Content
from bot.library.errors import LibraryNotReady
from bot.library.finder import Finder
from bot.library.following.serving import FollowedLibraries
from bot.library.indexed import IndexedLibrary, LibraryIndexer
from bot.library.memory import bytes_for
from bot.library.suggestion_store import Suggestions
from bot.library.suggestions import Suggestion
from bot.storage.errors import StorageBusy, StorageError
from bot.storage.waiting import at_once
from bot.transcripts.folder.packing import Packed, unpack

FRESH, PATIENCE = 5.0, 0.5
"""Seconds after which what another process has changed is noticed, and that an answer waits to hear of changes."""

_log = structlog.stdlib.get_logger("bot.libraries")
Prepare = Callable[[Ideas], Future[bool]]
"""Has the ideas of a new indexed made ready in the background; the future tells whether they are."""


class _Own(NamedTuple):
    """A server's own conversations as they were at ``version``, by number and version."""

    version: LibraryVersion
    conversations: Mapping[tuple[int, int], Conversation]
    indexed: IndexedLibrary
    shared: IndexedLibrary
    finder: Finder
    ready: Future[bool] | None

    @property
    def bytes(self) -> int:
        return bytes_for(sum(one.word_count for one in self.conversations.values()))


class Libraries:
    """Hands out finders; ``memory`` is what all servers' own conversations may take, in bytes.

    ``followed`` puts what they follow beside them; ``clock`` counts seconds.
    """

    def __init__(
        self,
        shared: IndexedLibrary,
        indexer: LibraryIndexer,
        added: Added,
        suggestions: Suggestions,
        *,
        memory: int,
        prepare: Prepare,
        followed: FollowedLibraries | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._followed = followed
        self._indexer = indexer
        self._added = added
        self._suggestions = suggestions
        self._memory = memory
        self._prepare = prepare
        self._clock = clock
        self._shared = shared
        self.shared = Finder([shared])
        """The finder of the conversations that all servers share."""
        self._begin(shared)
        self._versions: Mapping[int, LibraryVersion] = {}
        self._versions_until = float("-inf")
        self._looking: asyncio.Task[None] | None = None
        self._own: dict[int, _Own] = {}
        self._reading: dict[int, asyncio.Task[_Own]] = {}

    async def finder(self, server: int | None) -> Finder:
        """Return the finder for ``server``, for None that of what all share.

        Raises LibraryNotReady while the server's own conversations are being read for the first time. Without a
        database it is what was last known.
        """
        if server is None:
            return self.shared
        own = await self._own_finder(server)
        return await self._followed.beside(server, own, self.shared) if self._followed else own

    async def _own_finder(self, server: int) -> Finder:
        await self._look_for_changes()
        version = self._versions.get(server)
        if version is None:
            self._drop(server)
            return self.shared
        own = self._own.get(server)
        if own is None or own.version != version:
            own = await self._read_in_time(server, version)
        if own is None:
            return self.shared
        own = self._beside_shared(own)
        self._keep(server, own)
        return own.finder

    @property
    def have_ideas(self) -> bool:
        """Whether passages on a similar idea are looked for at all."""
        return self._shared.ideas is not None

    async def ready(self, server: int, key: str) -> bool:
        """Wait for ideas in ``key`` of ``server``; False if it is gone or gets none. Raises as ``finder`` does."""
        waited_for: Future[bool] | None = None
        while True:  # as what the server has may have changed while it was waited for
            await self.finder(server)
            own = self._own.get(server)
            if own is None or own.ready is None or key not in own.indexed.library.conversations:
                return False
            if own.ready is waited_for:
                return own.ready.result()
            waited_for = own.ready
            await asyncio.wrap_future(waited_for)

    async def share(self, library: Library) -> None:
        """Serve ``library`` to all servers from now on, in place of what they shared before."""
        indexed = await asyncio.to_thread(self._indexer.indexed, library, self._shared)
        before, self._shared, self.shared = self._shared, indexed, Finder([indexed])
        self._own = {server: self._beside_shared(own) for server, own in self._own.items()}  # lest they keep the former
        self._begin(indexed)
        before.stop()

    def forget(self) -> None:
        """Look for changes the next time, since something was changed."""
        if self._followed is not None:
            self._followed.forget()
        self._versions_until = float("-inf")
        self._looking = None  # what is under way may have looked before the change

    def _begin(self, indexed: IndexedLibrary) -> Future[bool] | None:
        """Have the ideas of ``indexed`` made ready, if it has any."""
        return None if indexed.ideas is None else self._prepare(indexed.ideas)

    async def _look_for_changes(self) -> None:
        """Learn which servers' conversations have changed, at most every few seconds and once for all who ask."""
        if self._versions_until > self._clock():
            return
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        await asyncio.wait({self._looking})

    async def _look(self) -> None:
        versions = self._versions
        try:
            versions = await at_once(self._added.library_versions(), PATIENCE)
        except StorageError as error:
            _log.warning("changes not looked for", reason=str(error) or "busy")
        except Exception:
            _log.exception("changes not looked for")  # the next look may go better
        if self._looking is asyncio.current_task():
            self._versions, self._versions_until, self._looking = versions, self._clock() + FRESH, None

    async def _read_in_time(self, server: int, version: LibraryVersion) -> _Own | None:
        """Return what ``server`` has at ``version``; if reading takes long or fails, what it had before."""
        reading = self._reading.get(server)
        if reading is None:
            reading = self._reading[server] = asyncio.create_task(self._read(server, version))
            reading.add_done_callback(lambda _: self._reading.pop(server, None))
        before = self._own.get(server)
        try:
            return await at_once(asyncio.shield(reading))
        except StorageBusy:
            if before is None:
                raise LibraryNotReady from None
        except StorageError as error:
            _log.warning("conversations of a server not read", server=server, reason=str(error))
        return self._own.get(server) or before  # another reading may have come to an end meanwhile

    async def _read(self, server: int, version: LibraryVersion) -> _Own:
        """Read what ``server`` has, and remember it, though nobody may wait for it any more."""
        before = self._own.get(server)
        known = before.conversations if before else {}
        listed = {(one.number, one.version): one for one in await self._added.listed(server)}
        new = [one.number for numbered, one in listed.items() if numbered not in known]
        contents = await self._added.contents(new)
        corrections = await self._suggestions.accepted(new)

        def read() -> _Own:
            opened = {
                numbered: _opened(one, contents[one.number], corrections.get(one.number, ()))
                for numbered, one in listed.items()
                if one.number in contents
            }
            conversations = {numbered: known.get(numbered) or opened.get(numbered) for numbered in listed}
            ours = {numbered: one for numbered, one in conversations.items() if one is not None}
            indexed = self._indexer.indexed(Library.of(ours.values()), before.indexed if before else None, cached=False)
            shared = self._shared
            return _Own(version, ours, indexed, shared, _finder(version, indexed, shared), None)

        own = await asyncio.to_thread(read)
        own = own._replace(ready=self._begin(own.indexed))
        self._keep(server, own)
        _log.info("read", server=server, conversations=len(own.conversations), new=len(new))
        return own

    def _keep(self, server: int, own: _Own) -> None:
        """Remember ``own`` as asked for last, and forget what was asked for longest ago over the memory's bound."""
        before = self._own.pop(server, None)
        if before is not None and before.indexed is not own.indexed:
            before.indexed.stop()
        self._own[server] = own
        while len(self._own) > 1 and sum(one.bytes for one in self._own.values()) > self._memory:
            self._drop(next(iter(self._own)))

    def _beside_shared(self, own: _Own) -> _Own:
        """Return ``own`` beside what is shared now."""
        if own.shared is self._shared:
            return own
        return own._replace(shared=self._shared, finder=_finder(own.version, own.indexed, self._shared))

    def _drop(self, server: int) -> None:
        if (own := self._own.pop(server, None)) is not None:
            own.indexed.stop()


def _finder(version: LibraryVersion, own: IndexedLibrary, shared: IndexedLibrary) -> Finder:
    """Return the finder of a server: its ``own`` first, and what is ``shared`` unless it searches its own alone."""
    return Finder([own] if version.alone else [own, shared])


def _opened(added: AddedConversation, content: Content, suggestions: Sequence[Suggestion]) -> Conversation | None:
    """Return a conversation with what was accepted put right; None, and a line in the log, if it can't be read."""
    try:
        conversation = unpack(Packed(content.details, content.transcript), added.key)
    except TranscriptError as error:
        _log.error("conversation not read", number=added.number, reason=str(error))
        return None
    return correct(conversation, [suggestion.correction for suggestion in suggestions]).conversation
