"""Which conversations a server can search: what all share, and what it added, in whichever process."""

import asyncio
import gc
import threading
import weakref
from concurrent.futures import Future
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from bot.conversation.errors import QuoteGone
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.short_form import shorten
from bot.desk.settings_store import SettingsStore
from bot.ideas.ideas import Ideas
from bot.library.added import Most
from bot.library.added_store import Added, Content, Figures
from bot.library.errors import LibraryNotReady
from bot.library.indexed import LibraryIndexer
from bot.library.serving import Libraries, bytes_for
from bot.library.suggestion_store import Suggestions
from bot.storage.database import Database, database_at
from bot.transcripts.folder.packing import pack
from tests.conversation.talks import talk
from tests.ideas.topics import TopicEmbedder

CLUB, ELSEWHERE = 11, 12
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
ENGINE = talk(("Ada", 5.0, "The engine weaves algebraical patterns just as the loom weaves flowers and leaves."))
BRIDGE = talk(("Cem", 3.0, "A bridge at five in the morning ties the two halves of a city together."))


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def added(bot_database: Database) -> Added:
    return Added(bot_database)


class SlowIndexer(LibraryIndexer):
    """Takes until it may be done."""

    def __init__(self) -> None:
        super().__init__()
        self.times, self.may = 0, threading.Event()

    def indexed(self, library, known=None, *, cached=True):
        self.times += 1
        self.may.wait(30)
        return super().indexed(library, known, cached=cached)


def libraries_of(
    library: Library, bot_database: Database, clock: Clock, memory: int = 2**26, indexer: LibraryIndexer | None = None
) -> Libraries:
    return Libraries(
        LibraryIndexer().indexed(library),
        indexer or LibraryIndexer(),
        Added(bot_database),
        Suggestions(bot_database),
        memory=memory,
        prepare=lambda _: Future(),
        clock=clock,
    )


@pytest.fixture
def process(library: Library, bot_database: Database, clock: Clock) -> Libraries:
    return libraries_of(library, bot_database, clock)


async def add(added: Added, conversation: Conversation, server: int = CLUB) -> int:
    packed = pack(conversation, {"title": conversation.title})
    figures = Figures(conversation.title, conversation.speakers, conversation.word_count, conversation.duration)
    number = await added.draft(server, 1, figures, Content.of(packed.details, packed.transcript), NOW)
    await added.confirm(server, number, Most(50), NOW)
    return number


async def keys(process: Libraries, server: int | None) -> list[str]:
    return list((await process.finder(server)).library.conversations)


async def test_a_server_sees_its_own_first_and_others_never(process: Libraries, added: Added):
    number = await add(added, ENGINE)
    assert await keys(process, CLUB) == [f"own--{number}", "lex-398"]
    assert await keys(process, ELSEWHERE) == await keys(process, None) == ["lex-398"]


async def test_a_server_may_search_its_own_alone(process: Libraries, added: Added, bot_database: Database):
    number = await add(added, ENGINE)
    servers = SettingsStore(bot_database)
    for shared, expected in ((False, [f"own--{number}"]), (True, [f"own--{number}", "lex-398"])):
        await servers.set(CLUB, None, {"shared": shared})
        await servers.set(ELSEWHERE, None, {"shared": shared})
        process.forget()
        assert await keys(process, CLUB) == expected
        assert await keys(process, ELSEWHERE) == ["lex-398"]  # it has nothing else


async def test_another_process_notices_what_was_added_and_removed(
    library: Library, bot_database: Database, clock: Clock, added: Added
):
    here, there = libraries_of(library, bot_database, clock), libraries_of(library, bot_database, clock)
    assert await keys(here, CLUB) == await keys(there, CLUB) == ["lex-398"]
    number = await add(added, ENGINE)
    here.forget()
    assert len(await keys(here, CLUB)) == 2
    assert len(await keys(there, CLUB)) == 1
    clock.seconds += 5
    assert len(await keys(there, CLUB)) == 2
    await added.remove(CLUB, number, NOW)
    clock.seconds += 5
    assert await keys(there, CLUB) == ["lex-398"]


async def test_what_has_not_changed_is_not_read_again(process: Libraries, added: Added):
    await add(added, ENGINE)
    (before, *_) = (await process.finder(CLUB)).library
    await add(added, BRIDGE)
    process.forget()
    (after, other, *_) = (await process.finder(CLUB)).library
    assert after is before
    assert other.speakers == ("Cem",)


async def test_what_took_longer_to_read_than_an_answer_waits_is_not_read_again(
    library: Library, bot_database: Database, clock: Clock, added: Added
):
    number = await add(added, ENGINE)
    slow = SlowIndexer()
    process = libraries_of(library, bot_database, clock, indexer=slow)
    with pytest.raises(LibraryNotReady):
        await process.finder(CLUB)
    slow.may.set()
    await asyncio.wait(set(process._reading.values()))
    assert await keys(process, CLUB) == [f"own--{number}", "lex-398"]
    assert slow.times == 1


