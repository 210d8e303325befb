"""Work that may take longer than Discord waits: a database that others hold, or that is far away."""

import asyncio
from collections.abc import Coroutine
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


async def at_once(work: Coroutine[Any, Any, Worked]) -> Worked:
    """Return what ``work`` returns, for an answer that cannot be put off; raises StorageBusy if it takes long."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await work
    except TimeoutError:
        raise StorageBusy from None
