"""Many transcripts handed in at once, files and archives of them: read one by one, reported and confirmed together."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import NamedTuple

import discord

from bot.conversation.errors import TranscriptError
from bot.desk.markdown import visible
from bot.features.conversations.adding.adding import LONGEST_TITLE, ConversationAdder, fetched
from bot.features.conversations.adding.reading import FileReader, contents_of
from bot.features.conversations.adding.words import TAKEN, Drafted
from bot.library.added import AddedConversation, Most
from bot.library.errors import ConversationGone, DraftGone, TooManyConversations
from bot.library.handed_in import HandedIn, HandedInTogether, NewDraft, Taken, WaitingDraft
from bot.library.originals import Original, packed
from bot.library.serving import Libraries
from bot.transcripts.apart import PackedMember
from bot.transcripts.files import LARGEST
from bot.transcripts.folder.archives import Bounds, is_archive
from bot.transcripts.folder.metadata import Metadata
from bot.transcripts.told import Told

MANY = Bounds(files=100, bytes=64 * 1024**2)
"""What can be handed in at once."""
MOST_LISTED = 25
"""Removed conversations that are listed, as many as a menu of Discord's can offer."""
_TAKEN_TITLE = "a conversation is called that already, here or among these"


class Unread(NamedTuple):
    """A file that was not taken, and why."""

    name: str
    why: str


class Handed(NamedTuple):
    """What was read of many files: the drafts that wait, and what was not read.

    ``held`` are the conversations the server has beside them, of its ``most``.
    """

    at: datetime
    waiting: Sequence[WaitingDraft]
    unread: Sequence[Unread]
    held: int
    most: Most

    @property
    def clean(self) -> list[AddedConversation]:
        """Those in which nothing was odd."""
        return [one.draft for one in self.waiting if is_clean(one)]

    @property
    def odd(self) -> list[WaitingDraft]:
        """Those that somebody should look at."""
        return [one for one in self.waiting if not is_clean(one)]


class _File(NamedTuple):
    name: str
    fetch: Callable[[], Awaitable[bytes]]


