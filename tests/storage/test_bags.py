import asyncio
from random import Random

from bot.conversation.bag import Named
from bot.storage.bags import Bags
from bot.storage.database import Database
from bot.storage.owner import Owner

HERE = Owner(11)
ITEMS = [f"boat:{number}" for number in range(100)]
ALL, THREE, TWO = (Named({item: item for item in ITEMS[:count]}) for count in (100, 3, 2))


async def test_a_hundred_who_draw_at_once_get_a_hundred_items(database: Database) -> None:
    bags = Bags(database)
    drawn = await asyncio.gather(*(bags.draw(HERE, "", ALL, Random(number)) for number in range(100)))
    assert sorted(drawn) == sorted(ITEMS)


async def test_a_bag_goes_on_where_it_was(database: Database) -> None:
    first = await Bags(database).draw(HERE, "", TWO, Random(1))
    second = await Bags(database).draw(HERE, "", TWO, Random(2))
    assert {first, second} == set(ITEMS[:2])


async def test_places_and_filters_have_bags_of_their_own(database: Database) -> None:
    bags = Bags(database)
    for place, filter in [(HERE, "Mira"), (HERE, "Sam"), (Owner(11, personal=True), "Mira"), (Owner(12), "Mira")]:
        drawn = {await bags.draw(place, filter, THREE, Random(0)) for _ in range(3)}
        assert drawn == set(ITEMS[:3])


async def test_an_empty_bag_gives_nothing(database: Database) -> None:
    assert await Bags(database).draw(HERE, "", Named({}), Random(0)) is None
    assert await Bags(database).draw(HERE, "", Named({"one": 1}), Random(0)) == 1
