"""What is kept of one person: shown, exported and erased by the marks of the columns, so no table is forgotten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, Table, and_, delete, func, or_, select, update

from bot.storage.columns import PLACE, USER, Base
from bot.storage.store import Store, reads, writes

_SAFE_INTEGER = 2**53
"""Up to here every reader of JSON keeps an integer exact; Discord's ids are larger, and written as texts."""


class Privacy(Store):
    """Everything that is kept of a person, in all servers."""

    @reads
    def count(self, connection: Connection, user: int) -> Mapping[str, int]:
        """Return how many rows there are of ``user`` in each table that has any."""
        counts = {
            table.name: connection.execute(
                select(func.count()).select_from(table).where(_is_of(table, user))
            ).scalar_one()
            for table in _personal_tables()
        }
        return {name: count for name, count in counts.items() if count}

    @reads
    def export(self, connection: Connection, user: int) -> dict[str, list[dict[str, Any]]]:
        """Return every row of ``user``, by table, as values that JSON can hold; other people are in none.

        Nor are the transcripts of conversations they added, which are not about them.
        """
        exported = {}
        for table in _personal_tables():
            told = [column for column in table.c if not isinstance(column.type, LargeBinary)]
            rows = connection.execute(select(*told).where(_is_of(table, user))).mappings()
            others = {column.name for column in told if column.info.get("holds") == USER}
            exported[table.name] = [
                {name: None if name in others and value != user else _plain(value) for name, value in row.items()}
                for row in rows
            ]
        return {name: rows for name, rows in exported.items() if rows}

    @writes
    def erase(self, connection: Connection, user: int) -> Mapping[str, int]:
        """Delete all that ``user`` has, with what hangs on it; return how many rows of each table that changed.

        A quiz that ``user`` started goes on, a conversation they added stays, and nobody knows any more who it was.
        """
        changed = {}
        for table in reversed(_personal_tables()):  # what refers to a row comes before it
            changed[table.name] = _erase(connection, table, user)
        return {name: count for name, count in changed.items() if count}


def _personal_tables() -> list[Table]:
    """Return the tables that hold people, each after those it refers to."""
    tables = Base.metadata.sorted_tables
    return [table for table in tables if any(column.info.get("holds") in {USER, PLACE} for column in table.c)]


def _erase(connection: Connection, table: Table, user: int) -> int:
    """Delete the rows of ``user`` or, where they stay, who it was; return how many rows changed."""
    blank = [column for column in table.c if column.info.get("blank")]
    if not blank:
        return connection.execute(delete(table).where(_is_of(table, user))).rowcount
    count = connection.execute(select(func.count()).select_from(table).where(_is_of(table, user)))
    for column in blank:
        connection.execute(update(table).values({column.name: None}).where(column == user))
    return count.scalar_one()


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
