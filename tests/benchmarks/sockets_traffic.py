"""Interactions as people make them: half-remembered words, words being typed, clicks."""

import copy
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.transcripts.folder.loading import load_library
from tests.sockets.interactions import Answer
from tests.sockets.person import Person
from tests.sockets.server import Discord
from tests.sockets.wire import JsonObject

QUOTES_DATA = Path(__file__).parents[2] / "quotes_data"
PATIENCE = 10.0
"""Seconds after which an answer counts as lost; whether it was late is told by its own time."""

REMEMBERED, SHORTEST, LONGEST = 500, 8, 12


@dataclass(frozen=True, slots=True)
class Traffic:
    """Every way of asking takes a number, and asks something else for another; each as another person."""

    discord: Discord
    words: list[str]
    shown: JsonObject
    context: str

    @classmethod
    async def of(cls, discord: Discord) -> "Traffic":
        """Traffic for a bot that is connected to ``discord``; has one quote shown to be clicked on."""
        words = remembered_words(REMEMBERED)
        shown = copy.deepcopy((await discord.person.slash("quote", words=words[0])).message)
        context = re.search(r"'custom_id': '(\d+:context[^']*)'", str(shown["components"]))
        assert context is not None, "the answer has no context button"
        return cls(discord, words, shown, context[1])

    async def quote(self, number: int) -> Answer:
        """Ask for a quote."""
        return await self._person(number).slash("quote", words=self.words[number % REMEMBERED])

    async def suggest(self, number: int) -> Answer:
        """Type a part of some words."""
        words = self.words[number % REMEMBERED]
        typed = words[: len(words) * (1 + number % 4) // 4]
        return await self._person(number).autocomplete("quote", "words", typed)

    async def click(self, number: int) -> Answer:
        """Ask for more context."""
        return await self._person(number).click(self.shown, self.context)

    async def mixed(self, number: int) -> Answer:
        """One of the three, in turn."""
        return await (self.quote, self.suggest, self.click)[number % 3](number)

    def _person(self, number: int) -> Person:
        person = self.discord.new_person(f"person{number}")
        person.patience = PATIENCE
        return person


def said_words() -> Sequence[str]:
    """All words of the first conversation, in order."""
    return next(iter(load_library(QUOTES_DATA).library.conversations.values())).words


def remembered_words(count: int) -> list[str]:
    """Words of the first conversation as people remember them: eight or more in order, here and there one missing."""
    words = said_words()
    chance = random.Random(398)
    return [_remembered(words, chance) for _ in range(count)]


def _remembered(words: Sequence[str], chance: random.Random) -> str:
    first = chance.randrange(len(words) - LONGEST)
    said = words[first : first + chance.randint(SHORTEST, LONGEST)]
    missing = chance.randrange(1, len(said))
    return " ".join(word for number, word in enumerate(said) if number != missing)
