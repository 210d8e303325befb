"""Files of several servers, read in turns."""

import asyncio

import pytest

from bot.conversation.errors import TranscriptError
from bot.features.conversations.adding.reading import AT_ONCE, FileReader
from bot.transcripts.folder.metadata import Metadata

TALK = b"Ada: The engine weaves patterns.\n\nCharles: Just as the loom weaves flowers.\n"


class Sender:
    """Hands in files of a server, each brought only once it is let through."""

    def __init__(self, reader: FileReader, server: int, data: bytes = TALK) -> None:
        self.brought = 0
        self.let_through = asyncio.Event()
        self._reader = reader
        self._server = server
        self._data = data

    async def hand_in(self) -> tuple[str, ...]:
        read = await self._reader.read(self._server, self._bring, "talk.txt", Metadata(title="Engine"))
        assert read.opened.conversation is not None
        return read.opened.conversation.speakers

    async def _bring(self) -> bytes:
        self.brought += 1
        await self.let_through.wait()
        return self._data


async def test_a_file_is_read_while_another_server_has_ten_waiting() -> None:
    reader = FileReader()
    many, one = Sender(reader, 1), Sender(reader, 2)
    one.let_through.set()
    handed_in = [asyncio.create_task(many.hand_in()) for _ in range(10)]
    await asyncio.sleep(0)
    assert await one.hand_in() == ("Ada", "Charles")
    assert many.brought == 1
    assert not any(task.done() for task in handed_in)
    many.let_through.set()
    assert await asyncio.gather(*handed_in) == [("Ada", "Charles")] * 10


async def test_no_more_files_are_fetched_than_are_read_at_once() -> None:
    reader = FileReader()
    senders = [Sender(reader, server) for server in range(5)]
    handed_in = [asyncio.create_task(sender.hand_in()) for sender in senders]
    await asyncio.sleep(0.01)
    assert sum(sender.brought for sender in senders) == AT_ONCE
    for sender in senders:
        sender.let_through.set()
    assert await asyncio.gather(*handed_in) == [("Ada", "Charles")] * 5


async def test_a_file_that_cannot_be_read_holds_up_nobody() -> None:
    reader = FileReader()
    odd, next_one = Sender(reader, 1, b"\0" * 100), Sender(reader, 1)
    odd.let_through.set()
    next_one.let_through.set()
    with pytest.raises(TranscriptError):
        await odd.hand_in()
    assert await next_one.hand_in() == ("Ada", "Charles")
