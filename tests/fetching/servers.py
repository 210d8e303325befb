"""Servers on loopback that answer as no good server does, over real sockets."""

import asyncio
import gzip
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Answers by path, counts who asked for what, and keeps what it was asked with."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked = Counter[str]()
        self.headers: dict[str, Any] = {}
        self.port = 0

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def serve(self, path: str, body: bytes | str, **options: Any) -> None:
        """Answer at ``path`` with ``body``."""

        async def answer(_: web.Request) -> web.Response:
            data = body.encode() if isinstance(body, str) else body
            return web.Response(body=data, **options)

        self.answers[path] = answer

    def lead(self, path: str, to: str, status: int = 302) -> None:
        """Lead from ``path`` to another address."""
        self.serve(path, b"", status=status, headers={"Location": to})

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked[request.path] += 1
        self.headers[request.path] = request.headers
        answer = self.answers.get(request.path)
        response = await answer(request) if answer else web.Response(status=404)
        response.force_close()  # nobody waits for a connection that is kept
        return response


@asynccontextmanager
async def serving(host: str = "127.0.0.1"):
    """A server while the block runs."""
    server = Server()
    application = web.Application()
    application.router.add_get("/{path:.*}", server._answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1, keepalive_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    server.port = site._server.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        await runner.cleanup()


def streaming(piece: bytes, pause: float = 0.0, **headers: str) -> Answer:
    """Return what sends ``piece`` again and again without an end."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        while True:
            await response.write(piece)
            await asyncio.sleep(pause)

    return answer


BOMB = gzip.compress(bytes(64 << 20))
"""64 MiB of nothing in 64 KiB."""
