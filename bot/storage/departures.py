"""What is kept of a server goes 30 days after the bot has left it, unless it comes back before."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, not_, select, true

from bot.storage.columns import PLACE, SERVER, Base
from bot.storage.database import Database, insert
from bot.storage.tables import DepartureRow

KEPT = timedelta(days=30)


class Departures:
    """The servers the bot has left and remembers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def servers(self) -> frozenset[int]:
        """Return every server of which anything is kept and that isn't known to be left."""
        kept: set[int] = set()
        async with self._database.reading() as connection:
            for table, column, is_server in _server_columns():
                if table is not DepartureRow.__table__:
                    kept.update((await connection.execute(select(column).where(is_server).distinct())).scalars())
            return frozenset(kept.difference((await connection.execute(select(DepartureRow.server))).scalars()))

    async def left(self, servers: Collection[int], now: datetime) -> None:
        """Remember that the bot is no longer in ``servers``; one that was left before keeps its time."""
        async with self._database.writing() as connection:
            for server in servers:
                row = insert(connection, DepartureRow).values(server=server, left_at=now)
                await connection.execute(row.on_conflict_do_nothing())

    async def returned(self, servers: Collection[int]) -> None:
        """Forget that the bot had left ``servers``, whether it had or not: what is kept of them stays."""
        async with self._database.writing() as connection:
            left = set((await connection.execute(select(DepartureRow.server))).scalars())
            await connection.execute(delete(DepartureRow).where(DepartureRow.server.in_(left.intersection(servers))))

    async def erase(self, now: datetime) -> tuple[int, ...]:
        """Delete all of the servers that were left 30 days ago; return which."""
        async with self._database.writing() as connection:
            due = select(DepartureRow.server).where(DepartureRow.left_at <= now - KEPT).with_for_update()
            servers = tuple((await connection.execute(due)).scalars())
            for table, column, is_server in _server_columns():
                await connection.execute(delete(table).where(column.in_(servers), is_server))
        return servers


def _server_columns() -> Iterator[tuple[Table, ColumnElement[int], ColumnElement[bool]]]:
    """Yield each table of servers' rows, its column with the server, and when that one is a server."""
    for table in Base.metadata.sorted_tables:
        for column in table.c:
            if column.info.get("holds") == SERVER:
                yield table, column, true()
            elif column.info.get("holds") == PLACE:
                yield table, column, not_(table.c.personal)
