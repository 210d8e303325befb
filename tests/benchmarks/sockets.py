"""How soon the bot answers over real sockets, beside a bare discord.py bot in the same run.

``python -m tests.benchmarks.sockets [--seconds 60]``. Both clients are processes of their own and take turns,
so that what else the machine does falls on both; rows are told as ratios.
"""

import argparse
import asyncio
import math
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bot.storage.database import open_database
from tests.benchmarks.sockets_traffic import Traffic, remembered_words
from tests.sockets.interactions import Answer
from tests.sockets.process import ClientProcess
from tests.sockets.server import Discord

TURNS = 200
STARTS = 5
PER_SECOND = 200
ANSWER_WITHIN = 3.0
MILLISECONDS = 1_000


Row = tuple[str, str, str]
"""What was measured, the figure, the bar and whether it is met."""


class Bar(NamedTuple):
    """The largest a figure may be, and what is aimed at."""

    at_most: float
    aim: float
    unit: str
    decimals: int

    def row(self, what: str, value: float, explained: str = "") -> Row:
        """What was measured, told beside this bar."""
        met = "MISSED" if value > self.at_most else "met" if value > self.aim else "met, and the aim"
        figure = f"{value:.{self.decimals}f}{self.unit}{explained}"
        return what, figure, f"<= {self.at_most:g}{self.unit}, aim {self.aim:g}{self.unit}: {met}"


ANSWERING = Bar(10, 4, "x", 1)
STARTING = Bar(5, 3.5, "x", 1)
MEMORY = Bar(180, 120, " MiB", 0)
STALL = Bar(100, 20, " ms", 0)
NONE = Bar(0, 0, "", 0)


class Load(NamedTuple):
    """What came of a steady load, in seconds.

    ``stall`` is the longest time the event loop was held up, ``busy`` the processor time of one interaction,
    ``kept`` how long in all the processor was kept from it by other processes, without which no stall can be judged.
    """

    asked: int
    lost: int
    late: int
    stall: float
    busy: float = math.nan
    kept: float = math.nan
    answers: Sequence[Answer] = ()
    per_second: float = PER_SECOND


def measure(seconds: float = 10.0) -> list[Row]:
    """Measure everything; ``seconds`` is how long the load of 200 interactions a second lasts."""
    return asyncio.run(_measure(seconds))


async def _measure(seconds: float) -> list[Row]:
    rows = await _starts()
    async with AsyncExitStack() as stack:
        # Late answers are taken, to be told from lost ones.
        listening = [Discord.listening(answer_within=math.inf) for _ in range(2)]
        bare, bot = [await stack.enter_async_context(discord) for discord in listening]
        bare_process = await stack.enter_async_context(bare.client("bare", watch_loop=True))
        bot_process = await stack.enter_async_context(bot.client("bot", watch_loop=True))
        traffic = await Traffic.of(bot)
        rows += _memory(bare_process, bot_process)
        rows += await _latencies(bare, traffic)
        rows += load_rows(await steady_load(bot_process, traffic.mixed, seconds), "the bot")
        rows += load_rows(await steady_load(bare_process, _ok(bare), min(seconds, 5.0)), "the bare bot")
    return rows


async def _starts() -> list[Row]:
    """The time from starting a process to its first answer, all taking turns: for the first time and again."""
    words = remembered_words(1)[0]

    async def quote(discord: Discord) -> Answer:
        return await discord.person.slash("quote", words=words)

    bare, first, again = [], [], []
    with TemporaryDirectory() as folder:
        kept = f"sqlite:///{Path(folder) / 'verbatim.db'}"
        await (await open_database(kept)).close()
        for _ in range(STARTS):
            bare.append(await _start("bare", lambda discord: discord.person.slash("ok")))
            first.append(await _start("bot", quote))
            again.append(await _start("bot", quote, DATABASE_URL=kept))
    return [
        _ratio(STARTING, "process start to first answer, median", first, bare, statistics.median),
        _ratio(STARTING, "the same with the database of before", again, bare, statistics.median),
    ]


