"""Clicks on passages on a similar idea: the next five, and those before."""

import discord

from bot.interactions.clicks import Handler
from bot.interactions.idea_pages import page_reply
from bot.interactions.libraries import Libraries
from bot.interactions.send import Sender
from bot.replies.clicks import Click
from bot.replies.ideas import read_asked


class IdeaClicks:
    """Answers clicks on passages on a similar idea."""

    def __init__(self, libraries: Libraries, sender: Sender) -> None:
        self._libraries = libraries
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"ideas": self.turn}

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page the button stands for."""
        finder = await self._libraries.here(interaction)
        await self._sender.edit(interaction, await page_reply(finder, read_asked(click.form, click.state)))
