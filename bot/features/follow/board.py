"""News as people read it, and whom no direct message reaches."""

import discord

from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.model import Quote
from bot.desk.reply import Reply
from bot.features.follow.news import Item, News
from bot.features.follow.words import news_reply
from bot.library.serving import Libraries


class NewsBoard:
    """Words news, of what ``libraries`` hold on the servers that ``client`` sees."""

    def __init__(self, news: News, client: discord.AutoShardedClient, libraries: Libraries) -> None:
        self._news = news
        self._client = client
        self._libraries = libraries
        self.refused: frozenset[int] = frozenset()
        """Who has news that comes with their next command."""

    async def look(self) -> None:
        """Learn whom no direct message reaches; raises StorageError."""
        self.refused = await self._news.refused()

    async def told_beside(self, server: int, user: int, most: int) -> list[Reply]:
        """Return the news that somebody is told beside an answer, as no direct message reaches them."""
        await self._libraries.finder(server)  # if that can't be read just now, nothing is lost
        replies = [await self.reply(item) for item in await self._news.take_refused(server, user, most)]
        return [reply for reply in replies if reply is not None]

    async def reply(self, item: Item) -> Reply | None:
        """Return ``item`` in words; None if its conversation is gone. Raises LibraryNotReady."""
        guild = self._client.get_guild(item.server)
        found: list[tuple[str, Quote]] = []
        try:
            finder = await self._libraries.finder(item.server)
            conversation = finder.conversation_by_key(item.conversation)
            found += [(subject, finder.recover(form).quote) for subject, form in item.found]
        except (BadShortForm, QuoteGone):
            return None
        return news_reply(conversation, found, guild.name if guild else "")
