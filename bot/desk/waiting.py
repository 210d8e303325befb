"""Work that may take longer than Discord waits: a database that others hold, or that is far away."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import discord

from bot.storage.waiting import PATIENCE

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
