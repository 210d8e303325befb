"""The one database: opened with its schema up to date, handed out as transactions, closed at the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO, Any

from sqlalchemy import URL
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import READING, make_engine, parse, sqlite_file
from bot.storage.errors import StorageError, StorageUnavailable, Trouble
from bot.storage.lock import InUse, hold
from bot.storage.migrating import migrate
from bot.storage.trouble import told_as_ours


class Database:
    """Transactions on one database; made by ``database_at``.

    What either of its blocks raises undoes all that was done in it. The engine's own errors come out as
    StorageBusy or StorageUnavailable; a connection that broke is replaced when the next one is asked for.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engine = make_engine(url)
        self._unprepared: StorageError | None = None
        self.file = sqlite_file(url)
        """Where an SQLite database lies; None for PostgreSQL."""
        self._prepared_file: tuple[int, int] | None = None
        self._in_use: IO[bytes] | None = None

    async def prepare(self) -> None:
        """Bring the schema up to date, one process at a time; raises SchemaTooNew, StorageBusy, StorageUnavailable.

        When it fails there are no transactions until it succeeds. From now until it is closed nobody can restore
        a backup in the database's place.
        """
        try:
            if self.file is not None:
                self._take(self.file)
            await migrate(self._url)
            self._prepared_file = _identity(self.file)
        except StorageError as error:
            self._unprepared = error
            raise
        self._unprepared = None

    @property
    def ready(self) -> bool:
        """Whether there can be transactions, as far as is known: the last ``prepare`` has not failed."""
        return self._unprepared is None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads; it waits for no writer."""
        self._check_prepared()
        with told_as_ours():
            async with self._engine.connect() as connection:
                await connection.execution_options(**READING)
                async with connection.begin():
                    yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write; on SQLite it is the only one that does."""
        self._check_prepared()
        with told_as_ours():
            async with self._engine.begin() as connection:
                yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()
        self._prepared_file = None
        if self._in_use is not None:
            self._in_use.close()
            self._in_use = None

    def check_file(self) -> None:
        """Raise StorageUnavailable if the file that was prepared is not where it was: there nobody would find it again.

        SQLite itself writes on into a file that was deleted, or makes a new one.
        """
        if self._prepared_file not in (None, _identity(self.file)):
            raise StorageUnavailable(Trouble.MOVED, f"{self.file} was deleted or replaced while the bot runs")

    def _take(self, file: Path) -> None:
        _check_folder(file)
        self.check_file()
        try:
            self._in_use = self._in_use or hold(file)
        except InUse:
            raise StorageUnavailable(Trouble.UNPREPARED, "a backup is being put in its place") from None

    def _check_prepared(self) -> None:
        if self._unprepared is not None:
            raise StorageUnavailable(Trouble.UNPREPARED, str(self._unprepared))
        self.check_file()


def database_at(url: str) -> Database:
    """Return the database of ``url``, to be prepared before its first transaction; raises BadDatabaseUrl."""
    return Database(parse(url))


async def open_database(url: str) -> Database:
    """Return the database of ``url`` with its schema up to date; raises what ``database_at`` and ``prepare`` raise."""
    database = database_at(url)
    try:
        await database.prepare()
    except BaseException:
        await database.close()
        raise
    return database


def _identity(file: Path | None) -> tuple[int, int] | None:
    """Return what tells a file from another one in its place; None for no file."""
    try:
        found = file.stat() if file is not None else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def _check_folder(file: Path) -> None:
    """Raise StorageUnavailable if ``file`` has no folder to lie in; SQLite would only say that it can't open it."""
    if not file.absolute().parent.is_dir():
        raise StorageUnavailable(Trouble.UNREADABLE, f"there is no folder {file.absolute().parent}")


def insert(connection: AsyncConnection, table: Any) -> sqlite.Insert | postgresql.Insert:
    """Return an insert into ``table`` that can say what happens on a conflict; both engines take the same words."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return make(table)
