"""What daily posts are drawn from, and the drawing: none comes twice until all have come."""

import asyncio
import random
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import assert_never

from bot.community.daily import Plan, Schedule, Source
from bot.conversation.errors import QuoteGone, UnknownSpeaker
from bot.conversation.model import Quote
from bot.interactions.finder import Finder
from bot.interactions.libraries import Libraries
from bot.search.completion import widen
from bot.storage.bags import Bags
from bot.storage.place import Place
from bot.storage.saved import Saved

SURE = 0.8
"""Score from which a place is about a topic; higher than what answers a person, since here nobody asks again."""
MOST_FAMOUS = 100
"""Saved quotes of a server, those with most votes, that its hall of fame is drawn from."""


class DailyQuotes:
    """Draws for schedules; ``chance`` shuffles."""

    def __init__(self, libraries: Libraries, bags: Bags, saved: Saved, chance: random.Random) -> None:
        self._libraries = libraries
        self._bags = bags
        self._saved = saved
        self._chance = chance

    async def draw(self, schedule: Schedule) -> Quote | None:
        """Return the next quote of ``schedule``; None if there is nothing it could be drawn from."""
        quotes = await self.all_for(schedule.server, schedule.plan)
        if not quotes:
            return None
        bag = f"daily {schedule.number}"
        return quotes[await self._bags.draw(Place(schedule.server), bag, quotes, self._chance)]

    async def all_for(self, server: int, plan: Plan) -> Mapping[str, Quote]:
        """Return every quote that ``plan`` allows, each by a name of its own."""
        quotes = await self._all(server, plan, await self._libraries.of(server))
        return {f"{quote.conversation.key}:{quote.first_word}": quote for quote in quotes}

    async def _all(self, server: int, plan: Plan, finder: Finder) -> list[Quote]:
        match plan.source:
            case Source.ANYTHING:
                return await _quotable(finder)
            case Source.SPEAKER:
                return await _spoken_by(finder, plan.subject or "")
            case Source.TOPIC:
                return await _about(finder, plan.subject or "")
            case Source.HALL_OF_FAME:
                return await self._famous(finder, server)
            case _:
                assert_never(plan.source)

    async def _famous(self, finder: Finder, server: int) -> list[Quote]:
        quotes: list[Quote] = []
        for saved in await self._saved.hall_of_fame(Place(server), MOST_FAMOUS):
            with suppress(QuoteGone):
                quotes.append(finder.recover(saved.form).quote)
        return quotes


async def _quotable(finder: Finder) -> list[Quote]:
    return [quote for one in finder.library for quote in await asyncio.to_thread(finder.quotable, one)]


async def _spoken_by(finder: Finder, name: str) -> list[Quote]:
    try:
        speaker = finder.speaker(name)
    except UnknownSpeaker:
        return []
    return [quote for quote in await _quotable(finder) if quote.speaker == speaker]


async def _about(finder: Finder, words: str) -> list[Quote]:
    """Return the quotes that stand alone and speak of ``words``; without any, the sentences with them."""
    groups, _ = await finder.topic(words)
    places = [place.quote for group in groups for place in group.places if place.score >= SURE]
    return _around(places, await _quotable(finder)) or [widen(place) for place in places]


def _around(places: Iterable[Quote], quotes: Iterable[Quote]) -> list[Quote]:
    """Return those of ``quotes`` in which one of ``places`` begins."""
    begins: dict[str, list[int]] = {}
    for place in places:
        begins.setdefault(place.conversation.key, []).append(place.first_word)
    return [
        quote
        for quote in quotes
        if any(quote.first_word <= begin < quote.stop_word for begin in begins.get(quote.conversation.key, ()))
    ]
