"""Transactions on an SQLite file: each is one function run in a thread, so that nothing waits in its middle.

A driver that is awaited statement by statement goes back and forth between two threads for each, and each time waits
until the busy one lets go of the interpreter: at 200 interactions a second transactions took a second, and those
who wrote held the file's lock all that time.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.storage import transactions
from bot.storage.errors import StorageBusy

READERS = 2
"""Threads that read, so that what takes long to read does not hold up all others."""

Returned = TypeVar("Returned")


class SqliteTransactions:
    """One thread that writes, as a file has one writer at a time, and some that read beside it.

    Who asks to write comes in turn. ``foreign_keys`` off is for migrations: SQLite changes a table by copying it
    and dropping the old one, which would delete what refers to it.
    """

    def __init__(self, url: URL, *, foreign_keys: bool = True) -> None:
        self._engine = create_engine(
            url.set(drivername="sqlite+pysqlite"),
            connect_args={"timeout": transactions.BUSY_SECONDS, "check_same_thread": False},
            hide_parameters=True,
            pool_size=READERS + 1,
        )
        self._writing, self._reading = _threads()
        _set_up(self._engine, foreign_keys=foreign_keys)

    async def run(self, work: Callable[[Connection], Returned], *, reading: bool = False) -> Returned:
        """See ``Transactions``; what has begun goes on when it is no longer waited for."""
        threads = self._reading if reading else self._writing
        loop, asked = asyncio.get_running_loop(), time.monotonic()
        return await loop.run_in_executor(threads, self._run, work, reading, asked)

    async def close(self) -> None:
        """See ``Transactions``."""
        begun = (self._writing, self._reading)
        self._writing, self._reading = _threads()
        for threads in begun:
            await asyncio.to_thread(threads.shutdown)
        self._engine.dispose()

    def _run(self, work: Callable[[Connection], Returned], reading: bool, asked: float) -> Returned:
        if time.monotonic() - asked > transactions.BUSY_SECONDS:  # those before it waited for another process
            raise StorageBusy
        with self._engine.connect() as connection:
            connection.execution_options(reading=reading)
            with connection.begin():
                return work(connection)


def _threads() -> tuple[ThreadPoolExecutor, ThreadPoolExecutor]:
    """Return who writes and who reads; a thread is started when it is needed."""
    return ThreadPoolExecutor(1, "database-writing"), ThreadPoolExecutor(READERS, "database-reading")


def _set_up(made: object, *, foreign_keys: bool) -> None:
    """Make transactions real: the driver's own start late, so that what was read is stale when it is written.

    ``BEGIN IMMEDIATE`` takes the write lock first and waits for it; a deferred one that begins by reading is
    told "locked" at once when it comes to write, whatever the timeout.
    """

    @event.listens_for(made, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={int(transactions.BUSY_SECONDS * 1000)}")
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
            cursor.close()
        except BaseException:  # the pool forgets a connection that fails here
            connection.close()
            raise

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options()["reading"]
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
