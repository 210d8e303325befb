"""What only some may do: checked when it is done, since Discord's own page can give a command to anyone."""

from typing import Any

import discord

from bot.conversation.errors import NotAllowed


def require(interaction: discord.Interaction[Any], **needed: bool) -> None:
    """Raise NotAllowed unless the asker has the permissions ``needed``, by discord.py's names."""
    if not interaction.permissions.is_superset(discord.Permissions(**needed)):
        raise NotAllowed(*needed)


def managed_server(interaction: discord.Interaction[Any]) -> int:
    """Return the server, whose managers alone may go on; raises NotAllowed."""
    require(interaction, manage_guild=True)
    assert interaction.guild_id is not None  # such commands are on servers only
    return interaction.guild_id


def may_moderate(interaction: discord.Interaction[Any]) -> bool:
    """Say whether the asker may remove what others have kept: who may remove their messages may."""
    return interaction.permissions.manage_messages
