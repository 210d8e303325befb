"""Drawing without repeats: every item comes once before any comes again.

The order is that of a hash of a seed and the item. So a bag is remembered in two numbers, and stays right
when the items change meanwhile: nothing comes twice in a round, and a new item comes in this one or the next.
"""

from collections.abc import Collection, Set
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from random import Random
from typing import NamedTuple

_BITS = 63
"""Bits of a seed and of a place: a database's signed 64-bit integer holds either."""


@dataclass(frozen=True, slots=True)
class Bag:
    """A shuffled order of any items; ``drawn`` is the place of the one drawn last, -1 before the first."""

    seed: int
    drawn: int = -1

    @classmethod
    def shuffled(cls, chance: Random) -> "Bag":
        """Return a full bag in an order that ``chance`` decides."""
        return cls(chance.getrandbits(_BITS))

    def draw(self, items: Collection[str]) -> "Draw":
        """Return the next of ``items`` and the bag as it is then; raises ValueError if there are no items.

        When all were drawn the next round begins, in another order; the last item doesn't begin it.
        """
        if not items:
            raise ValueError("nothing to draw from")
        places = {_place(self.seed, item): item for item in items}
        if left := [place for place in places if place > self.drawn]:
            return Draw(places[min(left)], Bag(self.seed, min(left)))
        return self._next_round(set(items), places.get(self.drawn)).draw(items)

    def _next_round(self, items: Set[str], last: str | None) -> "Bag":
        seed = _place(self.seed, "")
        while len(items) > 1 and min(items, key=partial(_place, seed)) == last:
            seed = _place(seed, "")
        return Bag(seed)


class Draw(NamedTuple):
    """The item drawn, and the bag to draw the next one from."""

    item: str
    bag: Bag


def _place(seed: int, item: str) -> int:
    digest = blake2b(item.encode(errors="replace"), digest_size=8, key=seed.to_bytes(8)).digest()
    return int.from_bytes(digest) >> (64 - _BITS)
