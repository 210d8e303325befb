"""Edits of a server's own conversations: each is read anew as it will be before it is kept, and can be undone."""

import asyncio
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.desk.markdown import visible
from bot.features.conversations.adding.reading import figures_of
from bot.features.conversations.editing.typed import Split
from bot.features.conversations.errors import NothingEdited, NotOwn, TitleTaken
from bot.library.added import AddedConversation, is_own, key_of, number_of
from bot.library.added_store import Added, Content
from bot.library.edits import Edit, Editable, Edits, Undone
from bot.library.serving import Libraries
from bot.search.asked.conversation_names import match_conversation
from bot.transcripts.folder.packing import Packed, pack, unpack
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.speakers.naming import renamed


class Opened(NamedTuple):
    """A conversation as it is kept, and its settings as a conversation.toml has them."""

    editable: Editable
    conversation: Conversation
    settings: Mapping[str, Any]


class ConversationEditor:
    """Edits conversations that servers have added."""

    def __init__(self, edits: Edits, added: Added, libraries: Libraries) -> None:
        self._edits = edits
        self._added = added
        self._libraries = libraries

    async def number(self, server: int, named: str) -> int:
        """Return the number of the conversation called so; raises UnknownConversation, and NotOwn for a shared one."""
        library = (await self._libraries.finder(server)).library
        own = Library.of([one for one in library if is_own(one.key)])
        if named not in own.conversations:
            meant = match_conversation(named, library)
            if not is_own(meant.key):
                raise NotOwn(meant.title)
            return number_of(meant.key) or 0
        return number_of(named) or 0

    async def opened(self, server: int, number: int) -> Opened:
        """Return a conversation to be edited; raises ConversationGone, StorageError."""
        return await asyncio.to_thread(_opened, await self._edits.opened(server, number))

    async def set(
        self, server: int, number: int, editor: int, settings: Mapping[str, Any], now: datetime
    ) -> AddedConversation:
        """Change ``settings`` of a conversation, None to take one away.

        Raises TranscriptError for what can't be, TitleTaken, NothingEdited, ConversationGone and ConversationEdited.
        """
        opened = await self.opened(server, number)
        kept = {name: value for name, value in (dict(opened.settings) | dict(settings)).items() if value is not None}
        if kept == dict(opened.settings):
            raise NothingEdited(opened.conversation.title)
        await self._check_title(server, str(kept.get("title", "")), opened)
        edit = await asyncio.to_thread(_with_settings, opened, kept)
        return (await self._keep(server, editor, [edit], now))[0]

    async def name(
        self,
        server: int,
        number: int,
        editor: int,
        names: Mapping[str, str],
        splits: Sequence[Split],
        now: datetime,
        *,
        everywhere: bool = False,
    ) -> tuple[AddedConversation, ...]:
        """Give speakers other ``names``, two of them one to merge them, and split off what another one says.

        With ``everywhere`` the names are given in all of the server's own conversations. Raises as ``set`` does.
        """
        opened = await self.opened(server, number)
        if not names and not splits:
            raise NothingEdited(opened.conversation.title)
        written = {visible(name): name for name in opened.conversation.speakers}  # the form shows what is visible
        names = {written.get(old, old): new for old, new in names.items()}
        edits = [await asyncio.to_thread(_with_names, opened, names, splits)]
        others = await self._added.listed(server) if everywhere else ()
        for one in (one for one in others if one.number != number and set(one.speakers) & names.keys()):
            there = await self._edits.opened(server, one.number)
            edits += [await asyncio.to_thread(_renamed_there, there, names)]
        return await self._keep(server, editor, edits, now)

    async def undo(self, server: int, edited_at: datetime) -> Undone:
        """Take back what was edited at that moment; raises ConversationGone and StorageError."""
        undone = await self._edits.undo(server, edited_at)
        self._libraries.forget()
        return undone

    async def _keep(
        self, server: int, editor: int, edits: Sequence[Edit], now: datetime
    ) -> tuple[AddedConversation, ...]:
        kept = await self._edits.edit(server, editor, edits, now)
        self._libraries.forget()
        return kept

    async def _check_title(self, server: int, title: str, opened: Opened) -> None:
        library = (await self._libraries.finder(server)).library
        others = {one.title.casefold() for one in library if one.key != opened.conversation.key}
        if title.casefold() in others:
            raise TitleTaken(title)


def _opened(editable: Editable) -> Opened:
    content = editable.content
    conversation = unpack(Packed(content.details, content.transcript), key_of(editable.added.number))
    return Opened(editable, conversation, tomllib.loads(content.details))


def _with_settings(opened: Opened, settings: Mapping[str, Any]) -> Edit:
    content = opened.editable.content._replace(details=toml_text(settings))
    conversation = unpack(Packed(content.details, content.transcript), opened.conversation.key)
    return Edit(opened.editable, figures_of(conversation), content, transcript=False)


def _with_names(opened: Opened, names: Mapping[str, str], splits: Sequence[Split]) -> Edit:
    conversation = _split(renamed(opened.conversation, names), splits)
    packed = pack(conversation, opened.settings)
    content = Content.of(packed.details, packed.transcript, opened.editable.content.odd_lines)
    return Edit(opened.editable, figures_of(conversation), content, transcript=True, names=names)


def _renamed_there(editable: Editable, names: Mapping[str, str]) -> Edit:
    opened = _opened(editable)
    return _with_names(opened, {old: new for old, new in names.items() if old in opened.conversation.speakers}, ())


def _split(conversation: Conversation, splits: Sequence[Split]) -> Conversation:
    """Return ``conversation`` with what begins within ``splits`` said by whom they tell; raises TranscriptError."""

    def said_by(passage: Passage) -> str:
        return next((one.name for one in splits if one.first <= passage.start < one.last), passage.speaker)

    passages = (replace(one, speaker=said_by(one)) for one in conversation.passages)
    conversation = replace(conversation, passages=tuple(passages))
    return renamed(conversation, {name: name for name in {one.name for one in splits} & {*conversation.speakers}})
