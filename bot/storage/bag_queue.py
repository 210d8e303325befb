"""Draws from bags in which those who ask at the same time are served together, not each after the other."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from bot.conversation.bag import Bag, Item, Order
from bot.storage.owner import Owner


class _Asked(NamedTuple):
    """Somebody who wants the next of ``items``, and where it is put."""

    items: Order[Any]
    drawn: asyncio.Future[Any]


class BagQueue(ABC):
    """One bag for each place and filter; ``filter`` is any text, such as a speaker or a schedule's number.

    Where bags are kept is told by who implements it. Belongs to one event loop.
    """

    def __init__(self) -> None:
        self._asked: dict[tuple[Owner, str], list[_Asked]] = {}
        self._serving: dict[tuple[Owner, str], asyncio.Task[None]] = {}

    @abstractmethod
    async def bag(self, place: Owner, filter: str) -> Bag | None:
        """Return the bag as it is; None for a new one."""

    @abstractmethod
    async def put(self, place: Owner, filter: str, before: Bag | None, after: Bag) -> bool:
        """Keep the bag as it is ``after`` drawing; False if it is no longer as it was ``before``."""

    async def draw(self, place: Owner, filter: str, items: Order[Item], chance: Random) -> Item | None:
        """Return the next of ``items``: none comes twice until all have come, whoever else draws; None without any.

        ``chance`` shuffles a bag that is new.
        """
        asked = _Asked(items, asyncio.get_running_loop().create_future())
        self._asked.setdefault((place, filter), []).append(asked)
        if (place, filter) not in self._serving:
            self._serving[place, filter] = asyncio.create_task(self._serve(place, filter, chance))
        item: Item | None = await asked.drawn
        return item

    async def _serve(self, place: Owner, filter: str, chance: Random) -> None:
        """Serve all who ask for that bag, until nobody does."""
        try:
            while asked := self._asked.pop((place, filter), None):
                await self._serve_together(place, filter, asked, chance)
        finally:
            del self._serving[place, filter]

    async def _serve_together(self, place: Owner, filter: str, asked: Sequence[_Asked], chance: Random) -> None:
        try:
            items = await self._drawn(place, filter, [one.items for one in asked], chance)
        except BaseException as error:
            for one in asked:
                if not one.drawn.done():
                    one.drawn.set_exception(error)
            if not isinstance(error, Exception):
                raise
            return
        for one, item in zip(asked, items, strict=True):
            if not one.drawn.done():
                one.drawn.set_result(item)

    async def _drawn(self, place: Owner, filter: str, orders: Sequence[Order[Any]], chance: Random) -> list[Any]:
        """Return the next item of each of ``orders`` in turn."""
        while True:
            before = await self.bag(place, filter)
            # It can take long, so nothing is held meanwhile.
            items, after = await asyncio.to_thread(_draw_all, before or Bag.shuffled(chance), orders)
            if after == before or await self.put(place, filter, before, after):
                return items


def _draw_all(bag: Bag, orders: Sequence[Order[Any]]) -> tuple[list[Any], Bag]:
    """Return the next item of each of ``orders`` in turn, None of one without any, and the bag as it is then."""
    items = []
    for order in orders:
        drawn = bag.draw(order)
        items.append(drawn and drawn.item)
        bag = drawn.bag if drawn else bag
    return items, bag
