import asyncio
from random import Random

import pytest

from bot.conversation.bag import Bag, Named
from bot.storage.bag_queue import BagQueue
from bot.storage.errors import StorageBusy
from bot.storage.owner import Owner

HERE = Owner(11)
ITEMS = Named({str(number): number for number in range(40)})


class Slow(BagQueue):
    """One bag; each time it is looked at or kept takes a round of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Bag] = []
        self.others: list[Bag] = []
        self.broken = False

    async def bag(self, place: Owner, filter: str) -> Bag | None:
        await asyncio.sleep(0)
        if self.broken:
            raise StorageBusy
        return self.kept[-1] if self.kept else None

    async def put(self, place: Owner, filter: str, before: Bag | None, after: Bag) -> bool:
        await asyncio.sleep(0)
        self.kept += self.others or [after]
        return not self.others or self.others.clear() is not None


async def together(bags: Slow, count: int) -> list[int | None]:
    return await asyncio.gather(*(bags.draw(HERE, "", ITEMS, Random(1)) for _ in range(count)))


async def test_who_asks_at_once_is_served_together_and_gets_another_item_each() -> None:
    bags = Slow()
    assert set(await together(bags, 40)) == set(range(40))
    assert len(bags.kept) == 1


async def test_who_comes_while_others_are_served_comes_next() -> None:
    bags = Slow()
    first = asyncio.create_task(bags.draw(HERE, "", ITEMS, Random(1)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    later = await together(bags, 10)
    assert len({await first, *later}) == 11
    assert len(bags.kept) == 2


async def test_what_another_process_has_drawn_meanwhile_is_not_drawn_again() -> None:
    bags = Slow()
    first = (Bag(5).draw(ITEMS) or pytest.fail("nothing drawn")).item
    bags.kept = [Bag(5)]
    bags.others = [(Bag(5).draw(ITEMS) or pytest.fail("nothing drawn")).bag]
    assert await bags.draw(HERE, "", ITEMS, Random(1)) != first


async def test_an_error_is_told_to_all_who_asked_and_the_next_are_served() -> None:
    bags = Slow()
    bags.broken = True
    told = await asyncio.gather(*(bags.draw(HERE, "", ITEMS, Random(1)) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(error, StorageBusy) for error in told)
    bags.broken = False
    assert len(set(await together(bags, 3))) == 3
