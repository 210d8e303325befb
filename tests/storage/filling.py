"""Rows for every table there is, made by its columns, so that a table added later is filled as well; odd schemas."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Float, LargeBinary, Table, text

from bot.storage.columns import PLACE, SERVER, USER, Base, CleanText, Json, UtcDateTime
from bot.storage.database import Database
from tests.storage.fixtures import NOW

VALUES: dict[type, Any] = {
    UtcDateTime: NOW,
    CleanText: "text",
    Json: [],
    Boolean: False,
    Float: 1.5,
    LargeBinary: b"packed",
}


async def fill_every_table(database: Database, *, user: int, server: int, numbers: Iterator[int]) -> None:
    """Insert into every table a row of ``user`` and ``server``, and where people have places, one of ``user``'s own."""
    await database.write(_fill, user, server, numbers)


def _fill(connection: Connection, user: int, server: int, numbers: Iterator[int]) -> None:
    made: dict[Table, dict[str, Any]] = {}
    for table in Base.metadata.sorted_tables:
        row = {column.name: _value(column, made, user, server, numbers) for column in table.c}
        made[table] = row
        connection.execute(table.insert().values(row))
        if "personal" in row:
            own = row | {"personal": True, "place": user} | ({"number": next(numbers)} if "number" in row else {})
            connection.execute(table.insert().values(own))


async def set_schema(database: Database, revision: str) -> None:
    """Have the schema be called ``revision``, as a version of the bot that nobody knows yet would."""
    renamed = text("UPDATE alembic_version SET version_num = :revision")
    await database.write(Connection.execute, renamed, {"revision": revision})


def _value(
    column: Column[Any], made: dict[Table, dict[str, Any]], user: int, server: int, numbers: Iterator[int]
) -> Any:
    for key in column.foreign_keys:
        return made[key.column.table][key.column.name]
    held = {USER: user, SERVER: server, PLACE: server}
    if whose := column.info.get("holds"):
        return held[whose]
    if any(index.unique and [*index.columns] == [column] for index in column.table.indexes):
        return f"text {next(numbers)}"
    by_type = (value for kind, value in VALUES.items() if isinstance(column.type, kind))
    return next(by_type, None) if isinstance(column.type, tuple(VALUES)) else next(numbers)
