import asyncio
import sqlite3
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import Connection, func, select, text, update

from bot.storage.database import Database, database_at, insert, open_database
from bot.storage.engine import parse
from bot.storage.errors import BadDatabaseUrl, StorageBusy, StorageUnavailable, Trouble
from bot.storage.postgresql import asyncpg_address
from bot.storage.tables import BagRow
from tests.storage.processes import run_together

COUNTING = """
import asyncio, sys
from sqlalchemy import select, update
from bot.storage.database import insert, open_database
from bot.storage.tables import BagRow

async def count():
    database = await open_database(sys.argv[1])
    for number in range(50):
        await database.write(add)
    await database.close()

def add(connection):
    row = insert(connection, BagRow).values(place=1, personal=False, filter="", seed=0, drawn=0)
    connection.execute(row.on_conflict_do_nothing())
    counted = connection.execute(select(BagRow.drawn)).scalar_one()
    connection.execute(update(BagRow).values(drawn=counted + 1))

asyncio.run(count())
"""


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'verbatim.db'}"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.transactions.BUSY_SECONDS", 0.05)


async def put(database: Database, drawn: int = 0, filter: str = "") -> None:
    await database.write(put_in, drawn, filter)


def put_in(connection: Connection, drawn: int, filter: str = "") -> None:
    row = insert(connection, BagRow).values(place=1, personal=False, filter=filter, seed=0, drawn=drawn)
    connection.execute(row)


async def counted(database: Database) -> int:
    return int(await database.read(Connection.scalar, select(func.coalesce(func.sum(BagRow.drawn), 0))))


async def test_a_hundred_tasks_that_upsert_at_once_lose_nothing(database: Database) -> None:
    def add(connection: Connection) -> None:
        row = insert(connection, BagRow).values(place=1, personal=False, filter="", seed=0, drawn=1)
        key = ["place", "personal", "filter"]
        connection.execute(row.on_conflict_do_update(index_elements=key, set_={"drawn": BagRow.drawn + 1}))

    await asyncio.gather(*(database.write(add) for _ in range(100)))
    assert await counted(database) == 100


