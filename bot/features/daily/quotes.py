"""What daily posts are drawn from, and the drawing: none comes twice until all have come."""

import asyncio
import random
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import assert_never

from bot.conversation.bag import Bag, Named, Order
from bot.conversation.errors import QuoteGone, UnknownSpeaker
from bot.conversation.model import Quote
from bot.features.daily.anniversaries import nearest_anniversaries
from bot.features.daily.schedule import Plan, Schedule, Source
from bot.library.finder import Finder
from bot.library.serving import Libraries
from bot.search.answer.completion import widen
from bot.statistics.chosen import Among
from bot.storage.bags import Bags
from bot.storage.owner import Owner
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

    async def draw(self, schedule: Schedule, day: date) -> Quote | None:
        """Return the next quote of ``schedule`` for ``day``; None if there is nothing it could be drawn from."""
        quotes = await self._allowed(schedule.server, schedule.plan, day)
        return await self._bags.draw(Owner(schedule.server), f"daily {schedule.number}", quotes, self._chance)

    async def any_for(self, server: int, plan: Plan, day: date) -> bool:
        """Return whether there is anything that ``plan`` could post on ``day``."""
        return await asyncio.to_thread(Bag(0).draw, await self._allowed(server, plan, day)) is not None

    async def _allowed(self, server: int, plan: Plan, day: date) -> Order[Quote]:
        finder = await self._libraries.finder(server)
        match plan.source:
            case Source.ANYTHING:
                return finder.shuffled(plan.among)
            case Source.SPEAKER:
                return _spoken_by(finder, plan.subject or "", plan.among)
            case Source.TOPIC:
                return _named(await _about(finder, plan.subject or "", plan.among))
            case Source.HALL_OF_FAME:
                famous = await self._famous(finder, server)
                return _named(quote for quote in famous if plan.among.holds(quote.conversation))
            case Source.ON_THIS_DAY:
                return await asyncio.to_thread(_on_day, finder, plan.among, day)
            case _:
                assert_never(plan.source)

    async def _famous(self, finder: Finder, server: int) -> list[Quote]:
        quotes: list[Quote] = []
        for saved in await self._saved.hall_of_fame(Owner(server), MOST_FAMOUS):
            with suppress(QuoteGone):
                quotes.append(finder.recover(saved.form).quote)
        return quotes


def _named(quotes: Iterable[Quote]) -> Named[Quote]:
    return Named({f"{quote.conversation.key}:{quote.first_word}": quote for quote in quotes})


def _spoken_by(finder: Finder, name: str, among: Among) -> Order[Quote]:
    try:
        return finder.shuffled(among._replace(speaker=finder.speaker(name)))
    except UnknownSpeaker:
        return _named([])


def _on_day(finder: Finder, among: Among, day: date) -> Order[Quote]:
    """Return what stands alone in the conversations whose anniversary is nearest to ``day``, of those that have any."""
    left = [one for one in finder.library if among.holds(one)]
    while near := {one.key for one in nearest_anniversaries(left, day)}:
        quotes = finder.shuffled(among, near)
        if next(quotes.after(0, -1), None) is not None:
            return quotes
        left = [one for one in left if one.key not in near]
    return _named([])


async def _about(finder: Finder, words: str, among: Among) -> list[Quote]:
    """Return the quotes that stand alone and speak of ``words``; without any, the sentences with them."""
    found, _ = await finder.topic(words, among)
    places = [place.quote for place in found if place.score >= SURE]
    around = await asyncio.to_thread(lambda: [*filter(None, map(finder.quotable_around, places))])
    return around or [widen(place) for place in places]
