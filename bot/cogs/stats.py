"""/stats: who talks how much."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.finder import Finder
from bot.interactions.send import Sender
from bot.replies.speakers import speakers_reply
from bot.statistics.speakers import speaker_figures


class StatsCog(commands.Cog):
    """Tells how people talk, in numbers."""

    stats = app_commands.Group(name="stats", description="How people talk, in numbers")

    def __init__(self, finder: Finder, sender: Sender) -> None:
        self._finder = finder
        self._sender = sender

    @stats.command(description="Who talks how much: words, time, pace, turns, questions")
    @app_commands.describe(conversation="Which conversation; the first one if you don't say")
    async def speakers(self, interaction: discord.Interaction, conversation: str | None = None) -> None:
        """Answer with everyone's figures in one conversation."""
        found = self._finder.conversation(conversation)
        await self._sender.answer(interaction, speakers_reply(found, speaker_figures([found])))

    @speakers.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, self._finder.titles)
