"""Posts of feeds in channels: new episodes, how far an archive is read, and what moderators should know."""

import discord

from bot.desk.reply import Reply
from bot.desk.send import Sender

_NEEDED = ("view_channel", "send_messages")


class FeedPoster:
    """Posts through ``client``, in servers of other processes' shards as well."""

    def __init__(self, client: discord.Client, sender: Sender) -> None:
        self._client = client
        self._sender = sender

    def lacking(self, server: int, channel: int) -> list[str]:
        """Return the permissions, by discord.py's names, that are lacking in ``channel``; [] if unknown."""
        guild = self._client.get_guild(server)
        found = guild.get_channel(channel) if guild else None
        if guild is None or found is None:
            return []
        allowed = found.permissions_for(guild.me)
        return [name for name in _NEEDED if not getattr(allowed, name)]

    async def post(self, server: int, channel: int, reply: Reply, nonce: str, role: int | None = None) -> int | None:
        """Post ``reply``, once for its ``nonce``; return the message, or None where that is not allowed.

        What may go better the next time is raised: discord.HTTPException, OSError.
        """
        place = self._client.get_partial_messageable(channel, guild_id=server)
        try:
            return (await self._sender.publish(place, reply, role=role, nonce=nonce)).id
        except (discord.NotFound, discord.Forbidden):
            return None

    async def change(self, server: int, channel: int, message: int, reply: Reply) -> bool:
        """Change a message that was posted; False where it is gone. Raises as ``post`` does."""
        place = self._client.get_partial_messageable(channel, guild_id=server)
        try:
            await self._sender.change(place.get_partial_message(message), reply)
        except (discord.NotFound, discord.Forbidden):
            return False
        return True

    async def tell(self, server: int, channel: int | None, notice: Reply, nonce: str) -> None:
        """Post ``notice`` in ``channel``, else where the server has its system messages, if it can be posted there."""
        guild = self._client.get_guild(server)
        system = guild.system_channel.id if guild and guild.system_channel else None
        for place in dict.fromkeys(one for one in (channel, system) if one is not None):
            if await self.post(server, place, notice, nonce) is not None:
                return
