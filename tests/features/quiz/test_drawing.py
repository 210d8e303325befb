import random
from datetime import UTC, datetime

import pytest

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.features.quiz.drawing import MOST_ASKED_ABOUT, QuizQuestions
from bot.features.quiz.game import Game
from bot.features.quiz.questions import Kind
from bot.features.quiz.store import Quizzes
from bot.library.added_store import Added
from bot.library.indexed import LibraryIndexer
from bot.library.serving import Libraries
from bot.library.suggestion_store import Suggestions
from bot.storage.database import Database
from tests.conftest import unprepared

SAID = "The weaver counted every thread of loom {} before the bells of harbour {} rang out at noon."


def talk(number: int, sentences: int) -> Conversation:
    said = (Passage("Ada" if one % 2 else "Bo", 600.0 * one, SAID.format(number, one)) for one in range(sentences))
    return Conversation(f"talk-{number}", f"Talk {number}", None, tuple(said), series="Odd" if number % 2 else "Even")


def questions(database: Database, talks: list[Conversation]) -> QuizQuestions:
    indexer = LibraryIndexer()
    stores = Added(database), Suggestions(database)
    libraries = Libraries(indexer.indexed(Library.of(talks)), indexer, *stores, memory=0, prepare=unprepared)
    return QuizQuestions(libraries, Quizzes(database), random.Random(5))


def game(series: str | None = None) -> Game:
    return Game(1, 2, 3, Kind.MINUTE, 5, datetime(2026, 11, 28, tzinfo=UTC), series)


@pytest.mark.parametrize("sentences", [2, 20])
async def test_a_quiz_of_many_conversations_asks_about_a_few_and_of_more_where_they_say_too_little(
    database: Database, sentences: int
):
    drawing = questions(database, [talk(number, sentences) for number in range(40)])
    asked = await drawing.draw(game("Odd"), 30)
    about = {question.quote.conversation for question in asked}
    assert {one.series for one in about} == {"Odd"}
    assert len(asked) == 30
    if sentences > 2:
        assert len(about) <= MOST_ASKED_ABOUT
