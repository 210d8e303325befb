"""Which chat messages are meant for the bot: those of people that begin with its mention, and no others."""

import re

import discord


def words_after_mention(message: discord.Message, own_id: int) -> str | None:
    """Return what follows a mention of ``own_id`` at the start of ``message``; None if it isn't meant for the bot."""
    if message.author.bot or message.webhook_id is not None:
        return None
    found = re.match(rf"\s*<@!?{own_id}>(.*)", message.content, re.DOTALL)
    return found[1].strip() if found else None
