"""Serving Discord: until a signal asks to stop, answers under way finish, then a clean exit."""

import asyncio
import gc
import os
import random
import signal
import sys
from contextlib import suppress

import discord
import structlog
from discord.webhook.async_ import async_context

from bot.app import build_bot
from bot.choosing import chosen_embedder, has_sound
from bot.desk.first_answers import FirstAnswers
from bot.desk.gateway import keep_connections_steady
from bot.desk.lateness import Lateness
from bot.health.job import Health
from bot.library.reloading import Reload
from bot.settings import Settings, read_cache
from bot.storage.database import database_at
from bot.storage.disk import throwaway_disk
from bot.transcripts.folder.loading import Loaded

_log = structlog.stdlib.get_logger("bot.run")
SECONDS_TO_FINISH = 10.0
"""What answers under way get when the bot is told to stop."""

_WRONG_TOKEN = "Discord refuses DISCORD_TOKEN: copy it again from the developer portal"
_WRONG_SHARDS = "Discord refuses SHARD_IDS or SHARD_COUNT: leave both out, or take as many as it asks for"
_CLOSED = {4004: _WRONG_TOKEN, 4010: _WRONG_SHARDS, 4011: _WRONG_SHARDS}
"""What Discord's codes for closing mean: https://discord.com/developers/docs/topics/opcodes-and-status-codes"""


def run(settings: Settings, loaded: Loaded) -> int:
    """Serve what was ``loaded`` until SIGTERM or SIGINT; return 0, or 1 after one clear line if Discord refuses."""
    try:
        asyncio.run(_serve(settings, loaded))
    except discord.LoginFailure:
        return _stopped_by(_WRONG_TOKEN)
    except discord.PrivilegedIntentsRequired as error:
        return _stopped_by(str(error))
    except discord.ConnectionClosed as closed:
        return _stopped_by(_CLOSED.get(closed.code, f"Discord has closed the connection for good ({closed.code})"))
    except (discord.HTTPException, discord.GatewayNotFound) as error:
        return _stopped_by(f"Discord is out of order: {error}")
    return 0


def _stopped_by(reason: str) -> int:
    print(f"verbatim: {' '.join(reason.split())}", file=sys.stderr)
    return 1


async def _serve(settings: Settings, loaded: Loaded) -> None:
    keep_connections_steady()
    answers = FirstAnswers()
    async_context.set(answers)
    database = database_at(settings.database_url.get_secret_value())
    if warning := throwaway_disk(database.file, os.environ):
        _log.warning("nothing will be remembered", reason=warning)
    bot = build_bot(
        loaded.library,
        reload=Reload(settings.data_folder, loaded, read_cache(settings), settings.site),
        database=database,
        chance=random.Random(),
        shard_ids=settings.shard_ids,
        shard_count=settings.shard_count,
        sync=settings.sync_commands,
        embedder=chosen_embedder(settings),
        cache=settings.cache_folder,
        fonts=settings.font_folder,
        sound=has_sound(settings),
        server_most=settings.server_most,
        server_memory=settings.server_memory,
        lateness=Lateness(),
        health=Health(settings.health_host, settings.health_port, answers) if settings.health_port else None,
        feed_rules=settings.feed_rules,
    )
    gc.freeze()  # what stays for good is not looked through again: that held up all answers for 90 ms at a time
    asked_to_stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, asked_to_stop.set)
    async with bot:
        serving = asyncio.create_task(bot.start(settings.token))
        stopping = asyncio.create_task(asked_to_stop.wait())
        await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
        if stopping.done():
            _log.info("stopping")
            await bot.finish(SECONDS_TO_FINISH)
            serving.cancel()
        stopping.cancel()
        with suppress(asyncio.CancelledError):
            await serving
    _log.info("stopped")
