from collections.abc import AsyncIterator

import discord
import pytest
from discord.ext import commands, tasks

from bot.tryout.club import Club, open_club


class Clockwork(commands.AutoShardedBot):
    """A bot that does nothing but post by the clock, every ten seconds."""

    def __init__(self) -> None:
        super().__init__(command_prefix=[], intents=discord.Intents(guilds=True))

    async def setup_hook(self) -> None:
        self.post.start()

    @tasks.loop(seconds=10)
    async def post(self) -> None:
        for channel in self.get_all_channels():
            if channel.name == "quotes":
                await channel.send("tick")


@pytest.fixture
async def club() -> AsyncIterator[Club]:
    async with open_club(Clockwork()) as club:
        yield club
