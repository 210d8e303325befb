"""Which chat messages are meant for the bot: those of people that begin with its mention, and no others."""

import re

import discord

from bot.desk.message_text import message_text


def words_after_mention(message: discord.Message, own_id: int) -> str | None:
    """Return what follows a mention of ``own_id`` at the start of ``message``; None if it isn't meant for the bot.

    A mention of the bot's own role, which Discord offers under the same name, counts as one.
    """
    if message.author.bot or message.webhook_id is not None:
        return None
    role = message.guild.self_role if message.guild else None
    mention = rf"<@!?{own_id}>|<@&{role.id}>" if role else rf"<@!?{own_id}>"
    found = re.match(rf"\s*(?:{mention})(.*)", message.content, re.DOTALL)
    return found[1].strip() if found else None


async def words_replied_to(message: discord.Message) -> str | None:
    """Return the words of what ``message`` replies to, '' if Discord shows none; None if it is no reply.

    What is replied to comes along without its words, unless it mentions the bot, too; asked for by itself it has
    them where the application may read messages.
    """
    replied = message.reference
    if replied is None or replied.message_id is None or replied.type is not discord.MessageReferenceType.reply:
        return None
    if isinstance(replied.resolved, discord.Message) and (words := await message_text(replied.resolved)):
        return words
    try:
        return await message_text(await message.channel.fetch_message(replied.message_id))
    except discord.HTTPException:
        return ""
