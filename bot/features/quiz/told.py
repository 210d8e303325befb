"""What players were told of their answers: the last one goes when the next comes, so that nothing piles up."""

from typing import Any

import discord

from bot.desk.send import Sender

MOST = 1_000
"""Players remembered; what is forgotten stays where it is, until its reader closes it."""


class LastTold:
    """Remembers what each player was told last in a channel, in memory alone: after a quarter of an hour it stays."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._told: dict[tuple[int, int], discord.Interaction[Any]] = {}

    async def told(self, channel: int, interaction: discord.Interaction[Any]) -> None:
        """Take back what the player was told before ``interaction`` was answered."""
        player = (channel, interaction.user.id)
        before = self._told.pop(player, None)
        self._told[player] = interaction
        if len(self._told) > MOST:
            del self._told[next(iter(self._told))]
        if before is not None and not before.is_expired():
            await self._sender.withdraw(before)
