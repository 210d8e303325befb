"""URLs of databases: which engine each means, an SQLite file or a PostgreSQL."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.storage.errors import BadDatabaseUrl
from bot.storage.transactions import Transactions


def parse(url: str) -> URL:
    """Return ``url`` with the driver we use; raises BadDatabaseUrl for one that isn't SQLite or PostgreSQL."""
    try:
        parsed = make_url(url.strip())
    except (ArgumentError, ValueError):
        raise BadDatabaseUrl("DATABASE_URL", "it isn't of the form engine://where") from None
    engine = parsed.drivername.partition("+")[0]
    if engine in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+asyncpg")
    if engine != "sqlite":
        problem = "only sqlite and postgresql are known, as in sqlite:///verbatim.db"
        raise BadDatabaseUrl(parsed.render_as_string(), problem)
    if parsed.database in {None, "", ":memory:"}:
        raise BadDatabaseUrl(parsed.render_as_string(), "a file must be named, as in sqlite:///verbatim.db")
    return parsed.set(drivername="sqlite+pysqlite")


def sqlite_file(url: URL) -> Path | None:
    """Return the file of an SQLite database; None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def transactions_on(url: URL, *, foreign_keys: bool = True) -> Transactions:
    """Return transactions on the database of ``url``, made by ``parse``; nothing is connected yet.

    Their errors never tell the values of a statement: they may be what people typed.
    ``foreign_keys`` off is for migrations of SQLite.
    """
    # Only the one that is needed, as each takes a part of the whole start.
    if url.get_backend_name() == "postgresql":
        from bot.storage.postgresql import PostgresqlTransactions

        return PostgresqlTransactions(url)
    from bot.storage.sqlite import SqliteTransactions

    return SqliteTransactions(url, foreign_keys=foreign_keys)
