"""The questions of a quiz, drawn from the whole library and none that its server was asked lately."""

import asyncio
import random
from collections.abc import Sequence

from bot.community.game import Game
from bot.community.questions import Question
from bot.community.quiz import make_questions
from bot.interactions.libraries import Libraries
from bot.storage.quiz import Quizzes


class QuizQuestions:
    """Draws questions; ``chance`` shuffles."""

    def __init__(self, libraries: Libraries, quizzes: Quizzes, chance: random.Random) -> None:
        self._libraries = libraries
        self._quizzes = quizzes
        self._chance = chance

    async def draw(self, game: Game, count: int) -> Sequence[Question]:
        """Return ``count`` questions for ``game``; raises TooFewQuestions and StorageError."""
        recent = await self._quizzes.recent(game.server)
        finder = await self._libraries.of(game.server)
        quotes = [quote for one in finder.library for quote in await asyncio.to_thread(finder.quotable, one)]
        return await asyncio.to_thread(make_questions, game.kind, quotes, count, recent, self._chance)
