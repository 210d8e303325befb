"""What is kept of a server goes 30 days after the bot has left it, unless it comes back before."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, delete, not_, select, true

from bot.storage.columns import PLACE, SERVER, Base
from bot.storage.database import insert
from bot.storage.store import Store, reads, writes
from bot.storage.tables import DepartureRow

KEPT = timedelta(days=30)


class Departures(Store):
    """The servers the bot has left and remembers."""

    @reads
    def servers(self, connection: Connection) -> frozenset[int]:
        """Return every server of which anything is kept and that isn't known to be left."""
        kept: set[int] = set()
        for table, column, is_server in _server_columns():
            if table is not DepartureRow.__table__:
                kept.update(connection.execute(select(column).where(is_server).distinct()).scalars())
        return frozenset(kept.difference(connection.execute(select(DepartureRow.server)).scalars()))

    @writes
    def left(self, connection: Connection, servers: Collection[int], now: datetime) -> None:
        """Remember that the bot is no longer in ``servers``; one that was left before keeps its time."""
        for server in servers:
            row = insert(connection, DepartureRow).values(server=server, left_at=now)
            connection.execute(row.on_conflict_do_nothing())

    @writes
    def returned(self, connection: Connection, servers: Collection[int]) -> None:
        """Forget that the bot had left ``servers``, whether it had or not: what is kept of them stays."""
        left = set(connection.execute(select(DepartureRow.server)).scalars())
        connection.execute(delete(DepartureRow).where(DepartureRow.server.in_(left.intersection(servers))))

    @writes
    def erase(self, connection: Connection, now: datetime) -> tuple[int, ...]:
        """Delete all of the servers that were left 30 days ago; return which."""
        due = select(DepartureRow.server).where(DepartureRow.left_at <= now - KEPT).with_for_update()
        servers = tuple(connection.execute(due).scalars())
        for table, column, is_server in _server_columns():
            connection.execute(delete(table).where(column.in_(servers), is_server))
        return servers


def _server_columns() -> Iterator[tuple[Table, ColumnElement[int], ColumnElement[bool]]]:
    """Yield each table of servers' rows, its column with the server, and when that one is a server."""
    for table in Base.metadata.sorted_tables:
        for column in table.c:
            if column.info.get("holds") == SERVER:
                yield table, column, true()
            elif column.info.get("holds") == PLACE:
                yield table, column, not_(table.c.personal)
