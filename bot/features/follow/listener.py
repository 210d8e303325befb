"""News for people whom no direct message reaches, beside the next answer they get."""

from typing import Any

import discord
from discord.ext import commands

from bot.desk.part import Part
from bot.desk.request import Desk
from bot.features.follow.board import NewsBoard

MOST_BESIDE = 3
"""News told beside one answer; the rest comes beside the next ones."""


class FollowListener(Part):
    """Tells, after a command, what ``board`` has for whoever no direct message reaches."""

    def __init__(self, desk: Desk, board: NewsBoard) -> None:
        super().__init__(desk)
        self._board = board

    @commands.Cog.listener()
    async def on_app_command_completion(self, interaction: discord.Interaction, _command: Any) -> None:
        """Tell the asker their news, if there is some."""
        if interaction.guild_id is None or interaction.user.id not in self._board.refused:
            return
        try:
            for reply in await self._board.told_beside(interaction.guild_id, interaction.user.id, MOST_BESIDE):
                await self.desk.sender.answer(interaction, reply)
        except Exception as error:
            await self.desk.explainer.explain(interaction, error)
