"""How late the event loop comes to what is due: the time for which everybody waited."""

import asyncio
from collections.abc import Callable

EVERY = 0.05
"""Seconds between two looks."""


async def watch_stalls(stalled: Callable[[float], None]) -> None:
    """Tell ``stalled`` all the time by how many seconds the loop was late; to be cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + EVERY
        await asyncio.sleep(EVERY)
        stalled(max(0.0, loop.time() - due))
