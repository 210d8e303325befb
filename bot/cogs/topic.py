"""/topic: everything said about something, by speaker."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.clicks import Handler
from bot.interactions.illustrating import Illustrator
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.views import topic_view
from bot.replies.clicks import Click
from bot.replies.topic import LONGEST_TOPIC


class TopicCog(commands.Cog):
    """Gathers what was said about a topic."""

    def __init__(self, libraries: Libraries, illustrator: Illustrator, manners: Manners) -> None:
        self._libraries = libraries
        self._illustrator = illustrator
        self._manners = manners

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"topic": self.turn}

    @app_commands.command(description="Everything said about something, side by side by speaker")
    @app_commands.describe(words="A word or a phrase; all its forms count")
    async def topic(self, interaction: discord.Interaction, words: app_commands.Range[str, 1, LONGEST_TOPIC]) -> None:
        """Answer with the first page."""
        alone = (await self._manners.here(interaction)).private
        view = await topic_view(await self._libraries.here(interaction), words)
        await self._illustrator.answer(interaction, view.made_private(alone))

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page the button stands for."""
        page = int("".join(filter(str.isdecimal, click.state)) or 0)
        finder = await self._libraries.here(interaction)
        await self._illustrator.edit(interaction, await topic_view(finder, click.form, page))