class ManyAdder:
    """Makes drafts of many files at once, and answers for all of them together."""

    def __init__(
        self, together: HandedInTogether, libraries: Libraries, reader: FileReader, adder: ConversationAdder
    ) -> None:
        self._together = together
        self._libraries = libraries
        self._reader = reader
        self._adder = adder
        self._most = adder.most

    async def hand_in(self, handed_in: HandedIn, files: Sequence[discord.Attachment]) -> Handed | Drafted:
        """Read ``files`` and keep what can be read as drafts; a single one that is all there is as any other.

        Raises TooManyConversations if there is no room at all, and StorageError.
        """
        held = await self._adder.held(handed_in.server)
        if held.conversations >= self._most.conversations:
            raise TooManyConversations(*self._most)
        unread, drafts, words = list[Unread](), list[NewDraft](), held.words
        titles = set(map(_folded, (await self._libraries.finder(handed_in.server)).titles))
        for one in await self._opened(handed_in.server, files, unread):
            try:
                draft = await self._read(handed_in.server, one)
                if _folded(draft.figures.title) in titles:
                    raise TranscriptError(one.name, 0, _TAKEN_TITLE, "hand it in by itself, with another `title`")
                full = held.conversations + len(drafts) >= self._most.conversations
                if full or words + draft.figures.words > self._most.words:
                    raise TranscriptError(one.name, 0, "there is no room for it", "remove others first")
            except TranscriptError as error:
                unread.append(Unread(one.name, _why(error)))
            else:
                titles.add(_folded(draft.figures.title))
                words += draft.figures.words
                drafts.append(draft)
        await self._together.draft(handed_in, drafts)
        waiting = await self._together.waiting(handed_in, handed_in.at)
        if len(waiting) == 1 and not unread:
            return await self._adder.drafted(handed_in.server, waiting[0].draft.number, handed_in.at)
        return Handed(handed_in.at, waiting, unread, held.conversations, self._most)

    async def confirm(self, handed_in: HandedIn, now: datetime, *, all_of_them: bool) -> Taken:
        """Have those searched in which nothing is odd, or ``all_of_them``; raises DraftGone if none waits any more."""
        waiting = await self._together.waiting(handed_in, now)
        titles = set(map(_folded, (await self._libraries.finder(handed_in.server)).titles))
        meant = [one.draft for one in waiting if all_of_them or is_clean(one)]
        if not (meant := [one for one in meant if _folded(one.title) not in titles]):
            raise DraftGone(0)
        taken = await self._together.confirm(handed_in, [one.number for one in meant], self._most, now)
        self._libraries.forget()
        return taken

    async def cancel(self, handed_in: HandedIn) -> None:
        """Forget those that wait; raises StorageError."""
        await self._together.cancel(handed_in)

    async def take_out(self, handed_in: HandedIn, now: datetime) -> tuple[AddedConversation, ...]:
        """Take those away that were confirmed; raises ConversationGone if none is there any more."""
        removed = await self._together.take_out(handed_in, now)
        self._libraries.forget()
        if not removed:
            raise ConversationGone(0)
        return removed

    async def remove(self, server: int, numbers: Sequence[int], now: datetime) -> tuple[AddedConversation, ...]:
        """Take several away; raises ConversationGone if none of them is there any more."""
        removed = await self._together.remove(server, numbers, now)
        self._libraries.forget()
        if not removed:
            raise ConversationGone(0)
        return removed

    async def removed(self, server: int) -> tuple[tuple[AddedConversation, datetime], ...]:
        """Return what can be brought back, with when it was removed, the latest first."""
        return await self._together.removed(server, MOST_LISTED)

    async def bring_back(self, server: int, removed_at: datetime) -> Taken:
        """Bring back what was removed together; raises ConversationGone if nothing of it is left."""
        back = await self._together.bring_back(server, removed_at, self._most)
        self._libraries.forget()
        if not any(back):
            raise ConversationGone(0)
        return back

    async def _opened(self, server: int, files: Sequence[discord.Attachment], unread: list[Unread]) -> list[_File]:
        """Return ``files``, and those in archives in their place; ``unread`` gets what can't be taken out."""
        found: list[_File] = []
        for file in files:
            if file.size > LARGEST:
                unread.append(Unread(file.filename, f"larger than {LARGEST // 1024**2} MB; split it"))
            elif not is_archive(file.filename):
                found.append(_File(file.filename, _fetching(file)))
            else:
                try:
                    members = await self._reader.open(server, _fetching(file), file.filename, MANY)
                except TranscriptError as error:
                    unread.append(Unread(file.filename, _why(error)))
                    continue
                unread += [Unread(member.name, member.problem) for member in members if member.problem]
                found += [_File(one.name, _unpacking(one)) for one in members if not one.problem]
        too_many = f"more than {MANY.files} files at once; send it again"
        unread += [Unread(one.name, too_many) for one in found[MANY.files :]]
        return found[: MANY.files]

    async def _read(self, server: int, file: _File) -> NewDraft:
        """Return the draft that ``file`` makes; raises TranscriptError."""
        data, opened = await self._reader.read(server, file.fetch, file.name, Metadata())
        if opened.conversation is None:
            wrong = next(odd for odd in opened.report.odd_lines if odd.severity.value == "error")
            raise TranscriptError(file.name, wrong.line, wrong.problem, wrong.mend)
        title = visible(str(opened.found.get("title") or PurePath(file.name).stem))[:LONGEST_TITLE]
        figures, content = await asyncio.to_thread(contents_of, opened, title, Told({}))
        original = Original(file.name, Told({}).text, tuple(opened.labels.items()))
        return NewDraft(figures, content, original, await asyncio.to_thread(packed, data))


def is_clean(one: WaitingDraft) -> bool:
    """Say whether nothing in a draft needs anybody's look."""
    return all(TAKEN in odd[2:] for odd in one.odd_lines)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _why(error: TranscriptError) -> str:
    place = f"line {error.line}: " if error.line else ""
    return f"{place}{error.problem}; {error.mend}"


def _fetching(file: discord.Attachment) -> Callable[[], Awaitable[bytes]]:
    return lambda: fetched(file)


def _unpacking(member: PackedMember) -> Callable[[], Awaitable[bytes]]:
    return lambda: asyncio.to_thread(getattr, member, "data")
