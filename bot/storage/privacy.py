"""What is kept of one person: shown, exported and erased by the marks of the columns, so no table is forgotten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, update

from bot.storage.columns import PLACE, USER, Base
from bot.storage.database import Database

_SAFE_INTEGER = 2**53
"""Up to here every reader of JSON keeps an integer exact; Discord's ids are larger, and written as texts."""


class Privacy:
    """Everything that is kept of a person, in all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, user: int) -> Mapping[str, int]:
        """Return how many rows there are of ``user`` in each table that has any."""
        async with self._database.reading() as connection:
            counts = {
                table.name: (
                    await connection.execute(select(func.count()).select_from(table).where(_is_of(table, user)))
                ).scalar_one()
                for table in _personal_tables()
            }
        return {name: count for name, count in counts.items() if count}

    async def export(self, user: int) -> dict[str, list[dict[str, Any]]]:
        """Return every row of ``user``, by table, as values that JSON can hold; other people are in none."""
        exported = {}
        async with self._database.reading() as connection:
            for table in _personal_tables():
                rows = (await connection.execute(select(table).where(_is_of(table, user)))).mappings()
                exported[table.name] = [{name: _plain(value) for name, value in row.items()} for row in rows]
        return {name: rows for name, rows in exported.items() if rows}

    async def erase(self, user: int) -> Mapping[str, int]:
        """Delete all that ``user`` has, with what hangs on it; return how many rows of each table that changed.

        A quiz that ``user`` started goes on, and nobody knows any more who did.
        """
        changed = {}
        async with self._database.writing() as connection:
            for table in reversed(_personal_tables()):  # what refers to a row comes before it
                blank = [column.name for column in table.c if column.info.get("blank")]
                change = update(table).values(dict.fromkeys(blank)) if blank else delete(table)
                changed[table.name] = (await connection.execute(change.where(_is_of(table, user)))).rowcount
        return {name: count for name, count in changed.items() if count}


def _personal_tables() -> list[Table]:
    """Return the tables that hold people, each after those it refers to."""
    tables = Base.metadata.sorted_tables
    return [table for table in tables if any(column.info.get("holds") in {USER, PLACE} for column in table.c)]


def _is_of(table: Table, user: int) -> ColumnElement[bool]:
    """Return the condition that a row of ``table`` is about ``user``."""
    named = [column == user for column in table.c if column.info.get("holds") == USER]
    own = [and_(column == user, table.c.personal) for column in table.c if column.info.get("holds") == PLACE]
    return or_(*named, *own)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    too_large = isinstance(value, int) and abs(value) >= _SAFE_INTEGER
    return str(value) if too_large else value
