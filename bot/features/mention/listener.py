"""@Verbatim words: the same as /quote, as a reply to the message; alone, as a reply: whether that message was said."""

import discord
from discord.ext import commands

from bot.desk.part import Part
from bot.desk.reply import Reply
from bot.desk.request import Desk, Mention
from bot.features.mention.addressed import words_after_mention, words_replied_to
from bot.features.mention.words import checked_for_all_reply, mention_reply, unread_reply


class MentionListener(Part):
    """Answers messages that begin with the mention of the bot, which is logged in as ``client``."""

    def __init__(self, desk: Desk, client: discord.Client) -> None:
        super().__init__(desk)
        self._client = client

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Reply to ``message`` if it begins with a mention of the bot."""
        own = self._client.user
        words = words_after_mention(message, own.id) if own else None
        if words is None:
            return
        mention = Mention(self.desk, message)
        try:
            quoted = None if words else await words_replied_to(message)
            await mention.answer(await _found(mention, words) if quoted is None else await _checked(mention, quoted))
        except Exception as error:
            await self.desk.explainer.explain_to_all(message, error)


async def _found(mention: Mention, words: str) -> Reply:
    within = await mention.conversation_key(None)
    return mention_reply(words, await (await mention.finder()).find(words, conversation=within))


async def _checked(mention: Mention, quoted: str) -> Reply:
    return checked_for_all_reply(await (await mention.finder()).compare(quoted)) if quoted else unread_reply()
