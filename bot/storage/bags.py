"""RandomQuotes without repeats that outlasts a restart and that processes share."""

import asyncio
from random import Random

from sqlalchemy import select, update

from bot.conversation.bag import Bag, Item, Order
from bot.storage.database import Database, insert
from bot.storage.owner import Owner
from bot.storage.tables import BagRow


class Bags:
    """One bag for each place and filter; ``filter`` is any text, such as a speaker or a schedule's number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draw(self, place: Owner, filter: str, items: Order[Item], chance: Random) -> Item | None:
        """Return the next of ``items``: none comes twice until all have come, whoever else draws; None without any.

        ``chance`` shuffles a bag that is new.
        """
        new = Bag.shuffled(chance)
        async with self._database.writing() as connection:
            row = insert(connection, BagRow).values(
                place=place.id, personal=place.personal, filter=filter, seed=new.seed, drawn=new.drawn
            )
            await connection.execute(row.on_conflict_do_nothing())
            here = (BagRow.place == place.id, BagRow.personal == place.personal, BagRow.filter == filter)
            present = await connection.execute(select(BagRow.seed, BagRow.drawn).where(*here).with_for_update())
            drawn = await asyncio.to_thread(Bag(*present.one()).draw, items)
            if drawn is None:
                return None
            await connection.execute(update(BagRow).where(*here).values(seed=drawn.bag.seed, drawn=drawn.bag.drawn))
            return drawn.item
