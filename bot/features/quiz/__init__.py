"""/quiz: what was said, asked of everyone in a channel."""

from bot.desk.feature import Feature, Tools
from bot.features.quiz.commands import QuizCommands
from bot.features.quiz.drawing import QuizQuestions
from bot.features.quiz.errors import WORDS
from bot.features.quiz.job import QuizJob
from bot.features.quiz.picture import QuizPicture
from bot.features.quiz.poster import QuizPoster
from bot.features.quiz.referee import QuizReferee
from bot.features.quiz.rounds import Rounds
from bot.features.quiz.scores import Scores
from bot.features.quiz.store import Quizzes, delete_old


def quiz(tools: Tools) -> Feature:
    """Return /quiz."""
    desk, client = tools.desk, tools.client
    quizzes, rounds, scores = Quizzes(tools.database), Rounds(tools.database), Scores(tools.database)
    poster = QuizPoster(client, desk.sender, desk.libraries, rounds, scores, QuizPicture(client, desk.pictures))
    referee = QuizReferee(quizzes, rounds, QuizQuestions(desk.libraries, quizzes, tools.chance), poster)
    return Feature(
        parts=[QuizCommands(desk, referee, quizzes, rounds, scores)],
        jobs=[QuizJob(client, referee)],
        clean_ups=[delete_old],
        errors=WORDS,
    )
