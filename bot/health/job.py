"""Tells how the bot does for as long as it runs."""

import asyncio
import logging
import time
from contextlib import AsyncExitStack
from typing import NamedTuple

import structlog

from bot.client import VerbatimBot
from bot.desk.first_answers import FirstAnswers
from bot.health.asking import Asking
from bot.health.figures import CountedLines, Figures
from bot.health.pages import health_pages
from bot.health.stalls import watch_stalls
from bot.health.state import State

_log = structlog.stdlib.get_logger("bot.health")


class Health(NamedTuple):
    """Where it is told how the bot does, and the first answers that are counted."""

    host: str
    port: int
    answers: FirstAnswers


class HealthJob:
    """Counts what ``bot`` is asked, and serves the figures and its ``state`` at ``health``."""

    def __init__(self, health: Health, bot: VerbatimBot, state: State) -> None:
        self._health = health
        self._bot = bot
        self._state = state
        self._figures = Figures()
        self._lines = CountedLines(self._figures)
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to count and to serve."""
        asking = Asking(self._figures, self._bot.actions, time.time)
        self._bot.add_listener(asking.on_interaction)
        self._health.answers.tell(asking.answered)
        logging.getLogger().addHandler(self._lines)
        self._tasks = [
            asyncio.create_task(watch_stalls(self._figures.stalled)),
            asyncio.create_task(self._serve()),
        ]

    async def stop(self) -> None:
        """Count and serve no longer."""
        logging.getLogger().removeHandler(self._lines)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self) -> None:
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(
                    health_pages(self._health.host, self._health.port, self._state, self._figures)
                )
            except OSError as error:
                _log.error("health not told", reason=error.strerror, host=self._health.host, port=self._health.port)
                return
            await asyncio.Event().wait()
