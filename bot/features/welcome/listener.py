"""Says hello on a server that the bot has just joined."""

import discord
import structlog
from discord.ext import commands

from bot.desk.part import Part
from bot.features.welcome.words import welcome_reply

_log = structlog.stdlib.get_logger("bot.welcome")


class WelcomeListener(Part):
    """Greets once: Discord tells of joining once, and of a server that is back after an outage in another way."""

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say hello where the server has its system messages, if it has a place for them that can be written to."""
        channel = guild.system_channel
        allowed = channel.permissions_for(guild.me) if channel else discord.Permissions.none()
        if channel is None or not (allowed.view_channel and allowed.send_messages):
            return
        try:
            await self.desk.sender.publish(channel, welcome_reply(), nonce=f"hello-{guild.id}"[:25])
        except discord.HTTPException as refused:
            _log.info("no welcome", status=refused.status, code=refused.code)