async def test_over_the_memory_the_server_that_asked_longest_ago_is_forgotten(
    library: Library, bot_database: Database, clock: Clock, added: Added
):
    await add(added, ENGINE)
    await add(added, BRIDGE, ELSEWHERE)
    process = libraries_of(library, bot_database, clock, memory=bytes_for(ENGINE.word_count + 3))
    first = await process.finder(CLUB)
    assert await process.finder(CLUB) is first
    await process.finder(ELSEWHERE)
    again = await process.finder(CLUB)
    assert again is not first
    assert list(again.library.conversations) == list(first.library.conversations)


async def test_without_a_database_what_was_read_stays_and_the_rest_is_shared(
    library: Library, tmp_path: Path, clock: Clock, log: StringIO
):
    database = database_at(f"sqlite:///{tmp_path / 'verbatim.db'}")
    await database.prepare()
    await add(Added(database), ENGINE)
    process = libraries_of(library, database, clock)
    known = await keys(process, CLUB)
    await database.close()
    (tmp_path / "verbatim.db").write_bytes(b"this is no database" * 500)
    clock.seconds += 5
    assert await keys(process, CLUB) == known
    assert await keys(process, ELSEWHERE) == ["lex-398"]
    assert "changes not looked for" in log.getvalue()
    await database.close()


async def test_a_conversation_that_cannot_be_read_does_not_hide_the_others(
    process: Libraries, added: Added, log: StringIO
):
    await add(added, ENGINE)
    number = await added.draft(CLUB, 1, Figures("Broken", ("Ada",), 5, 1.0), Content.of("title = 3", "?"), NOW)
    await added.confirm(CLUB, number, Most(50), NOW)
    assert len(await keys(process, CLUB)) == 2
    assert "conversation not read" in log.getvalue()


async def test_a_swapped_library_is_searched_beside_a_servers_own(process: Libraries, added: Added):
    await add(added, ENGINE)
    await process.finder(CLUB)
    await process.share(Library.of([BRIDGE]))
    finder = await process.finder(CLUB)
    assert [conversation.speakers for conversation in finder.library] == [("Ada",), ("Cem",)]
    assert (await finder.find("a bridge at five in the morning"))[0].quote.speaker == "Cem"


async def test_a_library_that_was_swapped_out_is_let_go_though_a_server_has_not_asked_since(
    library: Library, bot_database: Database, clock: Clock, added: Added
):
    await add(added, ENGINE)
    process = libraries_of(library, bot_database, clock)
    swapped_out = weakref.ref(process.shared)
    former = weakref.ref((await process.finder(CLUB))._libraries[-1])
    await process.share(Library.of([BRIDGE]))
    gc.collect()
    assert swapped_out() is None
    assert former() is None


async def test_a_quote_of_one_server_is_no_quote_elsewhere(process: Libraries, added: Added):
    await add(added, ENGINE)
    finder = await process.finder(CLUB)
    form = shorten((await finder.find("the loom weaves flowers"))[0].quote)
    assert finder.recover(form).quote.speaker == "Ada"
    with pytest.raises(QuoteGone):
        (await process.finder(ELSEWHERE)).recover(form)


class Preparing:
    """Hands out futures for ideas, to be resolved when a test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Ideas, Future[bool]]] = []

    def __call__(self, ideas: Ideas) -> Future[bool]:
        self.asked.append((ideas, Future()))
        return self.asked[-1][1]


@pytest.fixture
def preparing() -> Preparing:
    return Preparing()


@pytest.fixture
def with_ideas(library: Library, bot_database: Database, clock: Clock, preparing: Preparing) -> Libraries:
    indexer = LibraryIndexer(TopicEmbedder())
    stores = Added(bot_database), Suggestions(bot_database)
    return Libraries(indexer.indexed(library), indexer, *stores, memory=2**26, prepare=preparing, clock=clock)


async def waiting_for(libraries: Libraries, number: int) -> asyncio.Task[bool]:
    """Return what tells whether there are ideas in the conversation, once it waits for them."""
    await libraries.finder(CLUB)
    waiting = asyncio.create_task(libraries.ready(CLUB, f"own--{number}"))
    await asyncio.sleep(0)
    return waiting


async def test_ideas_are_not_ready_in_what_was_taken_away_while_they_were_made(
    with_ideas: Libraries, preparing: Preparing, added: Added
):
    await add(added, BRIDGE)
    number = await add(added, ENGINE)
    waiting = await waiting_for(with_ideas, number)
    await added.remove(CLUB, number, NOW)
    with_ideas.forget()
    preparing.asked[1][1].set_result(True)  # the first are those of what all share
    assert not await waiting


async def test_ideas_of_what_was_added_first_are_ready_when_those_of_all_are(
    with_ideas: Libraries, preparing: Preparing, added: Added
):
    number = await add(added, ENGINE)
    waiting = await waiting_for(with_ideas, number)
    await add(added, BRIDGE)
    with_ideas.forget()
    await with_ideas.finder(CLUB)
    (first, stopped), (_, of_both) = preparing.asked[1:]
    assert first.stopped
    stopped.set_result(False)
    of_both.set_result(True)
    assert await waiting
