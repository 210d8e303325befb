"""RandomQuotes without repeats that outlasts a restart and that processes share."""

import asyncio
from random import Random
from weakref import WeakValueDictionary

from sqlalchemy import ColumnElement, Connection, select, update

from bot.conversation.bag import Bag, Item, Order
from bot.storage.database import Database, insert
from bot.storage.owner import Owner
from bot.storage.store import Store, reads, writes
from bot.storage.tables import BagRow


class Bags(Store):
    """One bag for each place and filter; ``filter`` is any text, such as a speaker or a schedule's number."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._turns: WeakValueDictionary[tuple[Owner, str], asyncio.Lock] = WeakValueDictionary()

    async def draw(self, place: Owner, filter: str, items: Order[Item], chance: Random) -> Item | None:
        """Return the next of ``items``: none comes twice until all have come, whoever else draws; None without any.

        ``chance`` shuffles a bag that is new.
        """
        async with self._turns.setdefault((place, filter), asyncio.Lock()):
            while True:
                present = await self._bag(place, filter)
                # It can take long, so no transaction is open meanwhile.
                drawn = await asyncio.to_thread((present or Bag.shuffled(chance)).draw, items)
                if drawn is None:
                    return None
                if await self._put(place, filter, present, drawn.bag):
                    return drawn.item

    @reads
    def _bag(self, connection: Connection, place: Owner, filter: str) -> Bag | None:
        row = connection.execute(select(BagRow.seed, BagRow.drawn).where(*_here(place, filter))).one_or_none()
        return row and Bag(*row)

    @writes
    def _put(self, connection: Connection, place: Owner, filter: str, before: Bag | None, after: Bag) -> bool:
        """Keep the bag as it is ``after`` a draw; False if another process has drawn from it meanwhile."""
        if before is None:
            new = {"place": place.id, "personal": place.personal, "filter": filter}
            row = insert(connection, BagRow).values(**new, seed=after.seed, drawn=after.drawn)
            return connection.execute(row.on_conflict_do_nothing().returning(BagRow.place)).one_or_none() is not None
        unchanged = (BagRow.seed == before.seed, BagRow.drawn == before.drawn)
        moved = update(BagRow).where(*_here(place, filter), *unchanged)
        return bool(connection.execute(moved.values(seed=after.seed, drawn=after.drawn)).rowcount)


def _here(place: Owner, filter: str) -> tuple[ColumnElement[bool], ...]:
    return BagRow.place == place.id, BagRow.personal == place.personal, BagRow.filter == filter
