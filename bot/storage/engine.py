"""URLs into engines: SQLite with the pragmas and hooks it must have, PostgreSQL by asyncpg."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sqlalchemy import Connection, Pool, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.errors import BadDatabaseUrl

READING = {"reading": True}
"""Execution options of a transaction that only reads: on SQLite it waits for no writer."""

CONNECTIONS = 5
"""Connections a process keeps; as many more for a moment. Small, because a hosted PostgreSQL allows about 20."""

BUSY_SECONDS: float = 10
"""How long a statement waits for another writer, a task for a connection, and a connection to be made."""

STATEMENT_SECONDS = 30
"""How long PostgreSQL may take to answer before the connection counts as lost."""

_NOT_FOR_SERVERS = frozenset(
    {
        "channel_binding", "connect_timeout", "fallback_application_name", "gssencmode", "keepalives",
        "keepalives_count", "keepalives_idle", "keepalives_interval", "load_balance_hosts", "require_auth",
        "sslcompression", "sslnegotiation", "sslsni", "tcp_user_timeout",
        "connection_limit", "pgbouncer", "supa",
    }
)  # fmt: skip
"""What a URL may hold for libpq alone, and hosts for other clients; asyncpg would hand it on and be refused."""

_WRONG_SETTING = ("22", "42704")
"""How SQLSTATEs begin when the server knows no such setting as stands after the ``?`` of a URL, or not that value."""


def parse(url: str) -> URL:
    """Return ``url`` for the asynchronous drivers; raises BadDatabaseUrl for one that isn't SQLite or PostgreSQL."""
    try:
        parsed = make_url(url.strip())
    except (ArgumentError, ValueError):
        raise BadDatabaseUrl("DATABASE_URL", "it isn't of the form engine://where") from None
    engine = parsed.drivername.partition("+")[0]
    if engine in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+asyncpg")
    if engine != "sqlite":
        problem = "only sqlite and postgresql are known, as in sqlite+aiosqlite:///verbatim.db"
        raise BadDatabaseUrl(parsed.render_as_string(), problem)
    if parsed.database in {None, "", ":memory:"}:
        raise BadDatabaseUrl(parsed.render_as_string(), "a file must be named, as in sqlite+aiosqlite:///verbatim.db")
    return parsed.set(drivername="sqlite+aiosqlite")


def sqlite_file(url: URL) -> Path | None:
    """Return the file of an SQLite database; None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def make_engine(url: URL, *, pool: type[Pool] | None = None, foreign_keys: bool = True) -> AsyncEngine:
    """Return an engine for ``url``, made by ``parse``; nothing is connected yet.

    Its errors never tell the values of a statement: they may be what people typed.
    ``pool`` is how connections are kept, by default a few. ``foreign_keys`` off is for migrations: SQLite changes
    a table by copying it and dropping the old one, which would delete what refers to it.
    """
    sizes = {} if pool else {"pool_size": CONNECTIONS, "max_overflow": CONNECTIONS, "pool_timeout": BUSY_SECONDS}
    if url.get_backend_name() == "postgresql":
        return create_async_engine(
            "postgresql+asyncpg://",
            async_creator=_asyncpg_creator(url),
            hide_parameters=True,
            poolclass=pool,
            pool_pre_ping=True,
            **sizes,
        )
    engine = create_async_engine(
        url, poolclass=pool, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True, **sizes
    )
    _set_up_sqlite(engine, foreign_keys=foreign_keys)
    return engine


def _asyncpg_creator(url: URL) -> Callable[[], Awaitable[Any]]:
    """Return what connects to ``url``: asyncpg understands the URLs of hosts itself, ``?sslmode=`` and all."""
    try:
        driver = import_module("asyncpg")
    except ModuleNotFoundError:
        problem = "PostgreSQL needs asyncpg: pip install '.[postgres]'"
        raise BadDatabaseUrl(url.render_as_string(), problem) from None
    address = asyncpg_address(url)

    async def connect() -> Any:
        try:
            return await driver.connect(address, timeout=BUSY_SECONDS, command_timeout=STATEMENT_SECONDS)
        except (ValueError, OverflowError, driver.InterfaceError) as error:  # the driver can't make sense of it
            problem = " ".join(str(error).split())
        except driver.PostgresError as error:
            if not str(error.sqlstate).startswith(_WRONG_SETTING):
                raise
            problem = " ".join(str(error).split())
        raise BadDatabaseUrl(url.render_as_string(), problem) from None

    return connect


def asyncpg_address(url: URL) -> str:
    """Return ``url`` as asyncpg reads it, with nothing in it that only other clients know."""
    parts = urlsplit(url.set(drivername="postgresql").render_as_string(hide_password=False))
    query = [(key, value) for key, value in parse_qsl(parts.query) if key not in _NOT_FOR_SERVERS]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _set_up_sqlite(engine: AsyncEngine, *, foreign_keys: bool) -> None:
    """Make transactions real: the driver's own start late, so that what was read is stale when it is written.

    ``BEGIN IMMEDIATE`` takes the write lock first and waits for it; a deferred one that begins by reading is
    told "locked" at once when it comes to write, whatever the timeout.
    """

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
            cursor.close()
        except BaseException:  # the pool forgets a connection that fails here, and its thread would stay
            connection.close()
            raise

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
