"""News as people read it, and whom no direct message reaches."""

from collections.abc import Sequence

import discord

from bot.conversation.errors import BadShortForm, QuoteGone
from bot.desk.reply import Reply
from bot.features.follow.news import Item, News
from bot.features.follow.words import ToldOf, many_news_reply, news_reply
from bot.library.finder import Finder
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
        replies = [await self.reply([item]) for item in await self._news.take_refused(server, user, most)]
        return [reply for reply in replies if reply is not None]

    async def reply(self, items: Sequence[Item]) -> Reply | None:
        """Return a person's ``items`` of a server in words; None if their conversations are gone.

        Raises LibraryNotReady.
        """
        server = items[0].server
        guild, finder = self._client.get_guild(server), await self._libraries.finder(server)
        told = [one for one in (_told(finder, item) for item in items) if one is not None]
        if not told:
            return None
        name = guild.name if guild else ""
        return news_reply(*told[0], name) if len(told) == 1 else many_news_reply(told, name)


def _told(finder: Finder, item: Item) -> ToldOf | None:
    """Return what of ``item`` can be told; None if its conversation is gone."""
    try:
        conversation = finder.conversation_by_key(item.conversation)
        return ToldOf(conversation, [(subject, finder.recover(form).quote) for subject, form in item.found])
    except (BadShortForm, QuoteGone):
        return None
