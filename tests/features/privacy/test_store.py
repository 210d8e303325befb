import json
from itertools import count
from typing import Any

import pytest
from sqlalchemy import BigInteger, Connection, select

from bot.features.privacy.store import Privacy
from bot.storage.columns import Base
from bot.storage.database import Database
from tests.storage.filling import fill_every_table

MIRA, SAM, CLUB, OTHER = 2**60 + 101, 2**60 + 102, 2**60 + 11, 2**60 + 12

NO_ONES = {"channel", "log_channel", "role", "message", "told_in", "seed", "drawn", "number"}
"""What large numbers there are that are neither a person's nor a server's."""


async def cells(database: Database) -> list[tuple[str, str, Any]]:
    def found(connection: Connection) -> list[tuple[str, str, Any]]:
        return [
            (table.name, name, value)
            for table in Base.metadata.sorted_tables
            for row in connection.execute(select(table)).mappings()
            for name, value in row.items()
        ]

    return await database.read(found)


async def tables_with(database: Database, value: int) -> set[str]:
    return {table for table, _, cell in await cells(database) if str(value) in str(cell)}


@pytest.fixture
async def filled(database: Database) -> Database:
    numbers = count(1)
    await fill_every_table(database, user=MIRA, server=CLUB, numbers=numbers)
    await fill_every_table(database, user=SAM, server=OTHER, numbers=numbers)
    return database


def test_every_column_that_could_hold_an_id_says_whose() -> None:
    undecided = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.c
        if isinstance(column.type, BigInteger) and not column.foreign_keys and "holds" not in column.info
        if column.name not in NO_ONES
    }
    assert undecided == set()


async def test_every_table_is_filled(filled: Database) -> None:
    assert {table for table, _, _ in await cells(filled)} == set(Base.metadata.tables)


async def test_erasing_leaves_no_cell_with_the_person_in_any_table(filled: Database) -> None:
    assert await tables_with(filled, MIRA) != set()
    before = await tables_with(filled, SAM)
    await Privacy(filled).erase(MIRA)
    assert await tables_with(filled, MIRA) == set()
    assert await tables_with(filled, SAM) == before


async def test_after_erasing_nothing_is_counted_or_exported(filled: Database) -> None:
    privacy = Privacy(filled)
    counted = await privacy.count(MIRA)
    assert sum(counted.values()) > 0
    assert await privacy.erase(MIRA) == counted
    assert await privacy.count(MIRA) == await privacy.export(MIRA) == await privacy.erase(MIRA) == {}


async def test_a_quiz_goes_on_without_the_name_of_who_started_it(filled: Database) -> None:
    await Privacy(filled).erase(MIRA)
    assert {cell for table, name, cell in await cells(filled) if (table, name) == ("quiz_games", "host")} == {None, SAM}


async def test_an_export_holds_every_row_and_nobody_else(filled: Database) -> None:
    exported = await Privacy(filled).export(MIRA)
    assert {name: len(rows) for name, rows in exported.items()} == await Privacy(filled).count(MIRA)
    assert set(exported) >= {"saved_quotes", "saved_votes", "quiz_scores", "bags"}
    written = json.dumps(exported)
    assert json.loads(written) == exported
    assert str(SAM) not in written


async def test_an_export_writes_ids_so_that_every_reader_keeps_them(filled: Database) -> None:
    (vote,) = (await Privacy(filled).export(MIRA))["saved_votes"]
    assert vote["voter"] == str(MIRA)


async def test_a_server_with_the_number_of_a_person_is_not_that_person(database: Database) -> None:
    await fill_every_table(database, user=SAM, server=MIRA, numbers=count(1))
    assert await Privacy(database).count(MIRA) == {}
