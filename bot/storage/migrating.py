"""Brings a database's schema up to date in place, whichever version of the bot left it and however many start."""

from contextlib import suppress

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from bot.storage.engine import make_engine
from bot.storage.errors import SchemaTooNew
from bot.storage.trouble import told_as_ours

_LOCK = 0x56657262
"""The key of PostgreSQL's advisory lock: "Verb" in ASCII."""


async def migrate(url: URL) -> None:
    """Run what migrations the database of ``url`` lacks, all or none, while other processes that start wait.

    Raises SchemaTooNew when a newer version of the bot has been here.
    """
    engine = make_engine(url, pool=NullPool, foreign_keys=False)
    try:
        with told_as_ours():
            async with engine.begin() as connection:  # SQLite: this takes the lock by itself
                if engine.dialect.name == "postgresql":
                    await connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                await connection.run_sync(upgrade)
    finally:
        await engine.dispose()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema behind ``connection`` up to ``revision`` within its transaction."""
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.attributes["connection"] = connection
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and not _is_known(config, present):
        raise SchemaTooNew(present)
    command.upgrade(config, revision)


def _is_known(config: Config, revision: str) -> bool:
    with suppress(CommandError):
        return ScriptDirectory.from_config(config).get_revision(revision) is not None
    return False
