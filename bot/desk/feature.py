"""What a feature brings: app.py puts these together, and nothing else names one."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import discord
from discord import app_commands

from bot.desk.error_words import ErrorWords
from bot.desk.part import Part
from bot.desk.request import Desk
from bot.library.added import Most
from bot.library.following.rules import FeedRules
from bot.storage.database import Database
from bot.storage.upkeep import CleanUp


class Job(Protocol):
    """Something that runs by the clock while the bot does."""

    def start(self) -> None:
        """Begin."""

    async def stop(self) -> None:
        """End, and return when it has ended."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that people can do.

    ``parts`` are its commands and clicks, ``menus`` its entries in the menu of messages, ``jobs`` what runs by the
    clock, ``clean_ups`` what is deleted in time, ``errors`` what is said of its errors.
    """

    parts: Sequence[Part] = ()
    menus: Sequence[app_commands.ContextMenu] = ()
    jobs: Sequence[Job] = ()
    clean_ups: Sequence[CleanUp] = ()
    errors: ErrorWords = field(default_factory=dict)


class Tools(NamedTuple):
    """What features are made with.

    ``chance`` shuffles what is drawn at random; a server may add ``server_most`` of its own, and follow feeds by the
    rules ``feeds``; what can be made again is kept in the folder ``cache``.
    """

    desk: Desk
    client: discord.AutoShardedClient
    database: Database
    chance: random.Random
    server_most: Most
    feeds: FeedRules
    cache: Path | None = None
