"""A backup put in the place of an SQLite database, with nothing of the old one left to be mixed into it."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bot.storage.engine import parse, sqlite_file
from bot.storage.errors import RestoreImpossible, SchemaTooNew
from bot.storage.lock import InUse, alone
from bot.storage.migrating import known_revisions
from bot.storage.trouble import told_as_ours

POSTGRESQL_BACKUP = 'pg_dump --format=custom --file=verbatim.dump "$DATABASE_URL"'
POSTGRESQL_RESTORE = 'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" verbatim.dump'
"""What PostgreSQL's own tools are called with, the bot being stopped for the second."""
_WAL, _SHM = "-wal", "-shm"
"""What SQLite keeps beside a file: what was written lately, and where in it. Both belong to that very file."""


class Restored(NamedTuple):
    """The database ``file`` that was restored, and where what was there is kept; None if nothing was."""

    file: Path
    aside: Path | None


def restore(url: str, source: Path, now: datetime) -> Restored:
    """Put the backup ``source`` where the database of ``url`` lies; what was there is kept beside it, named by ``now``.

    The backup stays as it is. Nothing is changed unless it is whole and of a schema that is known. Raises
    RestoreImpossible, also while a bot uses the database; SchemaTooNew, StorageUnavailable, BadDatabaseUrl.
    """
    file = sqlite_file(parse(url))
    if file is None:
        raise RestoreImpossible(f"PostgreSQL is restored by its own tools; stop the bot, then: {POSTGRESQL_RESTORE}")
    file = file.resolve()
    if not source.is_file():
        raise RestoreImpossible(f"there is no file {source}")
    if source.resolve() == file:
        raise RestoreImpossible(f"{source} is the database itself: name the backup")
    if not file.parent.is_dir():
        raise RestoreImpossible(f"there is no folder {file.parent}")
    try:
        with alone(file), told_as_ours():
            return _replaced(file, source, now)
    except InUse:
        raise RestoreImpossible(f"a bot uses {file}: stop it first") from None


def integrity_problem(connection: sqlite3.Connection) -> str | None:
    """Return what is wrong with a database in one line; None if it is whole."""
    try:
        (told,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return " ".join(str(error).split())
    if told != "ok":
        return " ".join(str(told).split())
    return f"a row of {broken[0]} refers to one that isn't there" if broken else None


def _replaced(file: Path, source: Path, now: datetime) -> Restored:
    with TemporaryDirectory(prefix=f"{file.name}.restoring-", dir=file.parent) as folder:
        copy = Path(folder) / file.name
        shutil.copyfile(source, copy)
        if _beside(source, _WAL).is_file():
            shutil.copyfile(_beside(source, _WAL), _beside(copy, _WAL))
        _check(copy, source)
        _write_through(copy)
        aside = _put_aside(file, now)
        copy.replace(file)
    return Restored(file, aside)


def _check(copy: Path, source: Path) -> None:
    """Raise if ``copy``, of ``source``, is damaged or not a database of ours; take into it what lay beside it."""
    with closing(sqlite3.connect(copy)) as connection:
        if problem := integrity_problem(connection):
            raise RestoreImpossible(f"{source} is damaged ({problem}): nothing was changed; take another backup")
        try:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:
            found = None
        if found is None:
            raise RestoreImpossible(f"{source} is no database of this bot: nothing was changed")
        if found[0] not in known_revisions():
            raise SchemaTooNew(found[0])
        connection.execute("PRAGMA journal_mode=DELETE")


def _write_through(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _put_aside(file: Path, now: datetime) -> Path | None:
    """Move ``file``, and what was written to it lately, out of the way; return where to, None if there was nothing."""
    aside = file.with_name(f"{file.name}.before-{now:%Y%m%d-%H%M%S}")
    while aside.exists() or _beside(aside, _WAL).exists():
        aside = aside.with_name(aside.name + "x")
    there = [ending for ending in ("", _WAL) if _beside(file, ending).exists()]
    for ending in there:
        _beside(file, ending).rename(_beside(aside, ending))
    _beside(file, _SHM).unlink(missing_ok=True)  # SQLite makes it anew from the other
    return aside if there else None


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)
