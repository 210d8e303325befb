"""The one database: opened with its schema up to date, handed out as transactions, closed at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.engine import parse, sqlite_file, transactions_on
from bot.storage.errors import StorageError, StorageUnavailable, Trouble
from bot.storage.known_file import KnownFile
from bot.storage.lock import InUse, hold
from bot.storage.migrating import migrate
from bot.storage.trouble import told_as_ours

Given = ParamSpec("Given")
Returned = TypeVar("Returned")


class Database:
    """Transactions on one database; made by ``database_at``.

    Each is a function, handed a connection and what else is given, that is done at one go: it waits for nothing but
    the database, whose thread may be the one it is in. What it raises undoes all that it did. The engine's own errors
    come out as StorageBusy or StorageUnavailable; a connection that broke is replaced when the next one is asked for.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self._transactions = transactions_on(url)
        self._unprepared: StorageError | None = None
        self.file = sqlite_file(url)
        """Where an SQLite database lies; None for PostgreSQL."""
        self._known: KnownFile | None = None
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
            self._known = KnownFile(self.file) if self.file is not None else None
        except StorageError as error:
            self._unprepared = error
            raise
        self._unprepared = None

    @property
    def ready(self) -> bool:
        """Whether there can be transactions, as far as is known: the last ``prepare`` has not failed."""
        return self._unprepared is None

    async def read(
        self, work: Callable[Concatenate[Connection, Given], Returned], *args: Given.args, **kwargs: Given.kwargs
    ) -> Returned:
        """Return what ``work`` returns in a transaction that only reads; it waits for no writer."""
        return await self._run(lambda connection: work(connection, *args, **kwargs), reading=True)

    async def write(
        self, work: Callable[Concatenate[Connection, Given], Returned], *args: Given.args, **kwargs: Given.kwargs
    ) -> Returned:
        """Return what ``work`` returns in a transaction that may write; on SQLite it is the only one that does."""
        return await self._run(lambda connection: work(connection, *args, **kwargs), reading=False)

    async def close(self) -> None:
        """Close every connection."""
        await self._transactions.close()
        self._known = None
        if self._in_use is not None:
            self._in_use.close()
            self._in_use = None

    def check_file(self) -> None:
        """Raise StorageUnavailable if the file that was prepared is not where it was, or not what it was.

        SQLite itself writes on into a file that was deleted or written over, or makes a new one.
        """
        if self._known is not None and self._known.is_other():
            raise StorageUnavailable(Trouble.MOVED, f"{self.file} was deleted or replaced while the bot runs")

    async def _run(self, work: Callable[[Connection], Returned], *, reading: bool) -> Returned:
        self._check_prepared()
        with told_as_ours():
            return await self._transactions.run(work, reading=reading)

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


def _check_folder(file: Path) -> None:
    """Raise StorageUnavailable if ``file`` has no folder to lie in; SQLite would only say that it can't open it."""
    if not file.absolute().parent.is_dir():
        raise StorageUnavailable(Trouble.UNREADABLE, f"there is no folder {file.absolute().parent}")


def insert(connection: Connection, table: Any) -> sqlite.Insert | postgresql.Insert:
    """Return an insert into ``table`` that can say what happens on a conflict; both engines take the same words."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return make(table)
