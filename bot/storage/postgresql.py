"""Transactions on a PostgreSQL, by asyncpg."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage import transactions
from bot.storage.errors import BadDatabaseUrl

CONNECTIONS = 5
"""Connections a process keeps; as many more for a moment. Small, because a hosted PostgreSQL allows about 20."""

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

Returned = TypeVar("Returned")


class PostgresqlTransactions:
    """A few connections; each piece of work has one to itself until it is done."""

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=_creator(url),
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=CONNECTIONS,
            max_overflow=CONNECTIONS,
            pool_timeout=transactions.BUSY_SECONDS,
        )

    async def run(self, work: Callable[[Connection], Returned], *, reading: bool = False) -> Returned:  # noqa: ARG002
        """See ``Transactions``; here readers wait for no writer anyway."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        """See ``Transactions``."""
        await self._engine.dispose()


def _creator(url: URL) -> Callable[[], Awaitable[Any]]:
    """Return what connects to ``url``: asyncpg understands the URLs of hosts itself, ``?sslmode=`` and all."""
    try:
        driver = import_module("asyncpg")
    except ModuleNotFoundError:
        problem = "PostgreSQL needs asyncpg: pip install '.[postgres]'"
        raise BadDatabaseUrl(url.render_as_string(), problem) from None
    address = asyncpg_address(url)

    async def connect() -> Any:
        try:
            return await driver.connect(address, timeout=transactions.BUSY_SECONDS, command_timeout=STATEMENT_SECONDS)
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
