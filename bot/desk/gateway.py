"""The connection by which Discord tells of what happens: given up when it falls silent, not for one odd message.

discord.py only looks whether anything at all came within a minute, and ends the whole process for a message that it
cannot read.
"""

import asyncio
import time
from typing import Any

import aiohttp
import discord.shard
import structlog
from discord.errors import ConnectionClosed
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

INTERVALS_OF_PATIENCE = 1.5
"""Heartbeats are sent once an interval, which Discord tells (41 seconds). After so many intervals without one that was
acknowledged the connection counts as lost."""
INTERVALS_TO_BEGIN = 2.0
"""Intervals that Discord may take from a connection to its first event."""

_log = structlog.stdlib.get_logger("bot.gateway")


def keep_connections_steady() -> None:
    """Have discord.py make its shards' connections of our kind: it takes no class for them."""
    discord.shard.DiscordWebSocket = SteadyWebSocket  # type: ignore[misc]


class SteadyWebSocket(DiscordWebSocket):
    """A shard's connection, given up for another one in time."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, *, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(socket, loop=loop)
        self._opened = time.perf_counter()
        self._events = 0
        self._closing: asyncio.Task[bool] | None = None

    async def poll_event(self) -> None:
        """Take the next message; raises ReconnectWebSocket when heartbeats are no longer acknowledged."""
        if self._keep_alive is None:
            return await super().poll_event()
        try:
            async with asyncio.timeout(self._lost_at() - time.perf_counter()):
                return await super().poll_event()
        except TimeoutError:
            _log.warning("connection lost", shard=self.shard_id)
            raise self._given_up(resumable=self._unacknowledged()) from None

    async def received_message(self, msg: Any, /) -> None:
        """Take a message; what cannot be read is left out, or told again by Discord on another connection."""
        known, before = self.session_id is not None, self.sequence
        try:
            await super().received_message(msg)
        except (ReconnectWebSocket, ConnectionClosed, OSError, aiohttp.ClientError):
            raise
        except Exception as error:  # whatever a parser makes of what nobody has seen; its words may be somebody's
            _log.error("not understood what Discord told", shard=self.shard_id, error=type(error).__name__)
            if not known or self.sequence == before:
                raise self._given_up(resumable=self._events > 0) from None
        self._events += self.sequence != before
        if self._keep_alive is not None:
            self._keep_alive.heartbeat_timeout = self._max_heartbeat_timeout = 2 * self._interval  # later than ours

    @property
    def _interval(self) -> float:
        assert self._keep_alive is not None
        return self._keep_alive.interval or 0.0

    def _lost_at(self) -> float:
        """Return when the connection counts as lost unless something comes, as ``time.perf_counter`` tells it."""
        assert self._keep_alive is not None
        unacknowledged = self._keep_alive._last_ack + INTERVALS_OF_PATIENCE * self._interval
        return unacknowledged if self._events else min(unacknowledged, self._begun_by())

    def _begun_by(self) -> float:
        return self._opened + INTERVALS_TO_BEGIN * self._interval

    def _unacknowledged(self) -> bool:
        """Say whether it is the heartbeats that make the connection lost, and not that nothing ever happened."""
        return self._events > 0 or time.perf_counter() < self._begun_by()

    def _given_up(self, *, resumable: bool) -> Exception:
        """Close what no longer helps, without waiting for an answer; return what has discord.py make another one.

        A session is resumed where it is ``resumable``; else a new one is begun, after a while that grows.
        """
        if self._keep_alive is not None:
            self._keep_alive.stop()
            self._keep_alive = None
        self._closing = asyncio.create_task(self.socket.close(code=4000))
        if resumable and self.session_id is not None:
            return ReconnectWebSocket(self.shard_id, resume=True)
        return aiohttp.ClientPayloadError("Discord cannot be understood, or says nothing")
