"""@Verbatim words: the same as /quote, as a reply to the message; alone, as a reply: whether that message was said."""

import discord
from discord.ext import commands

from bot.interactions.errors import explain_to_all
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.mention import words_after_mention, words_replied_to
from bot.interactions.send import Sender
from bot.replies.mention import checked_for_all_reply, mention_reply, unread_reply
from bot.replies.reply import Reply


class MentionCog(commands.Cog):
    """Answers messages that begin with the bot's mention."""

    def __init__(self, bot: discord.Client, libraries: Libraries, sender: Sender, manners: Manners) -> None:
        self._bot = bot
        self._libraries = libraries
        self._sender = sender
        self._manners = manners

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Reply to ``message`` if it begins with a mention of the bot."""
        own = self._bot.user
        words = words_after_mention(message, own.id) if own else None
        if words is None:
            return
        try:
            quoted = None if words else await words_replied_to(message)
            reply = await self._found(message, words) if quoted is None else await self._checked(message, quoted)
            await self._sender.post(message, reply)
        except Exception as error:
            await explain_to_all(message, error, self._sender)

    async def _found(self, message: discord.Message, words: str) -> Reply:
        within = await self._manners.conversation(message, None)
        finder = await self._libraries.here(message)
        return mention_reply(words, await finder.find(words, conversation=within))

    async def _checked(self, message: discord.Message, quoted: str) -> Reply:
        finder = await self._libraries.here(message)
        return checked_for_all_reply(await finder.compare(quoted)) if quoted else unread_reply()
