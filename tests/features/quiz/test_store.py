import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.short_form import recover, shorten
from bot.features.quiz.errors import QuizRunning
from bot.features.quiz.game import Answer, Game, Round, Score, Standing, Taken
from bot.features.quiz.questions import Kind, Question
from bot.features.quiz.rounds import Rounds
from bot.features.quiz.scores import Scores
from bot.features.quiz.scoring import POINTS_FIRST, POINTS_RIGHT, Streak
from bot.features.quiz.store import GAME_KEPT, USED_KEPT, Quizzes, delete_old
from bot.storage.database import Database
from tests.storage.fixtures import NOW, rows_in

GAME = Game(channel=333, server=11, host=101, kind=Kind.WHO, rounds=3, started_at=NOW)
MIRA, SAM, KIM = 101, 102, 103
END = NOW + timedelta(seconds=20)


@pytest.fixture
def quizzes(database: Database) -> Quizzes:
    return Quizzes(database)


@pytest.fixture
def rounds(database: Database) -> Rounds:
    return Rounds(database)


@pytest.fixture
def question(talk: Conversation) -> Question:
    quote = talk.quote_passages(0, 1)
    return Question(Kind.WHO, quote, quote.text, ("Sam", "Mira"), right=1)


@pytest.fixture
async def asked(quizzes: Quizzes, rounds: Rounds, question: Question) -> Round:
    await quizzes.start(GAME)
    asked = await rounds.ask(GAME, 1, question, NOW, END)
    assert asked is not None
    return asked


async def play(rounds: Rounds, question: Question, position: int, choices: dict[int, int], game: Game = GAME) -> None:
    asked = await rounds.ask(game, position, question, NOW, END)
    assert asked is not None
    for second, (player, choice) in enumerate(choices.items()):
        await rounds.answer(asked.number, player, choice, NOW + timedelta(seconds=second))
    assert await rounds.reveal(asked.number, END)


async def test_a_channel_has_one_quiz_however_many_start_one(quizzes: Quizzes) -> None:
    started = await asyncio.gather(*(quizzes.start(GAME) for _ in range(20)), return_exceptions=True)
    assert [type(one) for one in started if one is not None] == [QuizRunning] * 19
    await quizzes.start(replace(GAME, channel=334, host=None))
    assert await quizzes.game(333) == GAME
    assert {game.channel for game in await quizzes.running()} == {333, 334}


async def test_after_its_end_a_channel_can_have_another(quizzes: Quizzes, asked: Round) -> None:
    assert await quizzes.end(333)
    assert not await quizzes.end(333)
    assert await quizzes.game(333) is None
    await quizzes.start(GAME)


async def test_a_round_holds_all_that_is_needed_after_a_restart(
    rounds: Rounds, asked: Round, question: Question, talk: Conversation
) -> None:
    await rounds.posted(asked.number, 2**60)
    found = await rounds.last(333)
    assert found == replace(asked, message=2**60)
    assert (found.shown, found.choices, found.right, found.ends_at) == (question.shown, question.choices, 1, END)
    assert recover(found.form, Library.of([talk])).quote == question.quote


async def test_of_processes_that_ask_the_same_round_one_does(
    rounds: Rounds, quizzes: Quizzes, question: Question
) -> None:
    await quizzes.start(GAME)
    tries = await asyncio.gather(*(rounds.ask(GAME, 1, question, NOW, END) for _ in range(10)))
    assert sum(one is not None for one in tries) == 1


async def test_a_game_that_was_ended_asks_no_more(rounds: Rounds, quizzes: Quizzes, question: Question) -> None:
    await quizzes.start(GAME)
    await quizzes.end(333)
    assert await rounds.ask(GAME, 1, question, NOW, END) is None
    assert await rounds.last(333) is None


async def test_a_hundred_players_answer_at_once_and_each_counts_once(rounds: Rounds, asked: Round) -> None:
    taken = await asyncio.gather(
        *(rounds.answer(asked.number, player, choice, NOW) for player in range(1, 51) for choice in (0, 1))
    )
    assert sorted(taken) == [Taken.BEFORE] * 50 + [Taken.TAKEN] * 50
    assert len(await rounds.answers(asked.number)) == 50


async def test_the_first_answer_stays(rounds: Rounds, asked: Round) -> None:
    assert await rounds.answer(asked.number, MIRA, 0, NOW) is Taken.TAKEN
    assert await rounds.answer(asked.number, MIRA, 1, NOW) is Taken.BEFORE
    assert await rounds.answers(asked.number) == (Answer(MIRA, 0, None),)


async def test_no_answer_is_taken_late_or_after_the_reveal_or_of_a_round_that_is_gone(
    rounds: Rounds, quizzes: Quizzes, asked: Round
) -> None:
    assert await rounds.answer(asked.number, MIRA, 1, END) is Taken.OVER
    await rounds.reveal(asked.number, NOW)
    assert await rounds.answer(asked.number, MIRA, 1, NOW) is Taken.OVER
    await quizzes.end(333)
    assert await rounds.answer(asked.number, MIRA, 1, NOW) is Taken.OVER


