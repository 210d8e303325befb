"""Clicks on passages on a similar idea: the next five, and those before."""

import discord

from bot.interactions.clicks import Handler
from bot.interactions.finder import Finder
from bot.interactions.idea_pages import page_reply
from bot.interactions.send import Sender
from bot.replies.clicks import Click
from bot.replies.ideas import read_asked


class IdeaClicks:
    """Answers clicks on passages on a similar idea."""

    def __init__(self, finder: Finder, sender: Sender) -> None:
        self._finder = finder
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"ideas": self.turn}

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page the button stands for."""
        await self._sender.edit(interaction, await page_reply(self._finder, read_asked(click.form, click.state)))
