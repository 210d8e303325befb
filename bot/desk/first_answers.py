"""First answers that Discord fails to take: tried again at once, as it gives up on an interaction after 3 seconds.

discord.py waits a second before it tries again, then three more: the second try could still be in time, the third
never.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter

PAUSES = (0.05, 0.1, 0.2, 0.3)
"""Seconds before each further try; the last one holds for all after it."""
TRIED_FOR = 2.6
"""Seconds after which no further try could be in time."""
_CALLBACK = "/interactions/{webhook_id}/{webhook_token}/callback"
_ANSWERED = 40060


Told = Callable[[int, int, discord.HTTPException | None], None]
"""Told of each first answer: which interaction it is for, its type, and what Discord had against it, if anything."""


class FirstAnswers(AsyncWebhookAdapter):
    """Sends what discord.py sends for interactions, but tries first answers again much sooner, and tells of them."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._told: Told | None = None

    def tell(self, told: Told) -> None:
        """Tell ``told`` of each first answer from now on."""
        self._told = told

    async def request(
        self, route: Route, session: aiohttp.ClientSession, *, files: Sequence[discord.File] | None = None, **sent: Any
    ) -> Any:
        """Return what Discord answers; raises what discord.py raises, for a first answer when it would be too late."""
        if route.path != _CALLBACK:
            return await super().request(route, session, files=files, **sent)
        try:
            answer = await self._answer(route, session, files, sent)
        except discord.HTTPException as error:
            self._tell(route, sent, error)
            raise
        self._tell(route, sent, None)
        return answer

    def _tell(self, route: Route, sent: Mapping[str, Any], error: discord.HTTPException | None) -> None:
        if self._told is not None:
            self._told(int(route.webhook_id or 0), (sent.get("payload") or {}).get("type", 0), error)

    async def _answer(
        self,
        route: Route,
        session: aiohttp.ClientSession,
        files: Sequence[discord.File] | None,
        sent: Mapping[str, Any],
    ) -> Any:
        began, tries = time.monotonic(), 0
        while True:
            try:
                return await super().request(route, _Raising(session), files=files, **sent)  # type: ignore[arg-type]
            except _Failed as failed:
                pause = PAUSES[min(tries, len(PAUSES) - 1)]
                if time.monotonic() - began + pause > TRIED_FOR:
                    raise discord.DiscordServerError(failed.response, failed.said) from None
            except discord.HTTPException as refused:
                if not tries or refused.code != _ANSWERED:
                    raise
                return {"interaction": {"id": str(route.webhook_id), "type": 0}}  # an earlier try had been taken
            await asyncio.sleep(pause)
            tries += 1
            for file in files or ():
                file.reset()


class _Failed(Exception):
    """Discord failed; another try may do."""

    def __init__(self, response: aiohttp.ClientResponse, said: str) -> None:
        super().__init__(response.status)
        self.response = response
        self.said = said


class _Raising:
    """A session that raises where Discord fails, as what is returned makes discord.py wait."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @asynccontextmanager
    async def request(self, method: str, url: str, **sent: Any) -> AsyncIterator[aiohttp.ClientResponse]:
        async with self._session.request(method, url, **sent) as response:
            if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise _Failed(response, await response.text(errors="replace"))
            yield response
