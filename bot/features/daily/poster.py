"""Posts of schedules in their channels, and word to the moderators where they are likely to see it."""

from datetime import date

import discord

from bot.conversation.model import Quote
from bot.desk.reply import Reply
from bot.desk.send import Sender
from bot.features.daily.schedule import Paused, Plan, Schedule
from bot.features.daily.words import post_reply, thread_name

_HAS_THREAD = 160004  # Discord's code for a message that a thread was opened under before


class DailyPoster:
    """Posts through ``client``, in servers of other processes' shards as well: it needs no cache for it."""

    def __init__(self, client: discord.Client, sender: Sender) -> None:
        self._client = client
        self._sender = sender

    def sees(self, server: int) -> bool:
        """Say whether this process hears of ``server``."""
        return self._client.get_guild(server) is not None

    async def post(self, schedule: Schedule, quote: Quote, nonce: str, day: date) -> discord.Message | Paused:
        """Post ``quote`` for ``day``, or return why Discord will not have it. What has the same ``nonce``
        is posted once.

        Anything that may go better the next time is raised: discord.HTTPException, OSError.
        """
        plan = schedule.plan
        channel = self._client.get_partial_messageable(plan.channel, guild_id=schedule.server)
        try:
            message = await self._sender.publish(channel, post_reply(quote, plan, day), role=plan.role, nonce=nonce)
            if plan.thread:
                await _open_thread(message, quote)
        except discord.NotFound:
            return Paused.NO_CHANNEL
        except discord.Forbidden:
            return Paused.NO_PERMISSION
        return message

    def lacking(self, server: int, plan: Plan) -> list[str]:
        """Return the permissions, by discord.py's names, without which ``plan`` can't be posted; [] if unknown."""
        guild = self._client.get_guild(server)
        channel = guild.get_channel(plan.channel) if guild else None
        if guild is None or channel is None:
            return []
        allowed = channel.permissions_for(guild.me)
        needed = ["view_channel", "send_messages", *(["create_public_threads"] if plan.thread else [])]
        return [name for name in needed if not getattr(allowed, name)]

    def may_ping(self, server: int, plan: Plan) -> bool:
        """Say whether a post's mention of its role would notify anyone; True if that isn't known."""
        guild = self._client.get_guild(server)
        role, channel = (guild.get_role(plan.role or 0), guild.get_channel(plan.channel)) if guild else (None, None)
        if guild is None or role is None or channel is None:
            return True
        return role.mentionable or channel.permissions_for(guild.me).mention_everyone

    async def tell(self, schedule: Schedule, notice: Reply, nonce: str) -> bool:
        """Post ``notice``, once for its ``nonce``, where the server has its system messages, else in its own channel.

        Return False if neither can be written to, or if this process doesn't hear of the server.
        """
        guild = self._client.get_guild(schedule.server)
        if guild is None:
            return False
        for channel in (guild.system_channel, guild.get_channel(schedule.plan.channel)):
            if isinstance(channel, discord.TextChannel) and _can_write(channel):
                await self._sender.publish(channel, notice, nonce=nonce)
                return True
        return False


def _can_write(channel: discord.TextChannel) -> bool:
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.view_channel and allowed.send_messages


async def _open_thread(message: discord.Message, quote: Quote) -> None:
    try:
        await message.create_thread(name=thread_name(quote))
    except discord.HTTPException as refused:
        if refused.code != _HAS_THREAD:
            raise
