"""Quizzes played step by step: what comes next follows from what is remembered, so a restart goes on in the middle."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import discord
import structlog

from bot.community.errors import TooFewQuestions
from bot.community.game import Game, Round
from bot.community.questions import Question
from bot.interactions.quiz_poster import QuizPoster
from bot.interactions.quiz_questions import QuizQuestions
from bot.storage.quiz import Quizzes
from bot.storage.quiz_rounds import Rounds

SECONDS = 20
"""How long a round lasts unless somebody wants it otherwise."""
PAUSE = timedelta(seconds=5)
"""Between an answer and the next question, to read and to follow the link."""
GRACE = timedelta(seconds=1)
"""Clicks made in time are waited for so long."""
_TOO_MANY, _SERVERS_FAULT = 429, 500
"""Answers from which on Discord may be asked again."""

_log = structlog.stdlib.get_logger("bot.quiz")


@dataclass(slots=True)
class Table:
    """A quiz as this process plays it; losing it loses nothing but ``seconds``, before the first round.

    ``unseen`` when answers came that the round doesn't show yet; ``revealed`` is the round whose answer it shows.
    """

    game: Game
    seconds: timedelta = timedelta(seconds=SECONDS)
    questions: list[Question] = field(default_factory=list)
    unseen: bool = False
    stopped: bool = False
    revealed: int | None = None


class QuizMaster:
    """Starts, plays and stops quizzes, each in its channel."""

    def __init__(self, quizzes: Quizzes, rounds: Rounds, questions: QuizQuestions, poster: QuizPoster) -> None:
        self._quizzes = quizzes
        self._rounds = rounds
        self._questions = questions
        self._poster = poster
        self._tables: dict[int, Table] = {}
        self._began: Callable[[], None] = lambda: None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The quizzes this process plays."""
        return tuple(self._tables.values())

    def on_begin(self, began: Callable[[], None]) -> None:
        """Have ``began`` called whenever there is a quiz to be played."""
        self._began = began

    async def start(self, game: Game, seconds: int) -> None:
        """Begin ``game``, its rounds of so many ``seconds``; raises QuizRunning, TooFewQuestions and StorageError."""
        questions = await self._questions.draw(game, game.rounds)
        await self._quizzes.start(game)
        self._sit_down(Table(game, timedelta(seconds=seconds), list(questions)))

    def stop(self, game: Game) -> None:
        """End ``game`` with the next step: the open round is revealed, then the standings are told."""
        table = self._tables.get(game.channel)
        if table is None or table.game != game:
            self._sit_down(table := Table(game))
        table.stopped = True

    def note_answer(self, channel: int) -> None:
        """Have the round of ``channel`` show that somebody has answered."""
        if table := self._tables.get(channel):
            table.unseen = True

    async def take_on(self) -> None:
        """Go on with quizzes that nobody plays, as after a restart; raises StorageError."""
        for game in await self._quizzes.running():
            if self._poster.sees(game.server):
                self._sit_down(self._tables.get(game.channel, Table(game)))

    async def step(self, table: Table, now: datetime) -> None:
        """Do what is due in a quiz; raises StorageError, and whatever Discord may be asked again after.

        Where the bot may post no longer, the quiz ends.
        """
        try:
            last = await self._rounds.last(table.game.channel)
            if last is not None and last.revealed_at is None:
                last = await self._go_on(table, last, now)
            if last is None or last.revealed_at is not None:
                await self._follow(table, last, now)
        except discord.HTTPException as refused:
            if refused.status == _TOO_MANY or refused.status >= _SERVERS_FAULT:
                raise
            _log.info("ended", channel=table.game.channel, reason=refused.text)
            await self._leave(table)

    async def _go_on(self, table: Table, asked: Round, now: datetime) -> Round | None:
        """Show an open round, or reveal it; return it as it is then."""
        if table.stopped or now >= asked.ends_at + GRACE:
            await self._rounds.reveal(asked.number, now)
            return await self._rounds.last(asked.channel)
        if asked.message is None:
            await self._poster.post(table.game, asked)
        elif table.unseen:
            table.unseen = False  # before the answers are counted, since others may come meanwhile
            await self._poster.count(table.game, asked)
        return asked

    async def _follow(self, table: Table, last: Round | None, now: datetime) -> None:
        """Show the answer of the ``last`` round; after a pause ask the next one, or close."""
        if last is not None and table.revealed != last.number:
            await self._poster.reveal(table.game, last)
            table.revealed = last.number
        if not table.stopped and now < _since(table.game, last) + PAUSE:
            return
        if table.stopped or (last is not None and last.position >= table.game.rounds):
            await self._close(table, last)
        else:
            await self._ask(table, last, now)

    async def _ask(self, table: Table, last: Round | None, now: datetime) -> None:
        game, position = table.game, last.position + 1 if last else 1
        if last is not None:
            table.seconds = last.ends_at - last.asked_at
        try:
            table.questions = table.questions or [*await self._questions.draw(game, game.rounds - position + 1)]
        except TooFewQuestions:  # the library has changed
            return await self._close(table, last)
        asked = await self._rounds.ask(game, position, table.questions.pop(), now, now + table.seconds)
        if asked is None:  # the quiz is over, or another process plays it
            return self._forget(table)
        await self._poster.post(game, asked)
        return None

    async def _close(self, table: Table, last: Round | None) -> None:
        if last is None:
            return await self._leave(table)
        standings = await self._quizzes.standings(table.game.channel)
        closed = await self._poster.close(table.game, last, standings)
        await self._leave(table)
        return await self._poster.add_picture(closed, table.game, last, standings)

    async def _leave(self, table: Table) -> None:
        await self._quizzes.end(table.game.channel)
        self._forget(table)

    def _sit_down(self, table: Table) -> None:
        self._tables[table.game.channel] = table
        self._began()

    def _forget(self, table: Table) -> None:
        if self._tables.get(table.game.channel) is table:
            del self._tables[table.game.channel]


def _since(game: Game, last: Round | None) -> datetime:
    return last.revealed_at if last and last.revealed_at else game.started_at
