"""The gateway's side of the socket: HELLO, IDENTIFY, READY, heartbeats, RESUME, dispatched events."""

import asyncio
import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiohttp import WSMsgType, web

from tests.sockets.waiting import until
from tests.sockets.wire import JsonObject
from tests.sockets.world import TOKEN, World

HEARTBEAT_SECONDS = 41.25
UNKNOWN_ERROR, AUTHENTICATION_FAILED, DISALLOWED_INTENTS = 4000, 4004, 4014
NORMAL_CLOSES = (1000, 1001)
GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12
MEMBERS, PRESENCES, MESSAGE_CONTENT = 1 << 1, 1 << 8, 1 << 15
PRIVILEGED = MEMBERS | PRESENCES | MESSAGE_CONTENT


class Op(IntEnum):
    """What a gateway message is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Connection:
    """One WebSocket of a client, compressed as it asked."""

    def __init__(self, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self.socket = socket
        self._compressor = zlib.compressobj() if compressed else None

    async def send(self, op: Op, data: Any, *, event: str | None = None, sequence: int | None = None) -> None:
        """Send one message; nothing when the other side has gone."""
        await self.send_text(json.dumps({"op": op, "d": data, "s": sequence, "t": event}))

    async def send_text(self, text: str) -> None:
        """Send what may be no message."""
        if self.socket.closed:
            return
        if self._compressor is None:
            await self.socket.send_str(text)
        else:
            data = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(data)


@dataclass(slots=True)
class Session:
    """A shard's session; it outlives its connection, so that what was missed can be sent again."""

    id: str
    shard: int
    shard_count: int
    intents: int
    connection: Connection | None
    sent: list[tuple[str, JsonObject]] = field(default_factory=list)

    async def dispatch(self, event: str, data: JsonObject) -> None:
        """Send an event, numbered, and keep it."""
        self.sent.append((event, data))
        if self.connection is not None:
            await self.connection.send(Op.DISPATCH, data, event=event, sequence=len(self.sent))

    async def resume(self, connection: Connection, sequence: int) -> None:
        """Send on another connection all after ``sequence``, then RESUMED."""
        self.connection = connection
        for number, (event, data) in enumerate(self.sent[sequence:], start=sequence + 1):
            await connection.send(Op.DISPATCH, data, event=event, sequence=number)
        await self.dispatch("RESUMED", {})


