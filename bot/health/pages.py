"""``/live``, ``/ready`` and ``/metrics`` over HTTP, for whatever restarts and watches the bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.health.figures import Figures
from bot.health.state import State

_log = structlog.stdlib.get_logger("bot.health")


@asynccontextmanager
async def health_pages(host: str, port: int, state: State, figures: Figures) -> AsyncIterator[int]:
    """Serve the pages at ``host`` and ``port``, for 0 at any that is free; yields the port. Raises OSError."""
    runner = web.AppRunner(_pages(state, figures), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        served = runner.addresses[0][1]
        _log.info("health told", host=host, port=served)
        yield served
    finally:
        await runner.cleanup()


def _pages(state: State, figures: Figures) -> web.Application:
    async def live(_: web.Request) -> web.Response:
        return _told(*state.alive())

    async def ready(_: web.Request) -> web.Response:
        return _told(*state.ready())

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=figures.text(state.figures()), headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    pages = web.Application()
    pages.add_routes([web.get("/live", live), web.get("/ready", ready), web.get("/metrics", metrics)])
    return pages


def _told(good: bool, told: dict[str, Any]) -> web.Response:
    return web.json_response({"ok": good, **told}, status=200 if good else 503)
