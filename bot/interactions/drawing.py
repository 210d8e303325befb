"""Quotes drawn at random: a bag for each place and filter, shared by all processes; in memory without a database."""

import asyncio
import random
from collections.abc import Collection

import structlog

from bot.conversation.bag import Bag
from bot.conversation.errors import NothingQuotable
from bot.conversation.model import Quote
from bot.interactions.finder import Finder
from bot.interactions.waiting import at_once
from bot.storage.bags import Bags
from bot.storage.errors import StorageError
from bot.storage.place import Place

_MOST_BAGS = 10_000
"""Bags held in memory; beyond, the longest unused one is forgotten and would be shuffled anew."""

_log = structlog.stdlib.get_logger("bot.drawing")


class Drawing:
    """Draws quotes that stand alone; ``chance`` shuffles."""

    def __init__(self, bags: Bags, chance: random.Random) -> None:
        self._bags = bags
        self._chance = chance
        self._held: dict[tuple[Place, str], Bag] = {}

    async def draw(self, place: Place, finder: Finder, speaker: str | None, conversation: str | None) -> Quote:
        """Return the next quote of ``finder`` for ``place``, by a speaker or of a conversation if given.

        Raises UnknownSpeaker, UnknownConversation, and NothingQuotable if no quote of theirs stands alone.
        """
        within = finder.conversation(conversation) if conversation else None
        by = finder.speaker(speaker, within.key if within else None) if speaker else None
        among = (within,) if within else tuple(finder.library)
        quotes = {
            f"{one.key}:{quote.first_word}": quote
            for one in among
            for quote in await asyncio.to_thread(finder.quotable, one)
            if by in (None, quote.speaker)
        }
        if not quotes:
            raise NothingQuotable(by or (within.title if within else ""))
        return quotes[await self._next(place, f"random:{within.key if within else ''}:{by or ''}", quotes)]

    async def _next(self, place: Place, filter: str, names: Collection[str]) -> str:
        try:
            return await at_once(self._bags.draw(place, filter, names, self._chance))
        except StorageError as error:
            _log.warning("drawn from memory", reason=str(error) or "busy")
            return self._next_held(place, filter, names)

    def _next_held(self, place: Place, filter: str, names: Collection[str]) -> str:
        drawn = self._held.pop((place, filter), None) or Bag.shuffled(self._chance)
        name, self._held[place, filter] = drawn.draw(names)
        if len(self._held) > _MOST_BAGS:
            del self._held[next(iter(self._held))]
        return name
