"""What others notice when many people of one server ask for pictures without a pause, beside what they notice else.

Run with ``python -m tests.benchmarks.sockets_hammering``.
"""

import asyncio
import math
import statistics
from collections.abc import Iterator
from itertools import cycle

from tests.benchmarks.sockets_traffic import PATIENCE, remembered_words, said_words
from tests.sockets.person import Person, Place
from tests.sockets.server import Discord

HAMMERING = 20
"""People of one server, each asking for another picture as soon as the one before has come."""

QUOTES = 150
PAUSE = 0.05
"""Seconds between two quotes that somebody in another server asks for."""

MOST = 3.0
"""How many times as long others may wait, in the middle."""


class Hammering:
    """People of the first server of ``discord`` who ask for pictures of other words each time."""

    def __init__(self, discord: Discord) -> None:
        self.came = 0
        self._discord = discord
        self._words = _words()
        self._tasks: list[asyncio.Task[None]] = []

    def begin(self) -> None:
        """Have all of them begin."""
        people = [self._discord.new_person(f"hammering{number}") for number in range(HAMMERING)]
        self._tasks = [asyncio.create_task(self._hammer(person)) for person in people]

    async def end(self) -> None:
        """Have all of them stop."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _hammer(self, person: Person) -> None:
        person.patience = PATIENCE
        where = Place.server(self._discord.world.guilds[0])
        while True:
            answer = await person.slash("stats word", where=where, words=next(self._words))
            asked = answer.interaction
            await asked.until("picture", lambda asked=asked: asked.edits > 0, within=math.inf)
            self.came += 1


def _words() -> Iterator[str]:
    """Another word each time for as long as there are some, so that no picture has been painted before."""
    return cycle(dict.fromkeys(word.casefold() for word in said_words() if word.isalpha()))


async def _waits(person: Person, where: Place, words: list[str]) -> list[float]:
    waits = []
    for number in range(QUOTES):
        waits.append((await person.slash("quote", where=where, words=words[number % len(words)])).seconds)
        await asyncio.sleep(PAUSE)
    return waits


async def _measure() -> list[tuple[str, str, str]]:
    words = remembered_words(QUOTES)
    async with Discord.listening(guild_count=2, answer_within=math.inf) as discord, discord.client("bot"):
        person, where = discord.new_person("elsewhere"), Place.server(discord.world.guilds[1])
        person.patience = PATIENCE
        await _waits(person, where, words)
        calm = await _waits(person, where, words)
        hammering = Hammering(discord)
        hammering.begin()
        held_up = await _waits(person, where, words)
        await hammering.end()
    return [_row("p50", statistics.median(calm), statistics.median(held_up), hammering.came)]


def _row(part: str, calm: float, held_up: float, came: int) -> tuple[str, str, str]:
    ratio = held_up / calm
    figure = f"{ratio:.1f}x ({1000 * calm:.1f} to {1000 * held_up:.1f} ms, {came} pictures)"
    return (
        f"/quote in another server, {HAMMERING} people hammering pictures, {part}",
        figure,
        f"<= {MOST:g}x: {'met' if ratio <= MOST else 'MISSED'}",
    )


def measure() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    return asyncio.run(_measure())


if __name__ == "__main__":
    for what, figure, bar in measure():
        print(f"{what:40} {figure:>9}  {bar}")
