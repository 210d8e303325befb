"""A short session with the bot, told in text: what there is to see where no terminal can open a page."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.tryout.club import REMEMBERED, Club, open_club
from bot.tryout.reading import read_message

if TYPE_CHECKING:
    from simcord import InteractionResult

SUGGESTIONS = 5
"""How many suggestions are told of the up to 25 that Discord shows."""

ENDING = """\
Try it here, with words of your own:
    python -m bot search "the real world"
    python -m bot stats
    python -m bot card "the real world" --out quote.png
(`make run` has put that python into .venv/bin.) In a terminal it opens the whole bot in a page for your browser."""


def play(bot: commands.AutoShardedBot) -> None:
    """Print a session with ``bot``: suggestions while typing, the quote that was picked, a statistic."""
    asyncio.run(_play(bot))


async def _play(bot: commands.AutoShardedBot) -> None:
    async with open_club(bot) as club:
        async for lines in _session(club):
            print(*lines, sep="\n", end="\n\n", flush=True)
    print(ENDING)


async def _session(club: Club) -> AsyncIterator[Iterable[str]]:
    suggestions = await club.member.autocomplete(club.channel, "quote", "words", REMEMBERED)
    yield _scene(f"Mira types /quote words: {REMEMBERED}", (s["name"] for s in islice(suggestions, SUGGESTIONS)))
    picked = suggestions[0]["value"] if suggestions else REMEMBERED
    answer = await club.member.slash(club.channel, "quote", words=picked)
    yield _scene("Mira picks the first. Verbatim answers:", _answer(answer))
    numbers = await club.member.slash(club.channel, "stats speakers")
    yield _scene("Mira sends /stats speakers. Verbatim answers:", _answer(numbers))


def _scene(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield heading
    yield from (f"    {line}".rstrip() for line in lines)


def _answer(result: "InteractionResult") -> list[str]:
    message = result.response
    return read_message(message.content, message.components) if message else ["(nothing)"]
