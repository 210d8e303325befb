"""RandomQuotes without repeats: every item comes once before any comes again.

The order is that of a hash of a seed and the item. So a bag is remembered in two numbers, and stays right
when the items change meanwhile: nothing comes twice in a round, and a new item comes in this one or the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from random import Random
from typing import Generic, NamedTuple, Protocol, TypeVar

BITS = 63
"""Bits of a seed and of a place: a database's signed 64-bit integer holds either."""

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)


class Order(Protocol[Item_co]):
    """Items that any seed shuffles: under each, every item has a place, from 0 up to, not including, 2 ** ``BITS``."""

    def after(self, seed: int, place: int) -> Iterator[tuple[int, Item_co]]:
        """Yield the items beyond ``place``, each with its own, ascending."""


@dataclass(frozen=True, slots=True)
class Named(Generic[Item]):
    """Items that are known by their names: a name has the same place whatever others there are."""

    items: Mapping[str, Item]

    def after(self, seed: int, place: int) -> Iterator[tuple[int, Item]]:
        """Yield the items beyond ``place``, each with its own, ascending."""
        places = {_place(seed, name): item for name, item in self.items.items()}
        return iter([(at, places[at]) for at in sorted(places) if at > place])


@dataclass(frozen=True, slots=True)
class Bag:
    """A shuffled order of any items; ``drawn`` is the place of the one drawn last, -1 before the first."""

    seed: int
    drawn: int = -1

    @classmethod
    def shuffled(cls, chance: Random) -> "Bag":
        """Return a full bag in an order that ``chance`` decides."""
        return cls(chance.getrandbits(BITS))

    def draw(self, items: Order[Item]) -> "Draw[Item] | None":
        """Return the next of ``items`` and the bag as it is then; None if there are no items.

        When all were drawn the next round begins, in another order; the last item doesn't begin it.
        """
        for place, item in items.after(self.seed, self.drawn):
            return Draw(item, Bag(self.seed, place))
        last = next(items.after(self.seed, self.drawn - 1), None)
        return _first(items, _place(self.seed, ""), last and last[1])


class Draw(NamedTuple, Generic[Item]):
    """The item drawn, and the bag to draw the next one from."""

    item: Item
    bag: Bag


def _first(items: Order[Item], seed: int, last: Item | None) -> Draw[Item] | None:
    """Return the first draw from a new bag of ``seed``, or of the seeds that follow it: not ``last``, if others are."""
    while True:
        beginning = list(islice(items.after(seed, -1), 2))
        if not beginning:
            return None
        place, item = beginning[0]
        if item != last or not beginning[1:]:
            return Draw(item, Bag(seed, place))
        seed = _place(seed, "")


def _place(seed: int, item: str) -> int:
    digest = blake2b(item.encode(errors="replace"), digest_size=8, key=seed.to_bytes(8)).digest()
    return int.from_bytes(digest) >> (64 - BITS)
