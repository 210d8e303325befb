"""Where somebody asks: whose things are used there, and which channel's settings hold."""

from typing import Any

import discord

from bot.storage.place import Place


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """Return the server, or the asking person where there is none or where the bot is no member of it."""
    guild = interaction.guild_id
    member = guild is not None and interaction.client.get_guild(guild) is not None
    return Place.of(guild if member else None, interaction.user.id)


def settings_channel(channel: Any) -> int | None:
    """Return the id of the channel whose settings hold in ``channel``: a thread's is the one it is in."""
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return parent or getattr(channel, "id", None)
