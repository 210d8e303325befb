"""Quizzes played step by step: what comes next follows from what is remembered, so a restart goes on in the middle."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import discord
import structlog

from bot.features.quiz.drawing import QuizQuestions
from bot.features.quiz.errors import TooFewQuestions
from bot.features.quiz.game import Game, Round
from bot.features.quiz.poster import QuizPoster
from bot.features.quiz.questions import Question
from bot.features.quiz.rounds import Rounds
from bot.features.quiz.store import Quizzes

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
class RunningQuiz:
    """A quiz as this process plays it; losing it loses nothing but ``seconds``, before the first round.

    ``unseen`` when answers came that the round doesn't show yet; ``revealed`` is the round whose answer it shows.
    """

    game: Game
    seconds: timedelta = timedelta(seconds=SECONDS)
    questions: list[Question] = field(default_factory=list)
    unseen: bool = False
    stopped: bool = False
    revealed: int | None = None


class QuizReferee:
    """Starts, plays and stops quizzes, each in its channel."""

    def __init__(self, quizzes: Quizzes, rounds: Rounds, questions: QuizQuestions, poster: QuizPoster) -> None:
        self._quizzes = quizzes
        self._rounds = rounds
        self._questions = questions
        self._poster = poster
        self._running: dict[int, RunningQuiz] = {}
        self._began: Callable[[], None] = lambda: None

    @property
    def running(self) -> tuple[RunningQuiz, ...]:
        """The quizzes this process plays."""
        return tuple(self._running.values())

    def on_begin(self, began: Callable[[], None]) -> None:
        """Have ``began`` called whenever there is a quiz to be played."""
        self._began = began

    async def start(self, game: Game, seconds: int) -> None:
        """Begin ``game``, its rounds of so many ``seconds``; raises QuizRunning, TooFewQuestions and StorageError."""
        questions = await self._questions.draw(game, game.rounds)
        await self._quizzes.start(game)
        self._take_up(RunningQuiz(game, timedelta(seconds=seconds), list(questions)))

    def stop(self, game: Game) -> None:
        """End ``game`` with the next step: the open round is revealed, then the standings are told."""
        quiz = self._running.get(game.channel)
        if quiz is None or quiz.game != game:
            self._take_up(quiz := RunningQuiz(game))
        quiz.stopped = True

    def note_answer(self, channel: int) -> None:
        """Have the round of ``channel`` show that somebody has answered."""
        if quiz := self._running.get(channel):
            quiz.unseen = True

    async def take_on(self) -> None:
        """Go on with quizzes that nobody plays, as after a restart; raises StorageError."""
        for game in await self._quizzes.running():
            if self._poster.sees(game.server):
                self._take_up(self._running.get(game.channel, RunningQuiz(game)))

    async def step(self, quiz: RunningQuiz, now: datetime) -> None:
        """Do what is due in a quiz; raises StorageError, and whatever Discord may be asked again after.

        Where the bot may post no longer, the quiz ends.
        """
        try:
            last = await self._rounds.last(quiz.game.channel)
            if last is not None and last.revealed_at is None:
                last = await self._go_on(quiz, last, now)
            if last is None or last.revealed_at is not None:
                await self._follow(quiz, last, now)
        except discord.HTTPException as refused:
            if refused.status == _TOO_MANY or refused.status >= _SERVERS_FAULT:
                raise
            _log.info("ended", channel=quiz.game.channel, reason=refused.text)
            await self._leave(quiz)

    async def _go_on(self, quiz: RunningQuiz, asked: Round, now: datetime) -> Round | None:
        """Show an open round, or reveal it; return it as it is then."""
        if quiz.stopped or now >= asked.ends_at + GRACE:
            await self._rounds.reveal(asked.number, now)
            return await self._rounds.last(asked.channel)
        if asked.message is None:
            await self._poster.post(quiz.game, asked)
        elif quiz.unseen:
            quiz.unseen = False  # before the answers are counted, since others may come meanwhile
            await self._poster.count(quiz.game, asked)
        return asked

    async def _follow(self, quiz: RunningQuiz, last: Round | None, now: datetime) -> None:
        """Show the answer of the ``last`` round; after a pause ask the next one, or close."""
        if last is not None and quiz.revealed != last.number:
            await self._poster.reveal(quiz.game, last)
            quiz.revealed = last.number
        if not quiz.stopped and now < _since(quiz.game, last) + PAUSE:
            return
        if quiz.stopped or (last is not None and last.position >= quiz.game.rounds):
            await self._close(quiz, last)
        else:
            await self._ask(quiz, last, now)

    async def _ask(self, quiz: RunningQuiz, last: Round | None, now: datetime) -> None:
        game, position = quiz.game, last.position + 1 if last else 1
        if last is not None:
            quiz.seconds = last.ends_at - last.asked_at
        try:
            quiz.questions = quiz.questions or [*await self._questions.draw(game, game.rounds - position + 1)]
        except TooFewQuestions:  # the library has changed
            return await self._close(quiz, last)
        asked = await self._rounds.ask(game, position, quiz.questions.pop(), now, now + quiz.seconds)
        if asked is None:  # the quiz is over, or another process plays it
            return self._forget(quiz)
        await self._poster.post(game, asked)
        return None

    async def _close(self, quiz: RunningQuiz, last: Round | None) -> None:
        if last is None:
            return await self._leave(quiz)
        standings = await self._quizzes.standings(quiz.game.channel)
        closed = await self._poster.close(quiz.game, last, standings)
        await self._leave(quiz)
        return await self._poster.add_picture(closed, quiz.game, last, standings)

    async def _leave(self, quiz: RunningQuiz) -> None:
        await self._quizzes.end(quiz.game.channel)
        self._forget(quiz)

    def _take_up(self, quiz: RunningQuiz) -> None:
        self._running[quiz.game.channel] = quiz
        self._began()

    def _forget(self, quiz: RunningQuiz) -> None:
        if self._running.get(quiz.game.channel) is quiz:
            del self._running[quiz.game.channel]


def _since(game: Game, last: Round | None) -> datetime:
    return last.revealed_at if last and last.revealed_at else game.started_at
