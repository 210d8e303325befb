from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.bag import Bag, Named

ITEMS = st.lists(st.text(max_size=3), min_size=1, max_size=12, unique=True)
SEEDS = st.integers(0, 2**63 - 1)


def named(items):
    return Named({item: item for item in items})


def drawn(bag, items, times):
    out = []
    for _ in range(times):
        item, bag = bag.draw(named(items))
        out.append(item)
    return out, bag


@given(ITEMS, SEEDS)
def test_every_item_comes_once_before_any_comes_again(items, seed):
    out, _ = drawn(Bag(seed), items, 3 * len(items))
    for round_number in range(3):
        assert sorted(out[round_number * len(items) :][: len(items)]) == sorted(items)


@given(ITEMS.filter(lambda items: len(items) > 1), SEEDS)
def test_no_item_comes_twice_in_a_row(items, seed):
    out, _ = drawn(Bag(seed), items, 4 * len(items))
    assert all(before != after for before, after in pairwise(out))


@given(ITEMS, ITEMS, SEEDS, st.data())
def test_new_items_bring_nothing_drawn_back(items, new, seed, data):
    count = data.draw(st.integers(0, len(items)))
    out, bag = drawn(Bag(seed), items, count)
    grown = list({*items, *new})
    while (draw := bag.draw(named(grown))).bag.seed == seed:
        out.append(draw.item)
        bag = draw.bag
    assert len(set(out)) == len(out)
    assert set(items) <= set(out)


@given(SEEDS, st.integers(1, 40))
def test_the_state_fits_a_database(seed, times):
    _, bag = drawn(Bag(seed), ["a", "b", "c"], times)
    assert 0 <= bag.seed < 2**63
    assert 0 <= bag.drawn < 2**63


def test_order_depends_on_chance_alone():
    items = [str(number) for number in range(20)]
    orders = [drawn(Bag.shuffled(Random(seed)), items, 20)[0] for seed in (1, 1, 2)]
    assert orders[0] == orders[1] != orders[2]


def test_nothing_is_drawn_from_nothing():
    assert Bag(1).draw(named([])) is None
