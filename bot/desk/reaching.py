"""Beginning although Discord cannot be reached, or is out of order: tried on, less and less often."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from itertools import count

import aiohttp
import discord
import structlog

FIRST_WAIT, LONGEST_WAIT = 1.0, 300.0
"""Seconds before the second try, doubled for each further one, and the most there are."""

_log = structlog.stdlib.get_logger("bot.reaching")


async def until_reached(step: Callable[[], Awaitable[None]]) -> None:
    """Do ``step`` until Discord lets it; raises what trying again would not help, such as a wrong token."""
    for number in count():
        try:
            await step()
        except (aiohttp.ClientError, OSError, discord.HTTPException, discord.GatewayNotFound) as error:
            if _is_final(error):
                raise
            wait = min(FIRST_WAIT * 2.0**number, LONGEST_WAIT)
            _log.warning("Discord cannot be reached", reason=_reason(error), tried_again_after=wait)
            await asyncio.sleep(wait)
        else:
            return


def _is_final(error: Exception) -> bool:
    """Say whether Discord has refused, and not only failed or asked for patience."""
    told = error.__cause__ if isinstance(error, discord.GatewayNotFound) else error
    if not isinstance(told, discord.HTTPException) or told.status == HTTPStatus.TOO_MANY_REQUESTS:
        return False
    return told.status < HTTPStatus.INTERNAL_SERVER_ERROR


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or "no answer in time"
