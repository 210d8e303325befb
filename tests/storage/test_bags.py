import asyncio
from random import Random

import pytest

from bot.storage.bags import Bags
from bot.storage.database import Database
from bot.storage.place import Place

HERE = Place(11)
ITEMS = [f"boat:{number}" for number in range(100)]


async def test_a_hundred_who_draw_at_once_get_a_hundred_items(database: Database) -> None:
    bags = Bags(database)
    drawn = await asyncio.gather(*(bags.draw(HERE, "", ITEMS, Random(number)) for number in range(100)))
    assert sorted(drawn) == sorted(ITEMS)


async def test_a_bag_goes_on_where_it_was(database: Database) -> None:
    first = await Bags(database).draw(HERE, "", ITEMS[:2], Random(1))
    second = await Bags(database).draw(HERE, "", ITEMS[:2], Random(2))
    assert {first, second} == set(ITEMS[:2])


async def test_places_and_filters_have_bags_of_their_own(database: Database) -> None:
    bags = Bags(database)
    for place, filter in [(HERE, "Mira"), (HERE, "Sam"), (Place(11, personal=True), "Mira"), (Place(12), "Mira")]:
        drawn = {await bags.draw(place, filter, ITEMS[:3], Random(0)) for _ in range(3)}
        assert drawn == set(ITEMS[:3])


async def test_an_empty_bag_gives_nothing_and_remembers_nothing(database: Database) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        await Bags(database).draw(HERE, "", [], Random(0))
    assert await Bags(database).draw(HERE, "", ["one"], Random(0)) == "one"
