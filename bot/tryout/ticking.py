"""The simulated clock, which stands still of its own accord, kept in step with the real one."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simcord import Env
    from simcord.preview import Preview

TICK = 1.0
"""Seconds between two moves of the clock."""


async def keep_time(env: "Env", page: "Preview") -> None:
    """Move the simulated clock with the real one, and show what the bot did by the clock, until cancelled."""
    turn = take_turns(page)
    loop = asyncio.get_running_loop()
    last = loop.time()
    while True:
        await asyncio.sleep(TICK)
        async with turn:
            now = loop.time()
            await tick(env, page, now - last)
            last = now


async def tick(env: "Env", page: "Preview", seconds: float) -> None:
    """Let ``seconds`` pass; renew the page only if the bot did something, since that disturbs open menus."""
    requests = len(env.http_requests)
    try:
        await env.advance_time(seconds)
    except TimeoutError:
        return  # the bot is still busy; the clock has moved as far as it could and goes on with the next tick
    if len(env.http_requests) > requests:
        await page.refresh()


def take_turns(page: "Preview") -> asyncio.Lock:
    """Return a lock that the page's own actions hold while they run.

    simcord refuses an action that arrives while the clock moves, and the page would then have to be reloaded.
    """
    turn = asyncio.Lock()
    act = page._action

    async def act_in_turn(page_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        async with turn:
            return await act(page_id, body)

    page._action = act_in_turn  # type: ignore[assignment, method-assign]
    return turn
