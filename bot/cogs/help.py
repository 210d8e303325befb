"""/help: what the bot can do."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.libraries import Libraries
from bot.interactions.send import Sender
from bot.replies.help import help_reply


class HelpCog(commands.Cog):
    """Tells what there is."""

    def __init__(self, libraries: Libraries, sender: Sender) -> None:
        self._libraries = libraries
        self._sender = sender

    @app_commands.command(description="What I can do, and which conversations I know")
    async def help(self, interaction: discord.Interaction) -> None:
        """Answer with the commands and the library, to the asker alone."""
        finder = await self._libraries.here(interaction)
        await self._sender.answer(interaction, help_reply(finder.library))
