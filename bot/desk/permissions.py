"""What only some may do: checked when it is done, since Discord's own page can give a command to anyone."""

from typing import Any

import discord

from bot.desk.errors import NotAllowed, NotAMember
from bot.desk.place import server_of


def require(interaction: discord.Interaction[Any], **needed: bool) -> None:
    """Raise NotAllowed unless the asker has the permissions ``needed``, by discord.py's names."""
    if not interaction.permissions.is_superset(discord.Permissions(**needed)):
        raise NotAllowed(*needed)


def managed_server(interaction: discord.Interaction[Any]) -> int:
    """Return the server, whose managers alone may go on; raises NotAllowed, and NotAMember where the bot is none."""
    require(interaction, manage_guild=True)
    server = server_of(interaction)
    if server is None:
        raise NotAMember
    return server


def may_moderate(interaction: discord.Interaction[Any]) -> bool:
    """Say whether the asker may remove what others have kept: who may remove their messages may."""
    return interaction.permissions.manage_messages


def may_manage_server(interaction: discord.Interaction[Any]) -> bool:
    """Say whether ``managed_server`` would let the asker go on."""
    return interaction.permissions.manage_guild and server_of(interaction) is not None
