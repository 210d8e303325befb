"""Draws without repeats that outlasts a restart and that processes share."""

from sqlalchemy import ColumnElement, Connection, select, update

from bot.conversation.bag import Bag
from bot.storage.bag_queue import BagQueue
from bot.storage.database import Database, insert
from bot.storage.owner import Owner
from bot.storage.store import Store, reads, writes
from bot.storage.tables import BagRow


class Bags(Store, BagQueue):
    """The bags of all places, in the database."""

    def __init__(self, database: Database) -> None:
        Store.__init__(self, database)
        BagQueue.__init__(self)

    @reads
    def bag(self, connection: Connection, place: Owner, filter: str) -> Bag | None:
        """See ``BagQueue``."""
        row = connection.execute(select(BagRow.seed, BagRow.drawn).where(*_here(place, filter))).one_or_none()
        return row and Bag(*row)

    @writes
    def put(self, connection: Connection, place: Owner, filter: str, before: Bag | None, after: Bag) -> bool:
        """Keep the bag as it is ``after`` drawing; False if another process has drawn from it meanwhile."""
        if before is None:
            new = {"place": place.id, "personal": place.personal, "filter": filter}
            row = insert(connection, BagRow).values(**new, seed=after.seed, drawn=after.drawn)
            return connection.execute(row.on_conflict_do_nothing().returning(BagRow.place)).one_or_none() is not None
        unchanged = (BagRow.seed == before.seed, BagRow.drawn == before.drawn)
        moved = update(BagRow).where(*_here(place, filter), *unchanged)
        return bool(connection.execute(moved.values(seed=after.seed, drawn=after.drawn)).rowcount)


def _here(place: Owner, filter: str) -> tuple[ColumnElement[bool], ...]:
    return BagRow.place == place.id, BagRow.personal == place.personal, BagRow.filter == filter
