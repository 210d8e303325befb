"""Waiting for what the client does, with an end."""

import asyncio
import time
from collections.abc import Callable


class NotAnswered(Exception):
    """The client did not do within the time what was waited for."""


async def until(changed: asyncio.Event, what: str, done: Callable[[], bool], within: float) -> None:
    """Wait until ``done()``, looking whenever ``changed`` is set.

    Raises ``NotAnswered``, naming ``what``, after ``within`` seconds.
    """
    deadline = time.perf_counter() + within
    while not done():
        changed.clear()
        try:
            await asyncio.wait_for(changed.wait(), deadline - time.perf_counter())
        except TimeoutError:
            raise NotAnswered(f"{what}: not within {within:g} s") from None
