"""Quotes drawn at random: a bag for each place and filter, shared by all processes; in memory without a database."""

import random

import structlog

from bot.conversation.bag import Bag
from bot.conversation.errors import NothingQuotable
from bot.conversation.model import Quote
from bot.conversation.shuffled import Shuffled
from bot.library.finder import Finder
from bot.statistics.chosen import Among
from bot.storage.bag_queue import BagQueue
from bot.storage.bags import Bags
from bot.storage.errors import StorageError
from bot.storage.owner import Owner
from bot.storage.waiting import at_once

_MOST_BAGS = 10_000
"""Bags held in memory; beyond, the longest unused one is forgotten and would be shuffled anew."""

_log = structlog.stdlib.get_logger("bot.drawing")


class RandomQuotes:
    """Draws quotes that stand alone; ``chance`` shuffles."""

    def __init__(self, bags: Bags, chance: random.Random) -> None:
        self._bags = bags
        self._chance = chance
        self._held = HeldBags()

    async def draw(self, place: Owner, finder: Finder, among: Among) -> Quote:
        """Return the next quote of ``finder`` for ``place``, ``among`` what was asked for.

        Raises NothingQuotable if no quote there stands alone.
        """
        drawn = await self._next(place, _filter(among), finder.shuffled(among))
        if drawn is None:
            titles = [one.title for one in finder.library if one.key == among.conversation]
            raise NothingQuotable(among.speaker or next(iter(titles), among.series or ""))
        return drawn

    async def _next(self, place: Owner, filter: str, quotes: Shuffled) -> Quote | None:
        try:
            return await at_once(self._bags.draw(place, filter, quotes, self._chance))
        except StorageError as error:
            _log.warning("drawn from memory", reason=str(error) or "busy")
            return await self._held.draw(place, filter, quotes, self._chance)


class HeldBags(BagQueue):
    """Bags that are held in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[tuple[Owner, str], Bag] = {}

    async def bag(self, place: Owner, filter: str) -> Bag | None:
        """See ``BagQueue``."""
        return self._held.get((place, filter))

    async def put(self, place: Owner, filter: str, _before: Bag | None, after: Bag) -> bool:
        """See ``BagQueue``; nobody else can have drawn."""
        self._held.pop((place, filter), None)  # so that the last in order is the one used last
        self._held[place, filter] = after
        if len(self._held) > _MOST_BAGS:
            del self._held[next(iter(self._held))]
        return True


def _filter(among: Among) -> str:
    """Return what the bag of these quotes is called."""
    name = f"random:{among.conversation or ''}:{among.speaker or ''}"
    return name if among.series is None and among.year is None else f"{name}:{among.year or ''}:{among.series or ''}"
