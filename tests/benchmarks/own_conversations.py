"""What a server's own conversations cost: memory for each word, and the time to read them from the database.

Run with ``python -m tests.benchmarks.own_conversations``.
"""

import asyncio
import gc
import tracemalloc
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.library.added import Most
from bot.library.added_store import Added, Content, Figures
from bot.library.errors import LibraryNotReady
from bot.library.indexed import LibraryIndexer
from bot.library.serving import Libraries, bytes_for
from bot.library.suggestion_store import Suggestions
from bot.logs import set_up_logs
from bot.storage.database import Database, open_database
from bot.transcripts.folder.packing import pack
from tests.benchmarks.libraries import library_of

HOURS = 50
"""Conversations of about an hour: what a server may add unless the operator says otherwise."""
ONE, MANY = 1, 2
"""The servers that have added one of them, and all."""
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
Row = tuple[str, str, str]


def measure() -> list[Row]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    set_up_logs("ERROR", "console")
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    with TemporaryDirectory() as folder:
        database = await open_database(f"sqlite:///{Path(folder) / 'verbatim.db'}")
        made_up = list(library_of(HOURS + 1))[1:]
        await _add(database, ONE, made_up[:1])
        await _add(database, MANY, made_up)
        rows = []
        for server, held in ((ONE, made_up[:1]), (MANY, made_up)):
            rows.append(await _reading(database, server, len(held)))
            rows.append(await _memory(database, server, len(held), sum(one.word_count for one in held)))
        await database.close()
    return rows


async def _add(database: Database, server: int, conversations: Sequence[Conversation]) -> None:
    added = Added(database)
    for one in conversations:
        packed = pack(one, {"title": one.title})
        figures = Figures(one.title, one.speakers, one.word_count, one.duration)
        number = await added.draft(server, 1, figures, Content.of(packed.details, packed.transcript), NOW)
        await added.confirm(server, number, Most(HOURS), NOW)


async def _reading(database: Database, server: int, count: int) -> Row:
    began, worked = perf_counter(), process_time()
    await _read(database, server)
    took, busy = perf_counter() - began, process_time() - worked
    return f"{count} own conversations of an hour: reading", f"{took:.2f} s ({busy:.2f} s of processor)", ""


async def _memory(database: Database, server: int, count: int, words: int) -> Row:
    tracemalloc.start()
    await _read(database, ONE)  # what is made once is not this server's
    gc.collect()
    before, _ = tracemalloc.get_traced_memory()
    libraries = await _read(database, server)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del libraries
    counted = bytes_for(words)
    bar = f"<= {counted / 1e6:.1f} MB, as counted: {'met' if held <= counted else 'MISSED'}"
    return f"{count} own conversations of an hour: memory", f"{held / 1e6:.1f} MB, {held / words:.0f} bytes a word", bar


async def _read(database: Database, server: int) -> Libraries:
    """Return what serves ``server``, with all its conversations read."""
    indexer = LibraryIndexer()
    stores = Added(database), Suggestions(database)
    libraries = Libraries(indexer.indexed(Library.of([])), indexer, *stores, memory=2**30, prepare=lambda _: Future())
    while True:
        try:
            await libraries.finder(server)
        except LibraryNotReady:
            continue
        return libraries


if __name__ == "__main__":
    for what, figure, bar in measure():
        print(f"{what:<48} {figure:>34}  {bar}")
