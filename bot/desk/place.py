"""Where somebody asks: whose things are used there, and which channel's settings hold."""

from typing import Any

import discord

from bot.storage.owner import Owner


def owner_of(interaction: discord.Interaction[Any]) -> Owner:
    """Return the server, or the asking person where there is none or where the bot is no member of it."""
    return Owner.of(server_of(interaction), interaction.user.id)


def server_of(asked: discord.Interaction[Any] | discord.Message) -> int | None:
    """Return the server that ``asked`` comes from; None if there is none, or the bot is no member of it."""
    if isinstance(asked, discord.Message):
        return asked.guild.id if asked.guild else None
    guild = asked.guild_id
    return guild if guild is not None and asked.client.get_guild(guild) is not None else None


def settings_channel(channel: Any) -> int | None:
    """Return the id of the channel whose settings hold in ``channel``: a thread's is the one it is in."""
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return parent or getattr(channel, "id", None)