class Gateway:
    """Every shard's session. ``identified`` and ``resumed`` hold the shards in the order they did so.

    While not ``acknowledging``, heartbeats are left unanswered; while ``silent``, nothing is said to anybody.
    """

    def __init__(self, world: World, address: str) -> None:
        self._world = world
        self._address = address
        self._sessions: dict[int, Session] = {}
        self._changed = asyncio.Event()
        self.identified: list[int] = []
        self.resumed: list[int] = []
        self.heartbeats = 0
        self.heartbeat_seconds = HEARTBEAT_SECONDS
        self.acknowledging = True
        self.silent = False

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one WebSocket until it closes."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, compressed=_compressed(request))
        await connection.send(Op.HELLO, {"heartbeat_interval": int(self.heartbeat_seconds * 1000)})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._receive(connection, json.loads(message.data))
        self._close(connection)
        return socket

    def shard_of(self, guild_id: int | None) -> int:
        """The shard that a guild's events go to; those of no guild go to the first."""
        count = next((session.shard_count for session in self._sessions.values()), 1)
        return 0 if guild_id is None else (guild_id >> 22) % count

    async def dispatch(self, shard: int, event: str, data: JsonObject) -> None:
        """Send an event to a shard that is or was connected; when it resumes it gets what it missed."""
        await self._sessions[shard].dispatch(event, data)

    async def send_raw(self, shard: int, text: str) -> None:
        """Send whatever it is to a shard that is connected."""
        connection = self._sessions[shard].connection
        assert connection is not None
        await connection.send_text(text)

    async def tell_message(self, message: JsonObject, guild_id: int | None, inside: JsonObject) -> None:
        """Tell of a person's message as the bot's intents allow: its content only in direct messages and mentions."""
        session = self._sessions[self.shard_of(guild_id)]
        if not session.intents & (DIRECT_MESSAGES if guild_id is None else GUILD_MESSAGES):
            return
        told = message if guild_id is None or message["mentions"] else message | {"content": ""}
        await session.dispatch("MESSAGE_CREATE", told | inside)

    async def wait_for_sessions(self, shards: Iterable[int], *, within: float) -> None:
        """Wait until these shards have a session, connected or not. Raises ``NotAnswered``."""
        await self._until("a session", lambda: self._sessions.keys() >= set(shards), within)

    async def wait_for_connections(self, shards: Iterable[int], *, within: float) -> None:
        """Wait until these shards are connected. Raises ``NotAnswered``."""
        await self._until("a connection", lambda: self._connected() >= set(shards), within)

    async def wait_for_resumed(self, shard: int, *, within: float, times: int = 1) -> None:
        """Wait until this shard has resumed its session that often. Raises ``NotAnswered``."""
        await self._until("resumed", lambda: self.resumed.count(shard) >= times, within)

    async def wait_for_drop(self, shard: int, *, within: float) -> None:
        """Wait until the connection that this shard has now is closed. Raises ``NotAnswered``."""
        connection = self._sessions[shard].connection
        assert connection is not None
        await self._until("closed", lambda: connection.socket.closed, within)

    async def drop(self, shard: int) -> None:
        """Close a shard's connection in the way that lets the client resume its session."""
        session, connection = self._sessions[shard], self._sessions[shard].connection
        assert connection is not None
        session.connection = None
        await connection.socket.close(code=UNKNOWN_ERROR)

    async def invalidate(self, shard: int) -> None:
        """Tell a shard that its session is over, and must be identified anew."""
        session = self._sessions.pop(shard)
        assert session.connection is not None
        await session.connection.send(Op.INVALID_SESSION, data=False)

    def _connected(self) -> set[int]:
        return {shard for shard, session in self._sessions.items() if session.connection is not None}

    async def _until(self, what: str, done: Callable[[], bool], within: float) -> None:
        await until(self._changed, f"{what} of a shard", done, within)

    def _close(self, connection: Connection) -> None:
        """A session can be resumed, unless the client itself closed it in the normal way."""
        for shard, session in list(self._sessions.items()):
            if session.connection is connection:
                session.connection = None
                if connection.socket.close_code in NORMAL_CLOSES:
                    del self._sessions[shard]
        self._changed.set()

    async def _receive(self, connection: Connection, message: JsonObject) -> None:
        data = message["d"]
        if self.silent:
            return
        if message["op"] == Op.HEARTBEAT:
            self.heartbeats += 1
            if self.acknowledging:
                await connection.send(Op.HEARTBEAT_ACK, None)
        elif message["op"] in (Op.IDENTIFY, Op.RESUME) and data["token"] != TOKEN:
            await connection.socket.close(code=AUTHENTICATION_FAILED)
        elif message["op"] == Op.IDENTIFY and data["intents"] & PRIVILEGED:
            await connection.socket.close(code=DISALLOWED_INTENTS)
        elif message["op"] == Op.IDENTIFY:
            await self._identify(connection, data)
        elif message["op"] == Op.RESUME:
            await self._resume(connection, data)

    async def _identify(self, connection: Connection, data: JsonObject) -> None:
        shard, count = data.get("shard", [0, 1])
        session = Session(f"session{len(self.identified)}", shard, count, data["intents"], connection)
        self._sessions[shard] = session
        guilds = [guild for guild in self._world.guilds if (guild.id >> 22) % count == shard]
        ready = {
            "v": 10,
            "user": self._world.bot.payload(),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._address,
            "shard": [shard, count],
            "application": {"id": str(self._world.application_id), "flags": 0},
        }
        await session.dispatch("READY", ready)
        for guild in guilds:
            await session.dispatch("GUILD_CREATE", guild.payload(self._world.bot))
        self.identified.append(shard)
        self._changed.set()

    async def _resume(self, connection: Connection, data: JsonObject) -> None:
        known = [session for session in self._sessions.values() if session.id == data["session_id"]]
        if not known:
            await connection.send(Op.INVALID_SESSION, data=False)
            return
        await known[0].resume(connection, data["seq"])
        self.resumed.append(known[0].shard)
        self._changed.set()


def _compressed(request: web.Request) -> bool:
    kind = request.query.get("compress")
    if kind not in (None, "zlib-stream"):
        raise web.HTTPBadRequest(text=f"this gateway has no {kind}")
    return kind is not None
