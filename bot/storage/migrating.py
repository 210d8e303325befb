"""Brings a database's schema up to date in place, however many processes start at once."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL

from bot.storage import migrations
from bot.storage.engine import transactions_on
from bot.storage.trouble import told_as_ours

_LOCK = 0x56657262
"""The key of PostgreSQL's advisory lock: "Verb" in ASCII."""


async def migrate(url: URL) -> None:
    """Run what migrations the database of ``url`` lacks, all or none, while other processes that start wait.

    Raises SchemaTooNew when a newer version of the bot has been here.
    """
    transactions = transactions_on(url, foreign_keys=False)
    try:
        with told_as_ours():
            await transactions.run(_bring_up_to_date)
    finally:
        await transactions.close()


def newest_revision() -> str:
    """Return the revision that all migrations lead to; their files are named by number."""
    return max(known_revisions())


def known_revisions() -> frozenset[str]:
    """Return all revisions that this version of the bot can bring up to date."""
    versions = Path(*migrations.__path__) / "versions"
    return frozenset(file.name.partition("_")[0] for file in versions.glob("[0-9]*_*.py"))


def _bring_up_to_date(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # SQLite has locked itself
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    if present_revision(connection) != newest_revision():
        # Only here, since it takes a tenth of the whole start, and most starts have nothing to migrate.
        from bot.storage.upgrading import upgrade

        upgrade(connection)


def present_revision(connection: Connection) -> str | None:
    """Return the revision that a database has; None for one that no bot has used yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
