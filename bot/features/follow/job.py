"""New conversations are looked through for what people follow, and they are told: once, whichever process is killed."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import aiohttp
import discord
import structlog
from discord.ext import tasks

from bot.conversation.model import Conversation, Quote
from bot.conversation.short_form import shorten
from bot.desk.request import Desk
from bot.features.follow.board import NewsBoard
from bot.features.follow.followed import Followed, Kind, speaks
from bot.features.follow.news import Item, News, by_person
from bot.features.follow.store import Follows
from bot.library.added import is_own
from bot.library.errors import LibraryNotReady
from bot.library.finder import Finder
from bot.search.answer.labels import FOUND
from bot.storage.errors import StorageError

TICK = 20
"""Seconds between two looks."""

RECENT = timedelta(days=14)
"""How long after it came out an episode of a feed is news."""

_log = structlog.stdlib.get_logger("bot.follow")


class FollowJob:
    """Looks and tells, as ``clock`` tells the time, until it is stopped; on the servers that ``client`` sees."""

    def __init__(
        self,
        follows: Follows,
        news: News,
        client: discord.AutoShardedClient,
        desk: Desk,
        board: NewsBoard,
        clock: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        self._follows = follows
        self._news = news
        self._client = client
        self._desk = desk
        self._board = board
        self._clock = clock
        self._looked: dict[int, Finder] = {}

    def start(self) -> None:
        """Look now, and again and again."""
        self._looking.start()

    async def stop(self) -> None:
        """Stop; what was not sent is sent by another process, or by this one when it is back."""
        if (task := self._looking.get_task()) is not None:
            self._looking.cancel()
            await asyncio.wait({task})

    async def look(self, now: datetime) -> None:
        """Look through what is new, and tell what was found; raises StorageError."""
        for server in await self._follows.servers():
            if self._client.get_guild(server) is not None:
                await self._look_on(server, now)
        seen = [item for item in await self._news.waiting(now) if self._client.get_guild(item.server) is not None]
        for together in by_person(seen):
            if taken := [item for item in together if await self._news.take(item, now)]:
                await self._tell(taken)
        await self._board.look()

    @tasks.loop(seconds=TICK)
    async def _looking(self) -> None:
        try:
            await self.look(self._clock())
        except StorageError as error:
            _log.warning("not looked", reason=str(error) or type(error).__name__)
        except Exception:
            _log.exception("unexpected")  # the clock goes on

    async def _look_on(self, server: int, now: datetime) -> None:
        try:
            finder = await self._desk.libraries.finder(server)
        except LibraryNotReady:
            return  # it is being read; the next look is soon
        if self._looked.get(server) is finder:
            return
        shared = self._desk.libraries.shared.library.conversations
        keys = [key for key in finder.library.conversations if key not in shared]
        followed = await self._follows.on(server)
        for key in await self._news.unlooked(server, keys):
            conversation = finder.library.conversations[key]
            found = await _found(finder, conversation, followed) if _is_news(conversation, now) else {}
            await self._news.record(server, key, found, now)
        self._looked[server] = finder

    async def _tell(self, items: Sequence[Item]) -> None:
        """Send ``items``, a person's, if they are still there; what goes wrong by chance is tried again."""
        server, user = items[0].server, items[0].user
        guild, tell = self._client.get_guild(server), self._news.told
        try:
            reply = await self._board.reply(items)
            if guild is not None and reply is not None:
                member = await guild.fetch_member(user)
                await self._desk.sender.publish(member, reply, nonce=items[0].nonce)
        except discord.NotFound:
            await self._follows.remove_all(server, user)
        except discord.Forbidden:
            tell = self._news.refuse
        except (aiohttp.ClientError, discord.HTTPException, LibraryNotReady, OSError) as error:
            _log.warning("not told", reason=str(error) or type(error).__name__)
            return
        for item in items:
            await tell(item)


def _is_news(conversation: Conversation, now: datetime) -> bool:
    """Say whether a conversation that is new here is news: an old episode of a feed that was just followed is none."""
    if is_own(conversation.key) or conversation.published is None:
        return True
    return now.date() - conversation.published <= RECENT


async def _found(
    finder: Finder, conversation: Conversation, followed: Sequence[Followed]
) -> Mapping[int, list[tuple[str, str]]]:
    """Return what of ``followed`` is in ``conversation``, by person; each words are looked for once."""
    quotes: dict[tuple[Kind, str], Quote | None] = {}
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in followed:
        what = (one.kind, one.subject.casefold())
        if what not in quotes:
            quotes[what] = await _quote(finder, conversation, one)
        if (quote := quotes[what]) is not None:
            found[one.user].append((one.subject, shorten(quote)))
    return found


async def _quote(finder: Finder, conversation: Conversation, one: Followed) -> Quote | None:
    if one.kind is Kind.SPEAKER:
        return speaks(one.subject, conversation)
    matches = await finder.find(one.subject, conversation=conversation.key, limit=1, least=FOUND)
    return matches[0].quote if matches else None