async def _start(kind: str, ask: Callable[[Discord], Awaitable[Answer]], **settings: str) -> float:
    async with Discord.listening() as discord, discord.client(kind, until_connected=False, **settings) as process:
        await ask(discord)
        return time.perf_counter() - process.started


def _memory(bare: ClientProcess, bot: ClientProcess) -> list[Row]:
    own, compared = bot.resident_mebibytes, bare.resident_mebibytes
    if own is None or compared is None:
        return [("resident memory after start", "not measured here", "")]
    return [MEMORY.row("resident memory after start", own, f" (bare {compared:.0f})")]


async def _latencies(bare: Discord, traffic: Traffic) -> list[Row]:
    """INTERACTION_CREATE to callback, each kind in turn, one at a time."""
    taken: dict[str, list[float]] = {"bare": [], "/quote": [], "autocomplete": [], "button": []}
    ask_bare = _ok(bare)
    for turn in range(TURNS):
        taken["bare"].append((await ask_bare(turn)).seconds)
        taken["/quote"].append((await traffic.quote(turn)).seconds)
        taken["autocomplete"].append((await traffic.suggest(turn)).seconds)
        taken["button"].append((await traffic.click(turn)).seconds)
    return [
        _ratio(ANSWERING, f"{kind} over sockets, {name}", taken[kind], taken["bare"], part)
        for kind in ("/quote", "autocomplete", "button")
        for name, part in (("p50", statistics.median), ("p95", _p95))
    ]


async def steady_load(
    process: ClientProcess, ask: Callable[[int], Awaitable[Answer]], seconds: float, per_second: float = PER_SECOND
) -> Load:
    """Ask at a steady rate, whether or not answers keep up."""
    begin, before = time.monotonic(), process.processor_seconds
    asked = []
    for number in range(int(seconds * per_second)):
        await asyncio.sleep(begin + number / per_second - time.monotonic())
        asked.append(asyncio.ensure_future(ask(number)))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    came = [answer for answer in answers if isinstance(answer, Answer)]
    stalls = [late for when, late in process.stalls() if when >= begin]
    late = sum(answer.seconds > ANSWER_WITHIN for answer in came)
    load = Load(
        len(answers), len(answers) - len(came), late, max(stalls, default=0.0), answers=came, per_second=per_second
    )
    after = process.processor_seconds
    if before is None or after is None:
        return load
    return load._replace(busy=(after[0] - before[0]) / load.asked, kept=after[1] - before[1])


def load_rows(load: Load, who: str) -> list[Row]:
    """Tell of ``load``, answered by ``who``, beside the bars."""
    what = f"{load.asked} interactions at {load.per_second:g}/s, {who}"
    return [
        NONE.row(f"{what}: lost", load.lost),
        NONE.row(f"{what}: later than {ANSWER_WITHIN:g} s", load.late),
        STALL.row(f"{what}: longest stall", load.stall * MILLISECONDS),
        (f"{what}: processor time of one", f"{load.busy * MILLISECONDS:.1f} ms", ""),
        (f"{what}: kept waiting by other processes", f"{load.kept:.1f} s", ""),
    ]


def _ok(bare: Discord) -> Callable[[int], Awaitable[Answer]]:
    return lambda turn: bare.person.slash("ok")


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _ratio(bar: Bar, what: str, own: list[float], bare: list[float], part: Callable[[list[float]], float]) -> Row:
    taken, compared = part(own) * MILLISECONDS, part(bare) * MILLISECONDS
    return bar.row(what, taken / compared, f" ({taken:.1f} ms, bare {compared:.1f})")


def main() -> None:
    """Print the rows as a table."""
    parser = argparse.ArgumentParser(description="Measure the bot over real sockets.")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long the steady load lasts")
    for what, figure, bar in measure(parser.parse_args().seconds):
        print(f"{what:<62} {figure:>30}  {bar}")


if __name__ == "__main__":
    main()
