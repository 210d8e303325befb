"""What a file got wrong, put right in its draft: names, labels, lines; the file is read again as it was decided."""

import asyncio
import tomllib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.desk.markdown import visible
from bot.features.conversations.adding.adding import ConversationAdder
from bot.features.conversations.adding.reading import FileReader, contents_of, figures_of
from bot.features.conversations.adding.words import Drafted
from bot.library.added import key_of
from bot.library.added_store import Added, Content, Figures, OpenedDraft
from bot.library.errors import DraftChanged, DraftFileGone
from bot.library.originals import Original, Originals, unpacked
from bot.transcripts.folder.metadata import read_metadata
from bot.transcripts.folder.packing import Packed, pack, unpack
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.report import ParseReport
from bot.transcripts.speakers.naming import named_since, renamed
from bot.transcripts.told import Labels, Told

_DECISIONS = "what was decided"


class ToldOf(NamedTuple):
    """What was told of a draft's file, and its labels."""

    told: Told
    labels: Labels


class _Changed(NamedTuple):
    """What a draft becomes."""

    figures: Figures
    content: Content
    original: Original | None = None


class Redrafter:
    """Changes drafts; of changes made at once none is lost."""

    def __init__(self, added: Added, originals: Originals, adder: ConversationAdder, reader: FileReader) -> None:
        self._added = added
        self._originals = originals
        self._adder = adder
        self._reader = reader

    async def speakers(self, server: int, number: int, now: datetime) -> tuple[str, ...]:
        """Return who speaks in draft ``number``, which is not unpacked for that; raises DraftGone and StorageError."""
        draft, _ = await self._added.opened_draft(server, number, now)
        return draft.speakers

    async def told_of(self, server: int, number: int, now: datetime) -> ToldOf:
        """Return what was told of a draft's file; raises DraftGone, DraftFileGone and StorageError."""
        await self._added.opened_draft(server, number, now)
        original = await self._original(number)
        return ToldOf(Told.of(original.told), original.labels)

    async def rename(self, server: int, number: int, names: Mapping[str, str], now: datetime) -> Drafted:
        """Give speakers of a draft other names; raises DraftGone, StorageError, and TranscriptError for no names."""

        async def change(opened: OpenedDraft) -> _Changed:
            original = await self._originals.of(number)
            return await asyncio.to_thread(_renamed, opened, original, names)

        return await self._change(server, number, now, change)

    async def made_by(self, server: int, number: int, maker: str, now: datetime) -> Drafted:
        """Keep who wrote a draft down, as ``made_by`` in a conversation.toml has it; raises DraftGone, StorageError."""

        def told(opened: OpenedDraft) -> _Changed:
            details = toml_text(tomllib.loads(opened.content.details) | {"made_by": maker})
            conversation = unpack(Packed(details, opened.content.transcript), key_of(number))
            return _Changed(figures_of(conversation), opened.content._replace(details=details))

        async def change(opened: OpenedDraft) -> _Changed:
            return await asyncio.to_thread(told, opened)

        return await self._change(server, number, now, change)

    async def tell(
        self, server: int, number: int, telling: Callable[[ToldOf], Told], now: datetime
    ) -> Drafted | ParseReport:
        """Read the file of a draft again by what ``telling`` makes of what was told of it until now.

        If nothing can be read that way, return the report on it; the draft stays as it is. Raises DraftGone,
        DraftFileGone, StorageError, and TranscriptError as reading a file for the first time does.
        """
        unread: list[ParseReport] = []

        async def change(opened: OpenedDraft) -> _Changed | None:
            original = await self._original(number)
            told = telling(ToldOf(Told.of(original.told), original.labels))
            if maker := tomllib.loads(opened.content.details).get("made_by"):
                told = replace(told, settings={**told.settings, "made_by": maker})
            metadata = read_metadata(toml_text({**told.settings, **told.decisions.settings}), _DECISIONS)
            file = await self._reader.read(server, lambda: self._file(number), original.name, metadata)
            read = file.opened
            if read.conversation is None:
                unread.append(read.report)
                return None
            contents = await asyncio.to_thread(contents_of, read, opened.draft.title, told)
            return _Changed(*contents, Original(original.name, told.text, tuple(read.labels.items())))

        drafted = await self._change(server, number, now, change)
        return unread[-1] if unread else drafted

    async def _change(
        self, server: int, number: int, now: datetime, change: Callable[[OpenedDraft], Awaitable[_Changed | None]]
    ) -> Drafted:
        """Keep a draft as ``change`` has it, None for as it is; if it was changed meanwhile, ``change`` that."""
        while True:
            opened = await self._added.opened_draft(server, number, now)
            if (changed := await change(opened)) is None:
                break
            try:
                await self._added.redraft(server, number, *changed[:2], now, changed.original, opened.draft.version)
                break
            except DraftChanged:
                continue
        return await self._adder.drafted(server, number, now)

    async def _original(self, number: int) -> Original:
        original = await self._originals.of(number)
        if original is None:
            raise DraftFileGone(number)
        return original

    async def _file(self, number: int) -> bytes:
        packed = await self._originals.packed(number)
        if packed is None:
            raise DraftFileGone(number)
        return await asyncio.to_thread(unpacked, packed)


def _renamed(opened: OpenedDraft, original: Original | None, names: Mapping[str, str]) -> _Changed:
    content = opened.content
    conversation = unpack(Packed(content.details, content.transcript), opened.draft.key)
    written = {visible(name): name for name in conversation.speakers}  # the form shows what is visible
    names = {written.get(old, old): new for old, new in names.items()}
    conversation = renamed(conversation, names)
    odd_lines = named_since(content.odd_lines, conversation.speakers)
    changed = Content.of(content.details, pack(conversation, {}).transcript, odd_lines)
    if original is not None:
        told = Told.of(original.told).with_names(original.labels, names)
        original = original._replace(told=told.text)
    return _Changed(figures_of(conversation), changed, original)
