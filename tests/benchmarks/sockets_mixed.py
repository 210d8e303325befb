"""A steady load of all that people do, memory and pictures in it: what it costs, and who is told that it is too much.

Run with ``python -m tests.benchmarks.sockets_mixed [--seconds 60] [--per-second 350]``.
"""

import argparse
import asyncio
import math
import re
import statistics
from itertools import accumulate

from tests.benchmarks.sockets import MILLISECONDS, NONE, PER_SECOND, Bar, Row, load_rows, steady_load
from tests.benchmarks.sockets_traffic import PATIENCE, Traffic, said_words
from tests.sockets.interactions import Answer
from tests.sockets.person import Person
from tests.sockets.server import Discord
from tests.sockets.wire import JsonObject

MIX = {"quote": 35, "suggest": 30, "context": 9, "random": 8, "save": 6, "saved": 6, "picture": 6}
"""How many of a hundred interactions are of each kind."""

SHOWN = 150
"""Quotes that stand in the channel to be saved."""

P99 = Bar(150, 50, " ms", 0)
KNEE = Bar(1000, 500, " ms", 0)
"""What the same may take at a load that is as much as the bot can bear."""
KNEE_PER_SECOND = 350
FROM_MEMORY = "drawn from memory"
TOO_MUCH = "Too much is being saved at once"
_SAVE = re.compile(r"'custom_id': '(\d+:save:[^']*)'")


class Mixed:
    """Every number is another interaction, of the kinds in ``MIX`` as often as it says, evenly mixed."""

    def __init__(self, discord: Discord, traffic: Traffic, shown: list[JsonObject]) -> None:
        self._discord = discord
        self._traffic = traffic
        self._shown = shown
        self._words = list(dict.fromkeys(said_words()))
        self._ends = list(zip(accumulate(MIX.values()), MIX, strict=True))

    def kind(self, number: int) -> str:
        """Return what interaction ``number`` is; 37 and 100 have no common factor, so a hundred have all kinds."""
        return next(kind for end, kind in self._ends if number * 37 % 100 < end)

    async def ask(self, number: int) -> Answer:
        """Do interaction ``number``."""
        match self.kind(number):
            case "quote":
                return await self._traffic.quote(number)
            case "suggest":
                return await self._traffic.suggest(number)
            case "context":
                return await self._traffic.click(number)
            case "random":
                return await self._person(number).slash("random")
            case "saved":
                return await self._person(number).slash("saved list")
            case "picture":
                return await self._person(number).slash("stats word", words=self._words[number % len(self._words)])
        message = self._shown[number % len(self._shown)]
        return await self._person(number).click(message, _SAVE.findall(str(message))[0])

    def _person(self, number: int) -> Person:
        person = self._discord.new_person(f"person{number}")
        person.patience = PATIENCE
        return person


async def _measure(seconds: float, per_second: float) -> list[Row]:
    async with (
        Discord.listening(answer_within=math.inf) as discord,
        discord.client("bot", watch_loop=True, IDEAS="off") as process,  # reading for ideas is work of the start
    ):
        traffic = await Traffic.of(discord)
        shown = [(await traffic.quote(number)).message for number in range(SHOWN)]
        mixed = Mixed(discord, traffic, [message for message in shown if _SAVE.search(str(message))])
        load = await steady_load(process, mixed.ask, seconds, per_second)
        from_memory = process.output.count(FROM_MEMORY)
    told = sum(TOO_MUCH in f"{answer.data}{answer.interaction.original}" for answer in load.answers)
    took = sorted(answer.seconds * MILLISECONDS for answer in load.answers)
    what = f"{load.asked} of all kinds at {per_second:g}/s"
    return [
        (f"{what}: p50", f"{statistics.median(took):.0f} ms", ""),
        (f"{what}: p95", f"{took[int(0.95 * len(took))]:.0f} ms", ""),
        (KNEE if per_second >= KNEE_PER_SECOND else P99).row(f"{what}: p99", took[int(0.99 * len(took))]),
        *load_rows(load, "of all kinds"),
        NONE.row(f"{what}: {FROM_MEMORY}", from_memory),
        NONE.row(f"{what}: told that too much is being saved", told),
    ]


def measure(seconds: float = 10.0, per_second: float = PER_SECOND) -> list[Row]:
    """Measure so many ``seconds`` of load; return rows of what was measured, its figure, and the bar."""
    return asyncio.run(_measure(seconds, per_second))


def main() -> None:
    """Print the rows as a table."""
    parser = argparse.ArgumentParser(description="Measure a load of all that people do.")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long it lasts")
    parser.add_argument("--per-second", type=float, default=PER_SECOND, help="how many interactions a second")
    asked = parser.parse_args()
    for what, figure, bar in measure(asked.seconds, asked.per_second):
        print(f"{what:<62} {figure:>30}  {bar}")


if __name__ == "__main__":
    main()
