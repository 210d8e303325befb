"""Find this quote: a message command that tells whether a chat message was really said."""

import discord
from discord import app_commands

from bot.interactions.idea_pages import near_reply
from bot.interactions.libraries import Libraries
from bot.interactions.message_text import message_text
from bot.interactions.send import Sender
from bot.replies.checked import checked_reply, nothing_to_check_reply
from bot.replies.reply import Reply
from bot.search.comparison import Verdict


class FindThisQuote:
    """Checks chat messages against what was said."""

    def __init__(self, libraries: Libraries, sender: Sender) -> None:
        self._libraries = libraries
        self._sender = sender

    @property
    def command(self) -> app_commands.ContextMenu:
        """The command, which a cog can't hold by itself."""
        return app_commands.ContextMenu(name="Find this quote", callback=self.find)

    async def find(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Answer privately: word for word, nearly, in pieces, or not said."""
        written = message_text(message)
        await self._sender.answer(
            interaction, await self._checked(interaction, written) if written else nothing_to_check_reply()
        )

    async def _checked(self, interaction: discord.Interaction, written: str) -> Reply:
        finder = await self._libraries.here(interaction)
        comparison = await finder.compare(written)
        near = await near_reply(finder, written, "n") if comparison.verdict is Verdict.NOT_SAID else None
        return near or checked_reply(comparison)
