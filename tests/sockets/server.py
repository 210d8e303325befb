"""Discord on a loopback port: the gateway and the REST routes together, and what was asked of them."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Mapping
from http import HTTPStatus
from typing import NamedTuple

from aiohttp import web

from tests.discord_api import check_requests
from tests.sockets.callbacks import Callbacks
from tests.sockets.commands import Commands
from tests.sockets.gateway import Gateway
from tests.sockets.messages import Messages
from tests.sockets.person import READY_WITHIN, Person
from tests.sockets.process import ClientProcess, started
from tests.sockets.waiting import NotAnswered
from tests.sockets.wire import (
    INVALID_FORM,
    NO_SUCH_ROUTE,
    UNAUTHORIZED,
    Asked,
    JsonObject,
    Refusal,
    Refused,
    Route,
    answer,
    read,
)
from tests.sockets.world import TOKEN, User, World

API = "/api/v10"
ANSWER_WITHIN = 3.0
"""Seconds Discord waits for the first answer to an interaction."""

LARGEST_REQUEST = 32 << 20


class Failure(NamedTuple):
    """A fault of Discord's own: what it answers with, to which path; whether what was asked took effect."""

    path: str
    status: int
    taken: bool = False


class Discord:
    """A small Discord on 127.0.0.1. Make it with ``listening``; connect clients with ``client``.

    While ``replying`` is cleared, requests take effect but the client waits for their replies. The next requests
    whose paths end with what ``failing`` holds are answered with those statuses, and take effect only where told so.
    """

    def __init__(self, port: int, guild_count: int, answer_within: float) -> None:
        self.port = port
        self.world = World.small(guild_count)
        self.messages = Messages(self.world)
        self.commands = Commands(self.world)
        self.callbacks = Callbacks(self.world, self.messages, answer_within)
        self.gateway = Gateway(self.world, f"ws://127.0.0.1:{port}/gateway")
        self.person = self._person(self.world.person)
        self.requests: list[Asked] = []
        self.faults: list[str] = []
        self._clients: list[ClientProcess] = []
        self.failing: list[Failure] = []
        self.replying = asyncio.Event()
        self.replying.set()
        self._routes = [*self._own_routes(), *self.commands.routes(), *self.messages.routes()]
        self._routes += self.callbacks.routes()

    @classmethod
    @contextlib.asynccontextmanager
    async def listening(
        cls, *, guild_count: int = 1, answer_within: float = ANSWER_WITHIN, port: int = 0
    ) -> AsyncIterator["Discord"]:
        """Listen on ``port``, by default a free one, until left."""
        listener = socket.create_server(("127.0.0.1", port))
        discord = cls(listener.getsockname()[1], guild_count, answer_within)
        application = web.Application(client_max_size=LARGEST_REQUEST)
        application.router.add_get("/gateway", discord.gateway.connect)
        application.router.add_route("*", API + "/{path:.*}", discord.ask)
        runner = web.AppRunner(application, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.SockSite(runner, listener).start()
            yield discord
        finally:
            await runner.cleanup()

    @contextlib.asynccontextmanager
    async def client(
        self,
        kind: str,
        *,
        shards: range | None = None,
        until_connected: bool = True,
        watch_loop: bool = False,
        **settings: str,
    ) -> AsyncIterator[ClientProcess]:
        """Run "bot", "bare" or "check" as a process until left; by default begin when its shards are connected.

        ``shards`` are the process's own of as many as there are guilds; ``settings`` are put in its environment.
        """
        own: dict[str, str] = {}
        if shards is not None:
            own = {"SHARD_IDS": ",".join(map(str, shards)), "SHARD_COUNT": str(len(self.world.guilds))}
        running = started(kind, self.port, own | settings, watch_loop=watch_loop)
        async with running as client:
            self._clients.append(client)
            try:
                if until_connected:
                    await self._connected(client, shards or range(len(self.world.guilds)))
                yield client
            finally:
                self._clients.remove(client)

    async def _connected(self, client: ClientProcess, shards: range) -> None:
        """Wait for the shards, no longer than the process lives."""
        waiting = asyncio.create_task(self.gateway.wait_for_connections(shards, within=READY_WITHIN))
        living = asyncio.create_task(client.process.wait())
        await asyncio.wait((waiting, living), return_when=asyncio.FIRST_COMPLETED)
        living.cancel()
        try:
            if not waiting.done():
                waiting.cancel()
                raise NotAnswered(f"the client ended with {client.process.returncode}")
            await waiting
        except NotAnswered as error:
            raise NotAnswered(f"{error}; it printed:\n{client.output}") from None

    def new_person(self, name: str) -> Person:
        """Someone else who uses the bot."""
        return self._person(User(self.world.ids.new(), name))

    def _person(self, user: User) -> Person:
        parts = (self.world, self.gateway, self.commands, self.messages, self.callbacks)
        return Person(user, *parts, output=self._output)

    def _output(self) -> str:
        return "\n".join(client.output for client in self._clients)

    def check(self) -> None:
        """Raise ``AssertionError`` when Discord would refuse as wrong what was asked since the last check."""
        asked, faults = self.requests[:], self.faults[:]
        self.requests.clear()
        self.faults.clear()
        assert not faults, "\n".join(faults)
        check_requests(asked)

    async def ask(self, request: web.Request) -> web.Response:
        """Answer one REST request, and keep it."""
        asked = await read(request, "/" + request.match_info["path"])
        self.requests.append(asked)
        failure = next((failure for failure in self.failing if asked.path.endswith(failure.path)), None)
        if failure is not None:
            self.failing.remove(failure)
            if failure.taken:
                self._answer(asked)
            return web.Response(status=failure.status, text="upstream connect error")
        try:
            response = answer(HTTPStatus.OK, self._answer(asked))
        except Refused as refused:
            response = _refusal(refused.refusal)
        except (KeyError, TypeError, ValueError) as error:
            self.faults.append(f"cannot be read: {asked.method} {asked.path}: {error!r}")
            response = _refusal(INVALID_FORM)
        await self.replying.wait()
        return response

    def _answer(self, asked: Asked) -> object:
        for route in self._routes:
            parts = route.match(asked)
            if parts is not None:
                if route.needs_token and asked.token != TOKEN:
                    raise Refused(UNAUTHORIZED)
                return route.handler(asked, **parts)
        self.faults.append(f"no such route here: {asked.method} {asked.path}")
        raise Refused(NO_SUCH_ROUTE)

    def _own_routes(self) -> list[Route]:
        return [
            Route("GET", "/users/@me", lambda asked: self.world.bot.payload()),
            Route("GET", "/oauth2/applications/@me", lambda asked: self.world.application_payload()),
            Route("GET", "/gateway/bot", self._show_gateway),
            Route("POST", "/users/@me/channels", lambda asked: self.world.direct.payload()),
        ]

    def _show_gateway(self, asked: Asked) -> JsonObject:
        limit: Mapping[str, int] = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        address = f"ws://127.0.0.1:{self.port}/gateway"
        return {"url": address, "shards": len(self.world.guilds), "session_start_limit": limit}


def _refusal(refusal: Refusal) -> web.Response:
    return answer(refusal.status, {"code": refusal.code, "message": refusal.message})
