"""/privacy: what is kept of the asker, handed over and erased."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.clicks import Handler
from bot.interactions.send import Sender
from bot.interactions.waiting import in_time
from bot.replies.clicks import Click
from bot.replies.privacy import confirm_erasing_reply, erased_reply, personal_export_reply, privacy_reply
from bot.storage.privacy import Privacy


class PrivacyCog(commands.Cog):
    """Shows, hands over and erases what is kept of a person, to that person alone."""

    privacy = app_commands.Group(name="privacy", description="What I keep of you")

    def __init__(self, privacy: Privacy, sender: Sender) -> None:
        self._privacy = privacy
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"erase": self.erase_all}

    @privacy.command(description="What I keep, of everyone and of you")
    async def show(self, interaction: discord.Interaction) -> None:
        """Answer with what is kept, in words and numbers."""
        counts = await in_time(interaction, self._privacy.count(interaction.user.id), private=True)
        await self._sender.answer(interaction, privacy_reply(counts))

    @privacy.command(description="All I keep of you, as a JSON file for you alone")
    async def export(self, interaction: discord.Interaction) -> None:
        """Answer with the file."""
        rows = await in_time(interaction, self._privacy.export(interaction.user.id), private=True)
        await self._sender.answer(interaction, personal_export_reply(rows))

    @privacy.command(description="Erase all I keep of you, everywhere; asks once more before it does")
    async def erase(self, interaction: discord.Interaction) -> None:
        """Answer with what would go, and the button that lets it go."""
        counts = await in_time(interaction, self._privacy.count(interaction.user.id), private=True)
        await self._sender.answer(interaction, confirm_erasing_reply(counts))

    async def erase_all(self, interaction: discord.Interaction, _click: Click) -> None:
        """Erase all that is kept of who clicked."""
        counts = await in_time(interaction, self._privacy.erase(interaction.user.id))
        await self._sender.edit(interaction, erased_reply(counts))
