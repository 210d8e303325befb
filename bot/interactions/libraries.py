"""What each server can search: the conversations that all share, and beside them those it has added itself.

A server's own conversations are read from the database when somebody asks there, and forgotten, those of the server
that asked longest ago first, when all together take too much memory.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, NamedTuple

import discord
import structlog

from bot.community.added import AddedConversation, Shelfmark
from bot.community.suggestions import Suggestion
from bot.conversation.corrections import correct
from bot.conversation.errors import LibraryNotReady, TranscriptError
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.ideas.ideas import Ideas
from bot.interactions.finder import Finder
from bot.interactions.place import server_of
from bot.interactions.shelf import Shelf, Shelver
from bot.interactions.waiting import at_once
from bot.storage.added import Added, Content
from bot.storage.errors import StorageBusy, StorageError
from bot.storage.suggestions import Suggestions
from bot.transcripts.packing import Packed, unpack

FRESH, PATIENCE = 5.0, 0.5
"""Seconds after which what another process has changed is noticed, and that an answer waits to hear of changes."""
BYTES_PER_SERVER, BYTES_PER_WORD = 1_150_000, 55
"""Bytes that a server's conversations and their index take at least, and for each word, as ``make bench`` measures."""

_log = structlog.stdlib.get_logger("bot.libraries")
Prepare = Callable[[Ideas], Future[bool]]
"""Has the ideas of a new shelf made ready in the background; the future tells whether they are."""


class _Own(NamedTuple):
    """A server's own conversations as they were at ``mark``, by number and version."""

    mark: Shelfmark
    conversations: Mapping[tuple[int, int], Conversation]
    shelf: Shelf
    shared: Shelf
    finder: Finder
    ready: Future[bool] | None

    @property
    def bytes(self) -> int:
        return bytes_for(sum(one.word_count for one in self.conversations.values()))