async def test_a_round_is_revealed_and_counted_once(rounds: Rounds, database: Database, asked: Round) -> None:
    await rounds.answer(asked.number, SAM, 1, NOW)
    await rounds.answer(asked.number, MIRA, 1, NOW + timedelta(seconds=1))
    await rounds.answer(asked.number, KIM, 0, NOW + timedelta(seconds=2))
    revealed = await asyncio.gather(*(rounds.reveal(asked.number, END) for _ in range(10)))
    assert sum(revealed) == 1
    assert await rounds.answers(asked.number) == (
        Answer(SAM, 1, POINTS_FIRST),
        Answer(MIRA, 1, POINTS_RIGHT),
        Answer(KIM, 0, 0),
    )
    assert await Scores(database).leaderboard(11) == (
        Score(1, SAM, POINTS_FIRST, 1, 1, Streak(1, 1)),
        Score(2, MIRA, POINTS_RIGHT, 1, 1, Streak(1, 1)),
        Score(3, KIM, 0, 0, 1, Streak(0, 0)),
    )


async def test_a_round_that_nobody_answers_is_revealed(rounds: Rounds, database: Database, asked: Round) -> None:
    assert await rounds.reveal(asked.number, END)
    assert await Scores(database).leaderboard(11) == ()


async def test_standings_are_of_the_game_and_scores_outlast_it(
    rounds: Rounds, quizzes: Quizzes, database: Database, question: Question
) -> None:
    await quizzes.start(GAME)
    await play(rounds, question, 1, {SAM: 1, MIRA: 0})
    await play(rounds, question, 2, {MIRA: 1, SAM: 0})
    await play(rounds, question, 3, {SAM: 1})
    assert await quizzes.standings(333) == (
        Standing(SAM, 2 * POINTS_FIRST, 2),
        Standing(MIRA, POINTS_FIRST, 1),
    )
    await quizzes.end(333)
    assert await quizzes.standings(333) == ()
    best = (await Scores(database).leaderboard(11))[0]
    assert (best.player, best.right, best.answered, best.streak) == (SAM, 2, 3, Streak(1, 1))


async def test_leaderboards_are_of_a_server_and_a_month(
    rounds: Rounds, quizzes: Quizzes, database: Database, question: Question
) -> None:
    scores = Scores(database)
    played = [(1, 11, 10, {MIRA: 1}), (2, 11, 11, {SAM: 1, MIRA: 1}), (3, 12, 11, {KIM: 1})]
    for channel, server, month, choices in played:
        game = replace(GAME, channel=channel, server=server)
        await quizzes.start(game)
        asked = await rounds.ask(game, 1, question, NOW, END)
        assert asked is not None
        for player, choice in choices.items():
            await rounds.answer(asked.number, player, choice, NOW)
        await rounds.reveal(asked.number, NOW.replace(month=month))
    assert [line.player for line in await scores.leaderboard(11)] == [MIRA, SAM]
    assert [line.player for line in await scores.leaderboard(11, first=1)] == [SAM]
    assert [line.player for line in await scores.leaderboard(11, month="2026-11")] == [MIRA, SAM]
    assert [line.player for line in await scores.leaderboard(11, month="2026-10")] == [MIRA]
    assert [await scores.players(server) for server in (11, 12, 13)] == [2, 1, 0]
    assert await scores.players(11, month="2026-10") == 1


async def test_rounds_revealed_at_once_lose_no_score(
    rounds: Rounds, quizzes: Quizzes, database: Database, question: Question
) -> None:
    numbers = []
    for channel in range(1, 9):
        game = replace(GAME, channel=channel)
        await quizzes.start(game)
        asked = await rounds.ask(game, 1, question, NOW, END)
        assert asked is not None
        numbers.append(asked.number)
        for second, player in enumerate((MIRA, SAM, KIM) if channel % 2 else (KIM, SAM, MIRA)):
            await rounds.answer(asked.number, player, 1, NOW + timedelta(seconds=second))
    assert all(await asyncio.gather(*(rounds.reveal(number, END) for number in numbers)))
    lines = await Scores(database).leaderboard(11)
    for line in lines:
        assert (line.right, line.answered, line.streak) == (8, 8, Streak(8, 8))
    assert [line.place for line in lines] == [1, 1, 3], "who has won as much has the same place"
    assert [line.place for line in await Scores(database).leaderboard(11, first=2)] == [3]


async def test_what_was_asked_lately_is_known_latest_first(
    rounds: Rounds, quizzes: Quizzes, question: Question, talk: Conversation
) -> None:
    await quizzes.start(GAME)
    quotes = [talk.quote_passages(number, number + 1) for number in (0, 1, 0)]
    for minute, quote in enumerate(quotes):
        await rounds.ask(GAME, minute, replace(question, quote=quote), NOW + timedelta(minutes=minute), END)
    assert await quizzes.recent(11) == (shorten(quotes[2]), shorten(quotes[1]))
    assert await quizzes.recent(12) == ()


async def test_quizzes_that_nobody_ended_are_forgotten(database: Database, quizzes: Quizzes, asked: Round) -> None:
    await database.write(delete_old, NOW + GAME_KEPT - timedelta(seconds=1))
    assert await quizzes.game(333) == GAME
    await database.write(delete_old, NOW + max(GAME_KEPT, USED_KEPT))
    assert await quizzes.game(333) is None
    assert await quizzes.recent(11) == ()
    assert await rows_in(database, "quiz_rounds") == 0
