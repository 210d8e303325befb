"""The clock of the quizzes: while there are any, each looks every second what is due, and none waits for another."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime

import aiohttp
import discord
import structlog
from discord.ext import tasks

from bot.features.quiz.referee import QuizReferee, RunningQuiz
from bot.library.errors import LibraryNotReady
from bot.storage.errors import StorageError

TICK = 1.0
"""Seconds between two steps of a quiz, so that a round is changed at most so often."""
TAKING_ON = 15.0
"""Seconds between two looks for quizzes that nobody plays."""

_log = structlog.stdlib.get_logger("bot.quiz")


class QuizJob:
    """Has ``referee`` play, as ``clock`` tells the time, until it is stopped."""

    def __init__(
        self, client: discord.Client, referee: QuizReferee, clock: Callable[[], datetime] = discord.utils.utcnow
    ) -> None:
        self._client = client
        self._referee = referee
        self._clock = clock
        self._steps: dict[int, asyncio.Task[None]] = {}

    def start(self) -> None:
        """Go on with the quizzes that a restart has interrupted, and play those that begin."""
        self._referee.on_begin(self._play)
        self._taking_on.start()

    async def stop(self) -> None:
        """Stop; quizzes go on when the bot is back."""
        self._taking_on.cancel()
        self._playing.cancel()
        for step in self._steps.values():
            step.cancel()
        clocks = (self._taking_on.get_task(), self._playing.get_task())
        if ending := {*filter(None, clocks), *self._steps.values()}:
            await asyncio.wait(ending)

    @tasks.loop(seconds=TAKING_ON)
    async def _taking_on(self) -> None:
        await self._guarded("taking on", self._referee.take_on())

    @_taking_on.before_loop
    async def _know_servers(self) -> None:
        await self._client.wait_until_ready()

    @tasks.loop(seconds=TICK)
    async def _playing(self) -> None:
        for quiz in self._referee.running:
            self._begin_step(quiz)
        if not self._referee.running:
            self._playing.stop()

    def _play(self) -> None:
        if not self._playing.is_running():
            self._playing.start()

    def _begin_step(self, quiz: RunningQuiz) -> None:
        """Begin the next step of a quiz, unless Discord keeps it waiting with the last one."""
        channel = quiz.game.channel
        if channel not in self._steps:
            work = self._guarded("playing", self._referee.step(quiz, self._clock()))
            self._steps[channel] = asyncio.create_task(work)
            self._steps[channel].add_done_callback(lambda _: self._steps.pop(channel))

    async def _guarded(self, doing: str, work: Coroutine[None, None, None]) -> None:
        """Do ``work``; what goes wrong is logged, and tried again with a later tick."""
        try:
            await work
        except (aiohttp.ClientError, discord.HTTPException, LibraryNotReady, OSError, StorageError) as error:
            _log.warning("failed", doing=doing, reason=str(error) or type(error).__name__)
        except Exception:
            _log.exception("unexpected", doing=doing)
