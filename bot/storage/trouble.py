"""The engines' many errors into our few: busy, or unavailable for a reason."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.storage.errors import StorageBusy, StorageError, StorageUnavailable, Trouble

_SQLITE = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_IOERR: Trouble.LOST,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNREADABLE,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_PERM: Trouble.UNREADABLE,
    sqlite3.SQLITE_AUTH: Trouble.REFUSED,
}
"""By primary result code, https://sqlite.org/rescode.html."""

_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

_POSTGRESQL = {
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "08": Trouble.LOST,
    "57P": Trouble.LOST,
    "XX": Trouble.LOST,
    "58": Trouble.LOST,
    "28": Trouble.REFUSED,
    "3D": Trouble.REFUSED,
    "42501": Trouble.REFUSED,
}
"""By SQLSTATE or its beginning, https://www.postgresql.org/docs/current/errcodes-appendix.html."""

_POSTGRESQL_BUSY = ("40", "55P03", "57014", "53")
"""A conflict or deadlock, a lock not had, a statement cancelled, too few of the server's means."""


@contextmanager
def told_as_ours() -> Iterator[None]:
    """Raise what the database raises in here as StorageBusy or StorageUnavailable; faults of ours stay as they are."""
    try:
        yield
    except Exception as error:
        ours = _ours(error)
        if ours is None:
            raise
        raise ours from error


def _ours(error: Exception) -> StorageError | None:
    if isinstance(error, NoConnectionFree):
        return StorageBusy()
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _of_sqlite(original)
    if state := getattr(original, "sqlstate", None):
        return _of_postgresql(str(state), _line(original))
    lost = isinstance(original, OSError) or getattr(error, "connection_invalidated", False)
    return StorageUnavailable(Trouble.LOST, _line(original)) if lost else None


def _of_sqlite(error: sqlite3.Error) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _SQLITE_BUSY:
        return StorageBusy()
    return StorageUnavailable(_SQLITE[code], _line(error)) if code in _SQLITE else None


def _of_postgresql(state: str, detail: str) -> StorageError | None:
    trouble = next((trouble for beginning, trouble in _POSTGRESQL.items() if state.startswith(beginning)), None)
    if trouble is not None:
        return StorageUnavailable(trouble, detail)
    return StorageBusy() if state.startswith(_POSTGRESQL_BUSY) else None


def _line(error: BaseException | None) -> str:
    return " ".join(str(error).split()) or type(error).__name__
