"""A copy of an SQLite database, taken while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.engine import parse, sqlite_file
from bot.storage.errors import BackupImpossible
from bot.storage.restoring import POSTGRESQL_BACKUP
from bot.storage.transactions import BUSY_SECONDS
from bot.storage.trouble import told_as_ours


def back_up(url: str, target: Path) -> None:
    """Write the database of ``url`` to the new file ``target``, whole and compact, whoever writes meanwhile.

    Raises BackupImpossible for PostgreSQL, which has its own tools, for a database that isn't there and for a
    ``target`` that is; StorageUnavailable if it can't be read or written, BadDatabaseUrl.
    """
    file = sqlite_file(parse(url))
    if file is None:
        raise BackupImpossible(f"PostgreSQL is backed up by its own tools: {POSTGRESQL_BACKUP}")
    if not file.is_file():
        raise BackupImpossible(f"there is no database {file}")
    if target.exists():
        raise BackupImpossible(f"{target} exists and is not overwritten")
    with told_as_ours():
        try:
            _copy(file, target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _copy(file: Path, target: Path) -> None:
    read_only = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(read_only, uri=True, timeout=BUSY_SECONDS)) as connection:
        connection.execute("VACUUM INTO ?", (str(target.absolute()),))
