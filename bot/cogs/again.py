"""Clicks on the doors of a dead end: the same search with a word less."""

import discord

from bot.interactions.clicks import Handler
from bot.interactions.idea_pages import again_reply
from bot.interactions.libraries import Libraries
from bot.interactions.send import Sender
from bot.replies.clicks import Click


class AgainClicks:
    """Answers clicks that search again."""

    def __init__(self, libraries: Libraries, sender: Sender) -> None:
        self._libraries = libraries
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"again": self.search}

    async def search(self, interaction: discord.Interaction, click: Click) -> None:
        """Show what is found now on the message that found nothing."""
        reply = await again_reply(await self._libraries.here(interaction), click.form, click.state)
        if reply.layout is None:  # a message once a layout can't become plain text
            return await self._sender.answer(interaction, reply.made_private())
        return await self._sender.edit(interaction, reply)
