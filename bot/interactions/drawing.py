"""Quotes drawn at random: a bag per place and filter, remembered while the process runs."""

import asyncio
import random

from bot.conversation.bag import Bag
from bot.conversation.errors import NothingQuotable
from bot.conversation.model import Quote
from bot.interactions.finder import Finder

_MOST_BAGS = 10_000
"""Bags remembered; beyond, the longest unused one is forgotten and would be shuffled anew."""


class Drawing:
    """Draws quotes that stand alone; ``chance`` shuffles."""

    def __init__(self, finder: Finder, chance: random.Random) -> None:
        self._finder = finder
        self._chance = chance
        self._bags: dict[tuple[int, str | None, str | None], Bag] = {}

    async def draw(self, place: int, speaker: str | None, conversation: str | None) -> Quote:
        """Return the next quote for ``place`` (a server or a person), by a speaker or of a conversation if given.

        Raises UnknownSpeaker, UnknownConversation, and NothingQuotable if no quote of theirs stands alone.
        """
        within = self._finder.conversation(conversation) if conversation else None
        by = self._finder.speaker(speaker, within.key if within else None) if speaker else None
        among = (within,) if within else tuple(self._finder.library)
        quotes = {
            f"{one.key}:{quote.first_word}": quote
            for one in among
            for quote in await asyncio.to_thread(self._finder.quotable, one)
            if by in (None, quote.speaker)
        }
        if not quotes:
            raise NothingQuotable(by or (within.title if within else ""))
        key = (place, by, within.key if within else None)
        drawn = self._bags.pop(key, None) or Bag.shuffled(self._chance)
        name, self._bags[key] = drawn.draw(quotes)
        if len(self._bags) > _MOST_BAGS:
            del self._bags[next(iter(self._bags))]
        return quotes[name]
