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
from bot.storage.database import Database, open_database
from bot.storage.engine import make_engine, parse
from bot.storage.errors import SchemaTooNew
from bot.storage.migrating import migrate, newest_revision
from bot.storage.upgrading import upgrade
from tests.storage.filling import set_schema
from tests.storage.fixtures import NOW


async def inspected(database: Database, look: Callable[[Connection], Any]) -> Any:
    async with database.reading() as connection:
        return await connection.run_sync(look)


def differences(connection: Connection) -> list[Any]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


async def test_migrations_make_the_tables_that_the_code_names(url: str) -> None:
    database = await open_database(url)
    assert await inspected(database, differences) == []
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
    assert await inspected(database, rules) == named
    await database.close()


async def test_an_old_schema_is_brought_up_to_date_and_keeps_its_rows(url: str) -> None:
    engine = make_engine(parse(url), foreign_keys=False)
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, "0001")
        await connection.execute(
            text("INSERT INTO departures (server, left_at) VALUES (7, :now)"),
            {"now": NOW if engine.dialect.name == "postgresql" else "2026-11-23 16:00:00.000000"},
        )
    await engine.dispose()
    database = await open_database(url)
    assert await inspected(database, differences) == []
    async with database.reading() as connection:
        assert (await connection.execute(text("SELECT server FROM departures"))).scalar_one() == 7
    await database.close()


async def test_a_draft_from_before_files_were_kept_has_none(url: str) -> None:
    engine = make_engine(parse(url), foreign_keys=False)
    row = """INSERT INTO added_conversations (number, server, title, speakers, words, seconds, details, transcript,
        odd_lines, version, added_at) VALUES (7, 11, 'Notes', '["Ada"]', 9, 1.5, '', :packed, '[]', 0, :now)"""
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, "0006")
        now = NOW if engine.dialect.name == "postgresql" else "2026-11-23 16:00:00.000000"
        await connection.execute(text(row), {"packed": b"x", "now": now})
    await engine.dispose()
    database = await open_database(url)
    assert (await Added(database).opened_draft(11, 7, NOW)).draft.title == "Notes"
    assert await Originals(database).of(7) is None
    await database.close()


async def test_the_newest_revision_is_where_migrations_lead(url: str) -> None:
    database = await open_database(url)
    async with database.reading() as connection:
        reached = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
    assert reached == newest_revision()
    await database.close()


async def test_a_newer_schema_is_refused_and_left_alone(url: str) -> None:
    database = await open_database(url)
    await set_schema(database, "9999")
    with pytest.raises(SchemaTooNew, match="9999"):
        await open_database(url)
    assert "settings" in await inspected(database, lambda connection: inspect(connection).get_table_names())
    await database.close()


async def test_a_migration_that_fails_leaves_nothing_behind(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Connection) -> None:
        upgrade(connection)
        raise RuntimeError("the power went")

    monkeypatch.setattr("bot.storage.upgrading.upgrade", fail)
    with pytest.raises(RuntimeError):
        await migrate(parse(url))
    engine = make_engine(parse(url))
    async with engine.connect() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    await engine.dispose()


async def test_tasks_that_open_an_empty_database_at_once_all_succeed(url: str) -> None:
    databases = await asyncio.gather(*(open_database(url) for _ in range(8)))
    for database in databases:
        await database.close()
