"""A channel as an option of a command: one that people talk in, or one that posts go to."""

from typing import Any

import discord
from discord import app_commands


class TalkChannel(app_commands.Transformer):
    """Takes any channel with messages, whether the bot can see it or not; categories and threads are not offered."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord offers."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds of channels that Discord offers."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.stage_voice, kinds.forum]

    async def transform(self, _interaction: discord.Interaction[Any], value: Any, /) -> app_commands.AppCommandChannel:
        """Return the channel as Discord sends it."""
        return value  # type: ignore[no-any-return]  # its type is the option's


class PostChannel(TalkChannel):
    """Takes a channel that something can be posted in with a thread under it."""

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds of channels that Discord offers."""
        return [discord.ChannelType.text, discord.ChannelType.news]
