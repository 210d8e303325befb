"""Transcripts that moderators hand in: read apart, kept as drafts until they are confirmed, and taken away again."""

import asyncio
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any, NamedTuple

import discord

from bot.conversation.errors import BadTimecode, TranscriptError
from bot.conversation.model import Conversation, Quote
from bot.conversation.timecode import parse_timecode
from bot.conversation.voices import voiced
from bot.desk.markdown import visible
from bot.features.conversations.adding.reading import FileReader, contents_of
from bot.features.conversations.adding.words import Drafted, sample_quotes
from bot.features.conversations.errors import TitleTaken
from bot.library.added import AddedConversation, Most
from bot.library.added_room import Held
from bot.library.added_store import Added, Content
from bot.library.errors import TooManyConversations
from bot.library.originals import Original, Originals, packed
from bot.library.serving import Libraries
from bot.statistics.speakers import TalkFigures, speaker_figures
from bot.transcripts.files import LARGEST
from bot.transcripts.folder.link import link_settings
from bot.transcripts.folder.metadata import read_metadata
from bot.transcripts.folder.packing import Packed, unpack
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.report import ParseReport
from bot.transcripts.speakers.spellings import suggested_names
from bot.transcripts.told import Told

LONGEST_TITLE = 100
"""Characters of a title that is taken from a file's name."""
_OPTIONS = "the command's options"
"""What is told to be wrong with a title, a link or a date."""


class Seen(NamedTuple):
    """What is seen of a draft, which takes up to a second or two to work out."""

    conversation: Conversation
    figures: Sequence[TalkFigures]
    samples: Sequence[Quote]


class Confirmed(NamedTuple):
    """A conversation that was added, and how many its server has by now of its ``most``."""

    added: AddedConversation
    held: int
    most: Most


class ConversationAdder:
    """Makes drafts of files for servers that may have at most so many conversations each."""

    def __init__(
        self, added: Added, originals: Originals, libraries: Libraries, reader: FileReader, most: Most
    ) -> None:
        self._added = added
        self._originals = originals
        self._libraries = libraries
        self._reader = reader
        self.most = most

    async def draft(
        self, server: int, adder: int, file: discord.Attachment, settings: Mapping[str, Any], now: datetime
    ) -> Drafted | ParseReport:
        """Keep what ``file`` says as a draft; if it can't be read, return the report on it.

        ``settings`` are those of a conversation.toml. Raises TooManyConversations, TitleTaken, StorageError, and
        TranscriptError for a file or settings that are none.
        """
        metadata = read_metadata(toml_text(settings), _OPTIONS)
        await self._check_room(server, 0)
        await self._check_title(server, metadata.title or "")
        if file.size > LARGEST:
            raise TranscriptError(file.filename, 0, f"larger than {LARGEST // 1024**2} MB", "split it")
        data, opened = await self._reader.read(server, lambda: fetched(file), file.filename, metadata)
        if opened.conversation is None:
            return opened.report
        title = metadata.title or opened.found.get("title") or visible(PurePath(file.filename).stem)[:LONGEST_TITLE]
        conversation = opened.conversation
        await self._check_title(server, title)
        if conversation.word_count > self.most.words:
            most = f"all of a server's conversations can have {self.most.words:,}"
            problem = f"it has {conversation.word_count:,} words; {most}"
            raise TranscriptError(file.filename, 0, problem, "add a part of it")
        await self._check_room(server, conversation.word_count)
        told = Told(settings)
        figures, content = await asyncio.to_thread(contents_of, opened, title, told)
        original = Original(file.filename, told.text, tuple(opened.labels.items()))
        kept = await asyncio.to_thread(packed, data)
        number = await self._added.draft(server, adder, figures, content, now, original, kept)
        return await self.drafted(server, number, now)

    async def held(self, server: int) -> Held:
        """Return how much ``server`` has; raises StorageError."""
        return await self._added.held(server)

    async def drafted(self, server: int, number: int, now: datetime) -> Drafted:
        """Return draft ``number`` as it is; raises DraftGone and StorageError."""
        draft, content = await self._added.opened_draft(server, number, now)
        seen = await asyncio.to_thread(_seen, content, draft.key)
        library = (await self._libraries.finder(server)).library
        held = (await self._added.held(server)).conversations
        known = await asyncio.to_thread(suggested_names, seen.conversation.speakers, library.speakers)
        maker = tomllib.loads(content.details).get("made_by") or seen.conversation.made_by
        original = await self._originals.of(number)
        by_hand = original is not None and Told.of(original.told).by_hand
        return Drafted(draft, *seen, content.odd_lines, held, self.most, known, maker, by_hand)

    async def confirm(self, server: int, number: int, now: datetime) -> Confirmed:
        """Have a draft searched; raises DraftGone, TooManyConversations, TitleTaken and StorageError."""
        draft, _ = await self._added.opened_draft(server, number, now)
        await self._check_title(server, draft.title)
        held = (await self._added.held(server)).conversations  # before, as nothing may fail once it is added
        confirmed = await self._added.confirm(server, number, self.most, now)
        self._libraries.forget()
        return Confirmed(confirmed, held + 1, self.most)

    async def cancel(self, server: int, number: int) -> None:
        """Forget a draft; raises StorageError."""
        await self._added.cancel(server, number)

    async def take_out(self, server: int, number: int, now: datetime) -> AddedConversation:
        """Take conversation ``number`` away; raises ConversationGone and StorageError."""
        removed = await self._added.remove(server, number, now)
        self._libraries.forget()
        return removed

    async def bring_back(self, server: int, number: int) -> AddedConversation:
        """Undo ``remove``; raises ConversationGone, TooManyConversations and StorageError."""
        back = await self._added.bring_back(server, number, self.most)
        self._libraries.forget()
        return back

    async def _check_room(self, server: int, words: int) -> None:
        held = await self._added.held(server)
        if held.conversations >= self.most.conversations or held.words + words > self.most.words:
            raise TooManyConversations(*self.most)

    async def _check_title(self, server: int, title: str) -> None:
        taken = {" ".join(other.casefold().split()) for other in (await self._libraries.finder(server)).titles}
        if title.casefold() in taken:
            raise TitleTaken(title)


