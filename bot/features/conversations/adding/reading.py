"""Files that moderators hand in, read apart and a few at a time, and what is kept of them as drafts."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.desk.turns import Turns
from bot.features.conversations.adding.accounting import MOST_TOLD, TOLD
from bot.features.conversations.adding.words import TAKEN
from bot.library.added import key_of
from bot.library.added_store import Content, Figures
from bot.transcripts.apart import PackedMember, open_apart, read_apart
from bot.transcripts.folder.archives import Bounds
from bot.transcripts.folder.loading import Opened
from bot.transcripts.folder.metadata import Metadata
from bot.transcripts.folder.packing import pack
from bot.transcripts.report import told_words
from bot.transcripts.speakers.naming import named_since
from bot.transcripts.told import Told

AT_ONCE = 2
"""Files read at a time, each by a process of its own; others wait."""


class ReadFile(NamedTuple):
    """The bytes of a file, and what was read of it."""

    data: bytes
    opened: Opened


class FileReader:
    """Reads the files of all servers in turns: one at a time of each, whose next one waits longer after a slow one."""

    def __init__(self) -> None:
        self._turns = Turns(AT_ONCE)

    async def read(self, server: int, fetch: Callable[[], Awaitable[bytes]], name: str, metadata: Metadata) -> ReadFile:
        """Return what ``fetch`` brings for ``server``, a file called ``name``, as ``metadata`` has it.

        Raises TranscriptError.
        """
        async with self._turns.turn(server):  # first, since the files of all who wait would fill the memory
            data = await fetch()
            return ReadFile(data, await asyncio.to_thread(read_apart, data, name, key_of(0), metadata))

    async def open(
        self, server: int, fetch: Callable[[], Awaitable[bytes]], name: str, bounds: Bounds
    ) -> tuple[PackedMember, ...]:
        """Return what is in the archive ``name`` that ``fetch`` brings for ``server``; raises TranscriptError."""
        async with self._turns.turn(server):
            return await asyncio.to_thread(open_apart, await fetch(), name, bounds)


def contents_of(opened: Opened, title: str, told: Told) -> tuple[Figures, Content]:
    """Return what is kept of the conversation ``opened``, called ``title``, with the names that were ``told``.

    Raises TranscriptError for names that are none, and ValueError if no conversation was read. A long one takes a
    moment, so ask in a thread.
    """
    if opened.conversation is None:
        raise ValueError(opened.report.source)
    conversation = told.named(replace(opened.conversation, title=title), tuple(opened.labels.items()))
    odd: list[tuple[str, ...]] = [(str(line.line), line.problem) for line in opened.report.odd_lines]
    odd = named_since(odd, conversation.speakers)
    odd += [("0", taken, TAKEN) for taken in opened.report.taken]
    odd += [("0", words, TOLD) for words in told_words(opened.report, MOST_TOLD)]
    packed = pack(conversation, {"title": title, **opened.found, **told.settings})
    return figures_of(conversation), Content.of(packed.details, packed.transcript, odd)


def figures_of(conversation: Conversation) -> Figures:
    """Return what is told of ``conversation`` without opening it."""
    return Figures(conversation.title, conversation.speakers, conversation.word_count, conversation.duration)
