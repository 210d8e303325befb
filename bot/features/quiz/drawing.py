"""The questions of a quiz, drawn from a few conversations and none that its server was asked lately."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress

from bot.conversation.shuffled import Shuffled
from bot.features.quiz.errors import TooFewQuestions
from bot.features.quiz.game import Game
from bot.features.quiz.questions import Kind, Question
from bot.features.quiz.scoring import MOST_COMPARED, make_questions
from bot.features.quiz.store import Quizzes
from bot.library.finder import Finder
from bot.library.serving import Libraries

MOST_ASKED_ABOUT = 12
"""Conversations that the questions of one quiz are drawn from: reading hundreds for it would take seconds."""


class QuizQuestions:
    """Draws questions; ``chance`` shuffles."""

    def __init__(self, libraries: Libraries, quizzes: Quizzes, chance: random.Random) -> None:
        self._libraries = libraries
        self._quizzes = quizzes
        self._chance = chance

    async def draw(self, game: Game, count: int) -> Sequence[Question]:
        """Return ``count`` questions for ``game``; raises TooFewQuestions and StorageError."""
        recent = await self._quizzes.recent(game.server)
        finder = await self._libraries.finder(game.server)
        return await asyncio.to_thread(self._made, finder, game, count, recent)

    def _made(self, finder: Finder, game: Game, count: int, recent: Sequence[str]) -> Sequence[Question]:
        keys = [one.key for one in finder.library if game.among.holds(one)]
        if len(keys) > MOST_ASKED_ABOUT:
            some = finder.shuffled(game.among, {*self._chance.sample(keys, MOST_ASKED_ABOUT)})
            with suppress(TooFewQuestions):
                return self._of(some, game.kind, count, recent)
        return self._of(finder.shuffled(game.among), game.kind, count, recent)

    def _of(self, quotes: Shuffled, kind: Kind, count: int, recent: Sequence[str]) -> Sequence[Question]:
        return make_questions(kind, quotes.some(MOST_COMPARED, self._chance), count, recent, self._chance)
