"""Work that may take longer than Discord waits: a database that others hold, or that is far away."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any, TypeVar

import discord

from bot.storage.errors import StorageBusy

PATIENCE = 1.5
"""Seconds after which Discord, which gives up at three, is told that the answer will take longer."""

Worked = TypeVar("Worked")


async def in_time(
    interaction: discord.Interaction[Any], work: Coroutine[Any, Any, Worked], *, private: bool | None = None
) -> Worked:
    """Return what ``work`` returns; the answer may be sent, or the clicked message be edited, however long it takes.

    ``private`` says who will see the answer; None that a clicked message will be edited.
    """
    working = asyncio.create_task(work)
    await asyncio.wait({working}, timeout=PATIENCE)
    if not working.done() and not interaction.response.is_done():
        await interaction.response.defer(thinking=private is not None, ephemeral=bool(private))
    return await working


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