class Libraries:
    """Hands out finders; ``memory`` is what all servers' own conversations may take, in bytes.

    ``clock`` counts seconds.
    """

    def __init__(
        self,
        shared: Shelf,
        shelver: Shelver,
        added: Added,
        suggestions: Suggestions,
        *,
        memory: int,
        prepare: Prepare,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._shelver = shelver
        self._added = added
        self._suggestions = suggestions
        self._memory = memory
        self._prepare = prepare
        self._clock = clock
        self._shelf = shared
        self.shared = Finder([shared])
        """The finder of the conversations that all servers share."""
        self._begin(shared)
        self._marks: Mapping[int, Shelfmark] = {}
        self._marks_until = float("-inf")
        self._marking: asyncio.Task[None] | None = None
        self._own: dict[int, _Own] = {}
        self._reading: dict[int, asyncio.Task[_Own]] = {}

    async def here(self, asked: discord.Interaction[Any] | discord.Message) -> Finder:
        """Return the finder for where ``asked`` comes from; raises LibraryNotReady as ``of`` does."""
        return await self.of(server_of(asked))

    async def of(self, server: int | None) -> Finder:
        """Return the finder for ``server``, for None that of what all share.

        Raises LibraryNotReady while the server's own conversations are being read for the first time. Without a
        database it is what was last known.
        """
        if server is None:
            return self.shared
        await self._look_at_marks()
        mark = self._marks.get(server)
        if mark is None:
            self._drop(server)
            return self.shared
        own = self._own.get(server)
        if own is None or own.mark != mark:
            own = await self._read_in_time(server, mark)
        if own is None:
            return self.shared
        own = self._beside_shared(own)
        self._keep(server, own)
        return own.finder

    @property
    def have_ideas(self) -> bool:
        """Whether passages on a similar idea are looked for at all."""
        return self._shelf.ideas is not None

    async def ready(self, server: int, key: str) -> bool:
        """Wait for ideas in ``key`` of ``server``; False if they won't come, or it is gone. Raises as ``of`` does."""
        waited_for: Future[bool] | None = None
        while True:  # as what the server has may have changed while it was waited for
            await self.of(server)
            own = self._own.get(server)
            if own is None or own.ready is None or key not in own.shelf.library.conversations:
                return False
            if own.ready is waited_for:
                return own.ready.result()
            waited_for = own.ready
            await asyncio.wrap_future(waited_for)

    async def share(self, library: Library) -> None:
        """Serve ``library`` to all servers from now on, in place of what they shared before."""
        shelf = await asyncio.to_thread(self._shelver.shelve, library, self._shelf)
        before, self._shelf, self.shared = self._shelf, shelf, Finder([shelf])
        self._own = {server: self._beside_shared(own) for server, own in self._own.items()}  # lest they keep the former
        self._begin(shelf)
        before.stop()

    def forget(self) -> None:
        """Look for changes the next time, since something was changed."""
        self._marks_until = float("-inf")
        self._marking = None  # what is under way may have looked before the change

    def _begin(self, shelf: Shelf) -> Future[bool] | None:
        """Have the ideas of ``shelf`` made ready, if it has any."""
        return None if shelf.ideas is None else self._prepare(shelf.ideas)

    async def _look_at_marks(self) -> None:
        """Learn which servers' conversations have changed, at most every few seconds and once for all who ask."""
        if self._marks_until > self._clock():
            return
        if self._marking is None:
            self._marking = asyncio.create_task(self._mark())
        await asyncio.wait({self._marking})

    async def _mark(self) -> None:
        marks = self._marks
        try:
            marks = await at_once(self._added.shelfmarks(), PATIENCE)
        except StorageError as error:
            _log.warning("changes not looked for", reason=str(error) or "busy")
        except Exception:
            _log.exception("changes not looked for")  # the next look may go better
        if self._marking is asyncio.current_task():
            self._marks, self._marks_until, self._marking = marks, self._clock() + FRESH, None

    async def _read_in_time(self, server: int, mark: Shelfmark) -> _Own | None:
        """Return what ``server`` has at ``mark``; if reading takes long or fails, what it had before, if anything."""
        reading = self._reading.get(server)
        if reading is None:
            reading = self._reading[server] = asyncio.create_task(self._read(server, mark))
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

    async def _read(self, server: int, mark: Shelfmark) -> _Own:
        """Read what ``server`` has, and remember it, though nobody may wait for it any more."""
        before = self._own.get(server)
        known = before.conversations if before else {}
        listed = {(one.number, one.version): one for one in await self._added.listed(server)}
        new = [one.number for version, one in listed.items() if version not in known]
        contents = await self._added.contents(new)
        corrections = await self._suggestions.accepted(new)

        def shelve() -> _Own:
            read = {
                version: _opened(one, contents[one.number], corrections.get(one.number, ()))
                for version, one in listed.items()
                if one.number in contents
            }
            conversations = {version: known.get(version) or read.get(version) for version in listed}
            ours = {version: one for version, one in conversations.items() if one is not None}
            shelf = self._shelver.shelve(Library.of(ours.values()), before.shelf if before else None, cached=False)
            shared = self._shelf
            return _Own(mark, ours, shelf, shared, _finder(mark, shelf, shared), None)

        own = await asyncio.to_thread(shelve)
        own = own._replace(ready=self._begin(own.shelf))
        self._keep(server, own)
        _log.info("read", server=server, conversations=len(own.conversations), new=len(new))
        return own

    def _keep(self, server: int, own: _Own) -> None:
        """Remember ``own`` as asked for last, and forget what was asked for longest ago over the memory's bound."""
        before = self._own.pop(server, None)
        if before is not None and before.shelf is not own.shelf:
            before.shelf.stop()
        self._own[server] = own
        while len(self._own) > 1 and sum(one.bytes for one in self._own.values()) > self._memory:
            self._drop(next(iter(self._own)))

    def _beside_shared(self, own: _Own) -> _Own:
        """Return ``own`` beside what is shared now."""
        if own.shared is self._shelf:
            return own
        return own._replace(shared=self._shelf, finder=_finder(own.mark, own.shelf, self._shelf))

    def _drop(self, server: int) -> None:
        if (own := self._own.pop(server, None)) is not None:
            own.shelf.stop()


def _finder(mark: Shelfmark, own: Shelf, shared: Shelf) -> Finder:
    """Return the finder of a server: its ``own`` first, and what is ``shared`` unless it searches its own alone."""
    return Finder([own] if mark.alone else [own, shared])


def bytes_for(words: int) -> int:
    """Return about how much memory a server's conversations of so many ``words`` take."""
    return BYTES_PER_SERVER + BYTES_PER_WORD * words


def _opened(added: AddedConversation, content: Content, suggestions: Sequence[Suggestion]) -> Conversation | None:
    """Return a conversation with what was accepted put right; None, and a line in the log, if it can't be read."""
    try:
        conversation = unpack(Packed(content.details, content.transcript), added.key)
    except TranscriptError as error:
        _log.error("conversation not read", number=added.number, reason=str(error))
        return None
    return correct(conversation, [suggestion.correction for suggestion in suggestions]).conversation
