import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from bot.library.added_store import Added
from bot.library.originals import Originals
from bot.storage.columns import Base
from bot.storage.database import open_database
from bot.storage.engine import parse, transactions_on
from bot.storage.errors import SchemaTooNew
from bot.storage.migrating import migrate, newest_revision
from bot.storage.upgrading import upgrade
from tests.storage.filling import set_schema
from tests.storage.fixtures import NOW


async def run(url: str, work: Callable[[Connection], Any]) -> Any:
    """Do ``work`` on a database as it is, whatever its schema."""
    transactions = transactions_on(parse(url), foreign_keys=False)
    try:
        return await transactions.run(work)
    finally:
        await transactions.close()


def fill_old(connection: Connection, revision: str, row: str, **values: Any) -> None:
    upgrade(connection, revision)
    now = NOW if connection.dialect.name == "postgresql" else "2026-11-23 16:00:00.000000"
    connection.execute(text(row), {"now": now, **values})


def differences(connection: Connection) -> list[Any]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


async def test_migrations_make_the_tables_that_the_code_names(url: str) -> None:
    database = await open_database(url)
    assert await database.read(differences) == []
    await database.close()


async def test_foreign_keys_go_with_their_row_as_the_code_says(url: str) -> None:
    database = await open_database(url)

    def rules(connection: Connection) -> set[tuple[str, str]]:
        found = inspect(connection)
        return {
            (table, key["options"].get("ondelete", ""))
            for table in found.get_table_names()
            for key in found.get_foreign_keys(table)
        }

    named = {
        (table.name, str(key.ondelete))
        for table in Base.metadata.tables.values()
        for key in table.foreign_key_constraints
    }
    assert await database.read(rules) == named
    await database.close()


async def test_an_old_schema_is_brought_up_to_date_and_keeps_its_rows(url: str) -> None:
    row = "INSERT INTO departures (server, left_at) VALUES (7, :now)"
    await run(url, lambda connection: fill_old(connection, "0001", row))
    database = await open_database(url)
    assert await database.read(differences) == []
    assert await database.read(Connection.scalar, text("SELECT server FROM departures")) == 7
    await database.close()


async def test_a_draft_from_before_files_were_kept_has_none(url: str) -> None:
    row = """INSERT INTO added_conversations (number, server, title, speakers, words, seconds, details, transcript,
        odd_lines, version, added_at) VALUES (7, 11, 'Notes', '["Ada"]', 9, 1.5, '', :packed, '[]', 0, :now)"""
    await run(url, lambda connection: fill_old(connection, "0006", row, packed=b"x"))
    database = await open_database(url)
    assert (await Added(database).opened_draft(11, 7, NOW)).draft.title == "Notes"
    assert await Originals(database).of(7) is None
    await database.close()


async def test_the_newest_revision_is_where_migrations_lead(url: str) -> None:
    database = await open_database(url)
    assert await database.read(Connection.scalar, text("SELECT version_num FROM alembic_version")) == newest_revision()
    await database.close()


async def test_a_newer_schema_is_refused_and_left_alone(url: str) -> None:
    database = await open_database(url)
    await set_schema(database, "9999")
    with pytest.raises(SchemaTooNew, match="9999"):
        await open_database(url)
    assert "settings" in await database.read(lambda connection: inspect(connection).get_table_names())
    await database.close()


async def test_a_migration_that_fails_leaves_nothing_behind(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Connection) -> None:
        upgrade(connection)
        raise RuntimeError("the power went")

    monkeypatch.setattr("bot.storage.upgrading.upgrade", fail)
    with pytest.raises(RuntimeError):
        await migrate(parse(url))
    assert await run(url, lambda connection: inspect(connection).get_table_names()) == []


async def test_tasks_that_open_an_empty_database_at_once_all_succeed(url: str) -> None:
    databases = await asyncio.gather(*(open_database(url) for _ in range(8)))
    for database in databases:
        await database.close()
