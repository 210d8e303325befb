"""What a server has set, as commands go by it: read once a minute at most, and never waited for long."""

import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import discord
import structlog

from bot.conversation.errors import AmbiguousSpeaker, UnknownSpeaker
from bot.desk.place import server_of, settings_channel
from bot.desk.settings import Options, ServerSettings, settings_in
from bot.desk.settings_store import SettingsStore
from bot.library.finder import Finder
from bot.storage.columns import WHOLE_SERVER
from bot.storage.errors import StorageError
from bot.storage.waiting import at_once

FRESH = 60.0
"""Seconds for which what was read of a server holds. All that comes from a server, changes of its settings too, comes
to one process; only while processes take turns may another one have changed them, which is noticed after that."""
TRIED_AGAIN_AFTER = 5.0
"""Seconds for which what was last read, or else private answers, hold while the database can't be read."""
PATIENCE = 0.5
"""Seconds after which an answer no longer waits for the database."""
_MOST = 10_000
"""SettingsStore remembered; beyond, the one read longest ago is forgotten."""

_log = structlog.stdlib.get_logger("bot.manners")


class _Read(NamedTuple):
    own: Mapping[int, Options]
    until: float


_UNKNOWN = _Read({WHOLE_SERVER: Options(private=True)}, 0)
"""What holds where nothing could be read yet: perhaps that answers are private, so they are."""


class CurrentSettings:
    """Tells how answers are to come; ``clock`` counts seconds."""

    def __init__(self, servers: SettingsStore, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._servers = servers
        self._clock = clock
        self._read: dict[int, _Read] = {}
        self._changes = 0

    async def read(self, asked: discord.Interaction[Any] | discord.Message) -> ServerSettings:
        """Return what holds where ``asked`` comes from; without a database what was last read, else private answers."""
        server = server_of(asked)
        if server is None:
            return ServerSettings()
        known = self._read.get(server, _UNKNOWN)
        if known.until <= self._clock():
            changes = self._changes
            known = await self._fetch(server, known.own)
            if changes == self._changes:
                self._keep(server, known)
        return settings_in(known.own, settings_channel(asked.channel))

    def forget(self, server: int) -> None:
        """Read what holds in ``server`` anew the next time, since it was changed."""
        self._read.pop(server, None)
        self._changes += 1  # what is being read may be from before the change

    async def conversation(
        self,
        asked: discord.Interaction[Any] | discord.Message,
        finder: Finder,
        named: str | None,
        speaker: str | None = None,
    ) -> str | None:
        """Return the conversation to look in: the ``named`` one, else the default here; None for all of them.

        The default is left where it is gone from the library, or where a ``speaker`` who is asked for isn't in it.
        """
        if named:
            return named
        key = (await self.read(asked)).default_conversation
        if key is None:
            return None
        if key not in finder.library.conversations:
            return None
        try:
            return key if not speaker or finder.speaker(speaker, key) else None
        except AmbiguousSpeaker:
            return key
        except UnknownSpeaker:
            return None

    async def _fetch(self, server: int, last: Mapping[int, Options]) -> _Read:
        try:
            return _Read(await at_once(self._servers.own(server), PATIENCE), self._clock() + FRESH)
        except StorageError as error:
            _log.warning("settings not read", server=server, reason=str(error) or "no answer in time")
            return _Read(last, self._clock() + TRIED_AGAIN_AFTER)

    def _keep(self, server: int, read: _Read) -> None:
        self._read.pop(server, None)  # so that the last in order is the one read last
        self._read[server] = read
        if len(self._read) > _MOST:
            del self._read[next(iter(self._read))]
