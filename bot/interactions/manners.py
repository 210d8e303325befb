"""What a server has set, as commands go by it: read at most every few seconds, and never waited for long."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import discord
import structlog

from bot.community.settings import ServerSettings
from bot.conversation.errors import UnknownSpeaker
from bot.interactions.libraries import Libraries
from bot.interactions.place import server_of, settings_channel
from bot.interactions.waiting import at_once
from bot.storage.errors import StorageError
from bot.storage.servers import Servers

FRESH = 5.0
"""Seconds for which what was read holds; another process that changes it is noticed after that."""
PATIENCE = 0.5
"""Seconds after which an answer no longer waits for the database."""
_MOST = 10_000
"""Channels remembered; beyond, the one read longest ago is forgotten."""

_log = structlog.stdlib.get_logger("bot.manners")


class _Read(NamedTuple):
    settings: ServerSettings
    until: float


class Manners:
    """Tells how answers are to come; ``clock`` counts seconds."""

    def __init__(self, servers: Servers, libraries: Libraries, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._servers = servers
        self._libraries = libraries
        self._clock = clock
        self._read: dict[tuple[int, int | None], _Read] = {}

    async def here(self, asked: discord.Interaction[Any] | discord.Message) -> ServerSettings:
        """Return what holds where ``asked`` comes from; without a database what was last read, else the defaults."""
        server = server_of(asked)
        if server is None:
            return ServerSettings()
        where = (server, settings_channel(asked.channel))
        known = self._read.get(where, _Read(ServerSettings(), 0))
        if known.until > self._clock():
            return known.settings
        settings = await self._fetch(*where, known.settings)
        self._read.pop(where, None)  # so that the last in order is the one read last
        self._read[where] = _Read(settings, self._clock() + FRESH)
        if len(self._read) > _MOST:
            del self._read[next(iter(self._read))]
        return settings

    def forget(self, server: int) -> None:
        """Read what holds in ``server`` anew the next time, since it was changed."""
        self._read = {where: read for where, read in self._read.items() if where[0] != server}

    async def conversation(
        self, asked: discord.Interaction[Any] | discord.Message, named: str | None, speaker: str | None = None
    ) -> str | None:
        """Return the conversation to look in: the ``named`` one, else the default here; None for all of them.

        The default is left where it is gone from the library, or where a ``speaker`` who is asked for isn't in it.
        """
        if named:
            return named
        key = (await self.here(asked)).default_conversation
        if key is None:
            return None
        finder = await self._libraries.here(asked)
        if key not in finder.library.conversations:
            return None
        try:
            return key if not speaker or finder.speaker(speaker, key) else None
        except UnknownSpeaker:
            return None

    async def _fetch(self, server: int, channel: int | None, last: ServerSettings) -> ServerSettings:
        try:
            return await at_once(self._servers.read(server, channel), PATIENCE)
        except StorageError as error:
            _log.warning("settings not read", server=server, reason=str(error) or "no answer in time")
            return last
