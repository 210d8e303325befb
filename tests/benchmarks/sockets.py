"""How soon the bot answers over real sockets, beside a bare discord.py bot in the same run.

`python -m tests.benchmarks.sockets [--seconds 60]`. Both clients are processes of their own and take turns,
so that what else the machine does falls on both; figures are told as ratios.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import NamedTuple

from tests.benchmarks.sockets_traffic import Traffic, remembered_words
from tests.sockets import Answer, ClientProcess, Discord

TURNS = 200
STARTS = 5
PER_SECOND = 200
ANSWER_WITHIN = 3.0
MILLISECONDS = 1_000


class Figure(NamedTuple):
    """What was measured, and the bar: at least, and the aim."""

    what: str
    figure: str
    bar: str


class Load(NamedTuple):
    """What came of a steady load. `stall` is the longest time the event loop was held up, seconds."""

    asked: int
    lost: int
    late: int
    stall: float


def measure(seconds: float = 10.0) -> list[Figure]:
    """Measure everything; `seconds` is how long the load of 200 interactions a second lasts."""
    return asyncio.run(_measure(seconds))


async def _measure(seconds: float) -> list[Figure]:
    figures = await _starts()
    async with AsyncExitStack() as stack:
        bare, bot = [await stack.enter_async_context(Discord.listening()) for _ in range(2)]
        bare_process = await stack.enter_async_context(bare.client("bare", watch_loop=True))
        bot_process = await stack.enter_async_context(bot.client("bot", watch_loop=True))
        traffic = await Traffic.of(bot)
        figures += _memory(bare_process, bot_process)
        figures += await _latencies(bare, traffic)
        figures += _load_figures(await _load(bot_process, traffic.mixed, seconds), "the bot")
        figures += _load_figures(await _load(bare_process, _ok(bare), min(seconds, 5.0)), "the bare bot")
    return figures


async def _starts() -> list[Figure]:
    """The time from starting a process to its first answer, the two taking turns."""
    words = remembered_words(1)[0]
    bare, bot = [], []
    for _ in range(STARTS):
        bare.append(await _start("bare", lambda discord: discord.person.slash("ok")))
        bot.append(await _start("bot", lambda discord: discord.person.slash("quote", words=words)))
    return [_ratio("process start to first answer, median", bot, bare, statistics.median, "5x, aim 3.5x")]


async def _start(kind: str, ask: Callable[[Discord], Awaitable[Answer]]) -> float:
    async with Discord.listening() as discord, discord.client(kind, until_connected=False) as process:
        await ask(discord)
        return time.perf_counter() - process.started


def _memory(bare: ClientProcess, bot: ClientProcess) -> list[Figure]:
    told = [process.resident_mebibytes for process in (bot, bare)]
    own, bare_own = (f"{size:.0f} MiB" if size else "not measured here" for size in told)
    return [Figure("resident memory after start", f"{own} (bare: {bare_own})", "180 MiB, aim 120")]


async def _latencies(bare: Discord, traffic: Traffic) -> list[Figure]:
    """INTERACTION_CREATE to callback, each kind in turn, one at a time."""
    taken: dict[str, list[float]] = {"bare": [], "/quote": [], "autocomplete": [], "button": []}
    ask_bare = _ok(bare)
    for turn in range(TURNS):
        taken["bare"].append((await ask_bare(turn)).seconds)
        taken["/quote"].append((await traffic.quote(turn)).seconds)
        taken["autocomplete"].append((await traffic.suggest(turn)).seconds)
        taken["button"].append((await traffic.click(turn)).seconds)
    return [
        _ratio(f"{kind} over sockets, {name}", taken[kind], taken["bare"], part, "10x, aim 4x")
        for kind in ("/quote", "autocomplete", "button")
        for name, part in (("p50", statistics.median), ("p95", _p95))
    ]


async def _load(process: ClientProcess, ask: Callable[[int], Awaitable[Answer]], seconds: float) -> Load:
    """Ask at a steady rate, whether or not answers keep up."""
    begin = time.monotonic()
    asked = []
    for number in range(int(seconds * PER_SECOND)):
        await asyncio.sleep(begin + number / PER_SECOND - time.monotonic())
        asked.append(asyncio.ensure_future(ask(number)))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    came = [answer.seconds for answer in answers if isinstance(answer, Answer)]
    stalls = [late for when, late in process.stalls() if when >= begin]
    late = sum(taken > ANSWER_WITHIN for taken in came)
    return Load(len(answers), len(answers) - len(came), late, max(stalls, default=0.0))


def _load_figures(load: Load, who: str) -> list[Figure]:
    what = f"{load.asked} interactions at {PER_SECOND}/s, {who}"
    return [
        Figure(f"{what}: lost, later than {ANSWER_WITHIN:g} s", f"{load.lost}, {load.late}", "0, 0"),
        Figure(f"{what}: longest stall", f"{load.stall * MILLISECONDS:.0f} ms", "100 ms, aim 20"),
    ]


def _ok(bare: Discord) -> Callable[[int], Awaitable[Answer]]:
    return lambda turn: bare.person.slash("ok")


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _ratio(what: str, own: list[float], bare: list[float], part: Callable[[list[float]], float], bar: str) -> Figure:
    taken, compared = part(own) * MILLISECONDS, part(bare) * MILLISECONDS
    return Figure(what, f"{taken / compared:.1f}x ({taken:.1f} ms, bare {compared:.1f} ms)", bar)


def main() -> None:
    """Print the figures as a table."""
    parser = argparse.ArgumentParser(description="Measure the bot over real sockets.")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long the steady load lasts")
    for figure in measure(parser.parse_args().seconds):
        print(f"{figure.what:<64} {figure.figure:<36} bar: {figure.bar}")


if __name__ == "__main__":
    main()
