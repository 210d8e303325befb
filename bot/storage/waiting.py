"""Work of the database for an answer that cannot be put off: others may hold it, or it may be far away."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

from bot.storage.errors import StorageBusy

PATIENCE = 1.5
"""Seconds after which Discord, which gives up at three, is told that the answer will take longer."""

Worked = TypeVar("Worked")


async def at_once(work: Awaitable[Worked], seconds: float | None = None) -> Worked:
    """Return what ``work`` returns, for an answer that cannot be put off; raises StorageBusy if it takes long.

    Work that takes longer than ``seconds`` (``PATIENCE`` by default) goes on and is no longer waited for: a driver
    that waits for a lock does not hear of being cancelled.
    """
    working = asyncio.ensure_future(work)
    await asyncio.wait({working}, timeout=PATIENCE if seconds is None else seconds)
    if not working.done():
        working.add_done_callback(_let_go)
        raise StorageBusy
    return working.result()


def _let_go(working: asyncio.Future[Any]) -> None:
    """Take the outcome, which nobody waits for any more, so that asyncio does not tell of it."""
    if not working.cancelled():
        working.exception()
