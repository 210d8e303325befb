"""Whether the bot lives and is ready, as whoever restarts it wants to know."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import discord
from discord.ext import commands

from bot.conversation.library import Library
from bot.storage.database import Database

INTERVALS = 3
"""Heartbeats go out once an interval, which Discord tells; a shard without an answer for so many of them is dead."""


class Shard(NamedTuple):
    """A connection to Discord: how many seconds ago it was last heard, and how many make an interval."""

    number: int
    silent: float
    interval: float

    @property
    def alive(self) -> bool:
        """Whether Discord answered it lately."""
        return self.silent <= INTERVALS * self.interval


class State:
    """What is known of ``bot`` at the moment."""

    def __init__(self, bot: commands.AutoShardedBot, database: Database, library: Callable[[], Library]) -> None:
        self._bot = bot
        self._database = database
        self._library = library

    def alive(self) -> tuple[bool, dict[str, Any]]:
        """Return whether every connection that there was still is one, and what is told of it.

        One that was never made does not count: while Discord is down, to begin anew does not help.
        """
        dead = [shard.number for shard in self._shards() if not shard.alive]
        return not dead, {"silent_shards": dead}

    def ready(self) -> tuple[bool, dict[str, Any]]:
        """Return whether people are answered, and what is told of it: without a database quotes are found, too."""
        alive, told = self.alive()
        ready = self._bot.is_ready()
        database = "ready" if self._database.ready else "out of reach: nothing is remembered"
        told |= {"connected": ready, "conversations": len(self._library()), "database": database}
        return alive and ready, told

    def figures(self) -> dict[str, float]:
        """Return what there is at the moment, by the names of ``figures.STATE``."""
        shards, library = self._shards(), self._library()
        return {
            "conversations": len(library),
            "words": sum(conversation.word_count for conversation in library),
            "servers": len(self._bot.guilds),
            "shards": len(self._bot.shards),
            "shards_alive": sum(shard.alive for shard in shards),
            "shard_silence_seconds": max((shard.silent for shard in shards), default=0.0),
            "database_ready": float(self._database.ready),
        }

    def _shards(self) -> list[Shard]:
        return [shard for info in self._bot.shards.values() if (shard := _shard(info)) is not None]


def _shard(info: discord.ShardInfo) -> Shard | None:
    """Return what is known of a shard; None while it has no connection that ever heard how often to send heartbeats."""
    keep_alive = getattr(info._parent.ws, "_keep_alive", None)
    if keep_alive is None or not keep_alive.interval:
        return None
    return Shard(info.id, time.perf_counter() - keep_alive._last_ack, keep_alive.interval)
