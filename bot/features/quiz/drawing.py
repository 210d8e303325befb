"""The questions of a quiz, drawn from the whole library and none that its server was asked lately."""

import asyncio
import random
from collections.abc import Sequence

from bot.conversation.shuffled import Shuffled
from bot.features.quiz.game import Game
from bot.features.quiz.questions import Kind, Question
from bot.features.quiz.scoring import MOST_COMPARED, make_questions
from bot.features.quiz.store import Quizzes
from bot.library.serving import Libraries


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
        return await asyncio.to_thread(self._made, finder.shuffled(game.among), game.kind, count, recent)

    def _made(self, quotes: Shuffled, kind: Kind, count: int, recent: Sequence[str]) -> Sequence[Question]:
        return make_questions(kind, quotes.some(MOST_COMPARED, self._chance), count, recent, self._chance)