async def test_on_sqlite_tasks_that_read_then_write_lose_nothing(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    await put(database)

    def add(connection: Connection) -> None:
        drawn = connection.execute(select(BagRow.drawn)).scalar_one()
        connection.execute(update(BagRow).values(drawn=drawn + 1))

    await asyncio.gather(*(database.write(add) for _ in range(100)))
    assert await counted(database) == 100
    await database.close()


@pytest.mark.process
async def test_on_sqlite_processes_that_begin_on_an_empty_file_and_read_then_write_lose_nothing(
    sqlite_url: str,
) -> None:
    await asyncio.to_thread(run_together, [["-c", COUNTING, sqlite_url]] * 4)
    database = await open_database(sqlite_url)
    assert await counted(database) == 200
    await database.close()


async def test_what_fails_halfway_leaves_nothing(database: Database) -> None:
    def write_half(connection: Connection) -> None:
        put_in(connection, 5)
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        await database.write(write_half)
    assert await counted(database) == 0


async def test_a_reader_sees_no_half_and_waits_for_no_writer(database: Database, database_url: str) -> None:
    await put(database, 5)
    begun, read = threading.Event(), threading.Event()

    def write_slowly(connection: Connection) -> None:
        connection.execute(update(BagRow).values(drawn=7))
        begun.set()
        assert read.wait(timeout=10)

    async def write_elsewhere() -> None:
        other = database_at(database_url)
        await other.write(write_slowly)
        await other.close()

    writing = asyncio.create_task(asyncio.to_thread(asyncio.run, write_elsewhere()))
    assert await asyncio.to_thread(begun.wait, 10)
    assert await counted(database) == 5
    read.set()
    await writing
    assert await counted(database) == 7


async def test_sqlite_is_set_up_for_several_writers(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    for pragma, value in [
        ("journal_mode", "wal"),
        ("synchronous", 1),
        ("busy_timeout", 10000),
        ("foreign_keys", 1),
    ]:
        assert await database.read(Connection.scalar, text(f"PRAGMA {pragma}")) == value
    await database.close()


async def test_a_locked_file_is_told_as_busy(sqlite_url: str, impatient: None) -> None:
    database = await open_database(sqlite_url)
    other = sqlite3.connect(database.file or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageBusy):
        await put(database)
    assert await counted(database) == 0, "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    await put(database, 3)
    assert await counted(database) == 3
    await database.close()


async def test_who_waits_too_long_for_a_turn_is_told_as_busy_and_leaves_nothing(
    sqlite_url: str, impatient: None
) -> None:
    database = await open_database(sqlite_url)
    slow = asyncio.create_task(database.write(lambda _: time.sleep(0.1)))
    await asyncio.sleep(0)
    with pytest.raises(StorageBusy):
        await put(database)
    await slow
    assert await counted(database) == 0
    await database.close()


async def test_on_postgresql_too_many_at_once_are_told_as_busy(
    shared_postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as impatient:  # for a connection to be free, but not for one to be made
        impatient.setattr("bot.storage.transactions.BUSY_SECONDS", 0.05)
        database = database_at(shared_postgresql)
    slow = [
        asyncio.create_task(database.read(Connection.scalar, text("SELECT 1 FROM pg_sleep(0.5)"))) for _ in range(10)
    ]
    await asyncio.sleep(0)
    with pytest.raises(StorageBusy):
        await counted(database)
    await asyncio.gather(*slow)
    assert await counted(database) == 0
    await database.close()


async def test_on_sqlite_writers_come_in_the_order_in_which_they_asked(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    written: list[int] = []
    await asyncio.gather(*(database.write(lambda _, number=number: written.append(number)) for number in range(50)))
    assert written == list(range(50))
    await database.close()


async def test_what_was_begun_is_done_before_it_is_closed(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)
    writing = asyncio.create_task(put(database, 3))
    await asyncio.sleep(0)
    await database.close()
    await writing
    again = await open_database(sqlite_url)
    assert await counted(again) == 3
    await again.close()


async def test_a_full_disk_is_told_and_nothing_is_half_written(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)

    def fill(connection: Connection) -> None:
        connection.execute(text("PRAGMA max_page_count = 1"))
        for place in range(100):
            row = {"place": place, "personal": False, "filter": "x" * 5000, "seed": 0, "drawn": 1}
            connection.execute(insert(connection, BagRow).values(**row))

    with pytest.raises(StorageUnavailable) as told:
        await database.write(fill)
    assert told.value.trouble is Trouble.FULL
    assert await counted(database) == 0
    await database.close()


async def test_a_file_that_takes_no_writing_is_told(sqlite_url: str) -> None:
    database = await open_database(sqlite_url)

    def write(connection: Connection) -> None:
        connection.execute(text("PRAGMA query_only = ON"))
        connection.execute(update(BagRow).values(drawn=0))

    with pytest.raises(StorageUnavailable) as told:
        await database.write(write)
    assert told.value.trouble is Trouble.READ_ONLY
    await database.close()


@pytest.mark.parametrize("content", [None, b"this was never a database" * 100])
async def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "folder" / "verbatim.db"
    if content:
        file.parent.mkdir()
        file.write_bytes(content)
    with pytest.raises(StorageUnavailable) as told:
        await open_database(f"sqlite:///{file}")
    assert told.value.trouble is (Trouble.DAMAGED if content else Trouble.UNREADABLE)


async def cut_connections(postgresql: str) -> None:
    """End every other connection to the server, as a restart of it would."""
    connection = await asyncpg.connect(asyncpg_address(parse(postgresql)))
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    await connection.close()


async def test_a_lost_connection_is_told_and_the_next_one_works(shared_postgresql: str, postgresql: str) -> None:
    database = await open_database(shared_postgresql)

    def be_cut_off(connection: Connection) -> None:
        connection.execute(select(BagRow.drawn))
        with ThreadPoolExecutor(1) as elsewhere:
            elsewhere.submit(asyncio.run, cut_connections(postgresql)).result()
        connection.execute(select(BagRow.drawn))

    with pytest.raises(StorageUnavailable) as told:
        await database.write(be_cut_off)
    assert told.value.trouble is Trouble.LOST
    assert await counted(database) == 0
    await cut_connections(postgresql)
    assert await counted(database) == 0, "a connection that broke while idle is not noticed at all"
    await database.close()


async def test_a_server_that_does_not_answer_is_told() -> None:
    with pytest.raises(StorageUnavailable) as told:
        await open_database("postgres://verbatim@127.0.0.1:1/verbatim")
    assert told.value.trouble is Trouble.LOST


async def test_a_database_the_server_does_not_know_is_told(postgresql: str) -> None:
    with pytest.raises(StorageUnavailable) as told:
        await open_database(parse(postgresql).set(database="nowhere").render_as_string(hide_password=False))
    assert told.value.trouble is Trouble.REFUSED


async def test_without_its_driver_postgresql_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(BadDatabaseUrl, match=r"\.\[postgres\]"):
        await open_database("postgres://verbatim@127.0.0.1:1/verbatim")
