"""Both engines, each real: a test that asks for ``url`` or ``database`` is run on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot.conversation.model import Conversation, Passage
from bot.storage.columns import Base
from bot.storage.database import Database, database_at
from bot.storage.engine import parse
from bot.storage.migrating import migrate
from tests.storage.postgresql import drop_database, new_database, running_postgresql

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    with running_postgresql() as address:
        yield address


@pytest.fixture(scope="session")
def shared_postgresql(postgresql: str) -> Iterator[str]:
    """A database with its tables that tests use one after another; each leaves them empty."""
    made = asyncio.run(new_database(postgresql))
    asyncio.run(migrate(parse(made)))
    yield made
    asyncio.run(drop_database(postgresql, made))


@pytest.fixture(scope="session")
def shared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same on SQLite."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shared') / 'verbatim.db'}"
    asyncio.run(migrate(parse(url)))
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database without a table, of this test alone."""
    if engine == "sqlite":
        yield f"sqlite:///{tmp_path / 'verbatim.db'}"
        return
    server: str = request.getfixturevalue("postgresql")
    made = await new_database(server)
    yield made
    await drop_database(server, made)


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest) -> str:
    """A database whose tables are empty, and are emptied by ``database``."""
    return str(request.getfixturevalue(f"shared_{engine}"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = database_at(database_url)
    yield database
    await database.write(_empty)
    await database.close()


def _empty(connection: Connection) -> None:
    for table in reversed(Base.metadata.sorted_tables):
        connection.execute(table.delete())


@pytest.fixture
def talk() -> Conversation:
    passages = (
        Passage("Mira", 0.0, "The sea was calm that morning, and nobody spoke for an hour."),
        Passage("Sam", 12.0, "Then the engine began to cough, and everyone looked at me."),
        Passage("Mira", 25.5, "You had said that it would last another summer."),
        Passage("Sam", 31.0, "I have never been right about an engine in my life."),
    )
    return Conversation("boat", "The Boat", None, passages)


async def rows_in(database: Database, table: str) -> int:
    return int(await database.read(Connection.scalar, text(f"SELECT count(*) FROM {table}")))
