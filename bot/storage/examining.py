"""A database looked at without changing it: whether the bot could use it, and how much room it has."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL

from bot.storage.engine import parse, sqlite_file, transactions_on
from bot.storage.errors import SchemaTooNew, StorageUnavailable, Trouble
from bot.storage.migrating import known_revisions, newest_revision, present_revision
from bot.storage.restoring import integrity_problem
from bot.storage.transactions import BUSY_SECONDS
from bot.storage.trouble import told_as_ours

LEAST_ROOM = 100 * 1024**2
"""Bytes that should be free beside an SQLite file: it is copied whole when its schema changes, and by a backup."""


class Examined(NamedTuple):
    """A database that can be used. ``where`` names it without a password, ``schema`` is None before the first start.

    ``free`` is how many bytes its disk has left; None where nobody can tell.
    """

    where: str
    schema: str | None
    free: int | None

    @property
    def up_to_date(self) -> bool:
        """Whether its schema is the newest; an older one is brought up to date by the next start."""
        return self.schema == newest_revision()


async def examine(url: str) -> Examined:
    """Return what the database of ``url`` is like; the first start makes one that isn't there yet.

    Raises BadDatabaseUrl, SchemaTooNew, StorageBusy, and StorageUnavailable for all that keeps the bot from
    remembering in it: it can't be reached, read or written, is damaged, or its disk is nearly full.
    """
    parsed = parse(url)
    file = sqlite_file(parsed)
    with told_as_ours():
        found = await _postgresql(parsed) if file is None else _sqlite(file)
    if found.schema is not None and found.schema not in known_revisions():
        raise SchemaTooNew(found.schema)
    return found


def _sqlite(file: Path) -> Examined:
    folder = file.absolute().parent
    if not folder.is_dir():
        raise StorageUnavailable(Trouble.UNREADABLE, f"there is no folder {folder}")
    if not os.access(folder, os.W_OK | os.X_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise StorageUnavailable(Trouble.READ_ONLY, f"{file} cannot be written")
    free = shutil.disk_usage(folder).free
    if free < LEAST_ROOM:
        raise StorageUnavailable(Trouble.FULL, f"only {free >> 20} MiB are free where {file} lies")
    return Examined(f"SQLite, {file}", _schema_of_whole(file) if file.exists() else None, free)


def _schema_of_whole(file: Path) -> str | None:
    """Return the schema of an SQLite database; raises StorageUnavailable if it is damaged."""
    read_only = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(read_only, uri=True, timeout=BUSY_SECONDS)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # raises if it cannot be read at all
        if problem := integrity_problem(connection):
            raise StorageUnavailable(Trouble.DAMAGED, f"{file}: {problem}")
        kept = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'").fetchone()
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if kept[0] else None
    return str(found[0]) if found else None


async def _postgresql(url: URL) -> Examined:
    transactions = transactions_on(url)
    try:
        schema = await transactions.run(_usable_schema, reading=True)
    finally:
        await transactions.close()
    return Examined(f"PostgreSQL, {url.set(query={}).render_as_string()}", schema, None)


def _usable_schema(connection: Connection) -> str | None:
    schema = present_revision(connection)
    if connection.execute(text("SHOW transaction_read_only")).scalar_one() == "on":
        raise StorageUnavailable(Trouble.READ_ONLY, "the server takes no writing")
    may_create = text("SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")
    if schema != newest_revision() and not connection.execute(may_create).scalar_one():
        raise StorageUnavailable(Trouble.REFUSED, "this user may not make tables, which the next start has to")
    return schema