def settings_of(title: str | None, link: str | None, date: str | None, length: str | None) -> dict[str, Any]:
    """Return what was typed as settings of a conversation.toml; raises TranscriptError for what is none."""
    settings: dict[str, Any] = {} if title is None else {"title": visible(title)}
    if link:
        settings |= link_settings(link)
        if "players" in settings and not link.strip().startswith(("https://", "http://")):
            raise _wrong("link", link, "an address such as https://youtu.be/MVYrJJNdrEg")
    if length:
        settings["length"] = length.strip()
        try:
            parse_timecode(length.strip())
        except BadTimecode:
            raise _wrong("length", length, "a time such as 52:10 or 1:04:28") from None
    if date:
        try:
            settings["date"] = datetime.fromisoformat(date.strip()).date()
        except ValueError:
            raise _wrong("date", date, "a day such as 2023-09-28") from None
    return settings


def check_for_one(settings: Mapping[str, Any]) -> None:
    """Raise TranscriptError if anything is told by options that would have to hold for many files."""
    if settings:
        problem = "title, link, date and length are for one file, not for many or a ZIP"
        raise TranscriptError(_OPTIONS, 0, problem, "leave them out: they are taken from the files and their names")


def _wrong(option: str, typed: str, wanted: str) -> TranscriptError:
    return TranscriptError(_OPTIONS, 0, f"{option} cannot be “{typed}”", f"write {wanted}")


async def fetched(file: discord.Attachment) -> bytes:
    """Return what ``file`` holds; raises TranscriptError if Discord does not hand it over."""
    try:
        return await file.read()
    except discord.HTTPException:
        raise TranscriptError(file.filename, 0, "Discord does not hand it over", "send the command again") from None


def _seen(content: Content, key: str) -> Seen:
    conversation = unpack(Packed(content.details, content.transcript), key)
    shown = voiced(conversation)
    return Seen(shown, speaker_figures([shown]), sample_quotes(shown))
