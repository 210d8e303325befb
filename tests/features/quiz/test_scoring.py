from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.quotable import quotable
from bot.conversation.short_form import shorten
from bot.features.quiz.errors import TooFewQuestions
from bot.features.quiz.questions import CHOICES, Kind
from bot.features.quiz.scoring import POINTS_FIRST, POINTS_RIGHT, Streak, make_questions, month_of, score, usual_kind

WORDS = ["sea", "boat", "calm", "rope", "wind", "sail", "storm", "rain", "deck", "mast"]


@pytest.fixture(scope="module")
def quotes(seed: Conversation) -> tuple[Quote, ...]:
    return quotable(seed)


def lines(*speakers: str) -> list[Quote]:
    """Quotes of ``speakers`` in turn, each different."""
    passages = [
        Passage(name, 90.0 * number, f"We saw {WORDS[number % 10]} and more of number {number} than we had hoped for.")
        for number, name in enumerate(speakers)
    ]
    talk = Conversation("boat", "The Boat", None, tuple(passages))
    return [talk.quote_passages(number, number + 1) for number in range(len(passages))]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("count", [1, 2, 5, 10])
def test_speakers_are_asked_for_as_often_as_each_other(kind: Kind, count: int, quotes: tuple[Quote, ...]) -> None:
    questions = make_questions(kind, quotes, count, [], Random(count))
    times = Counter(question.quote.speaker for question in questions)
    assert sum(times.values()) == count
    assert max(times.values()) - min(times.values()) <= 1 or len(times) == 1
    assert len(times) == min(2, count)


@pytest.mark.parametrize("kind", Kind)
def test_no_quiz_asks_for_a_quote_twice(kind: Kind, quotes: tuple[Quote, ...]) -> None:
    questions = make_questions(kind, quotes, 20, [], Random(1))
    assert len({question.quote for question in questions}) == 20
    assert all(question.kind is kind for question in questions)
    assert all(len(question.choices) == (2 if kind is Kind.WHO else CHOICES) for question in questions)


@pytest.mark.parametrize("kind", Kind)
def test_what_was_asked_lately_is_not_asked_again(kind: Kind, quotes: tuple[Quote, ...]) -> None:
    recent: list[str] = []
    for seed in range(3):
        questions = make_questions(kind, quotes, 10, recent, Random(seed))
        recent = [shorten(question.quote) for question in questions] + recent
    assert len(set(recent)) == 30


def test_where_all_was_asked_the_oldest_comes_again() -> None:
    quotes = lines(*["Mira", "Sam"] * 8)
    forms = [shorten(quote) for quote in quotes]
    questions = make_questions(Kind.WHO, quotes, 4, forms, Random(0))
    assert {shorten(question.quote) for question in questions} == set(forms[-4:])


def test_what_two_people_say_alike_is_not_asked() -> None:
    quotes = lines(*["Mira", "Sam"] * 3)
    echo = Conversation("echo", "Echo", None, (Passage("Sam", 0.0, quotes[0].text.upper()),)).quote_passages(0, 1)
    questions = make_questions(Kind.WHO, [*quotes, echo], 4, [], Random(0))
    assert not {quotes[0], echo} & {question.quote for question in questions}


def test_where_few_speak_in_one_talk_those_of_others_may_have_said_it() -> None:
    said = (Passage("Ada", 0.0, "The mill was louder than the harbour."), Passage("Ben", 9.0, "It was."))
    elsewhere = Conversation("mill", "The Mill", None, said).quote_passages(0, 1)
    questions = make_questions(Kind.WHO, [*lines(*["Mira", "Sam"] * 4), elsewhere], 4, [], Random(3))
    assert all(set(question.choices) == {"Mira", "Sam", "Ada", "Ben"} for question in questions)


def test_where_two_people_speak_nobody_is_asked_to_toss_a_coin(quotes: tuple[Quote, ...]) -> None:
    assert usual_kind([quotes[0].conversation]) is Kind.FINISH
    assert usual_kind([lines("Mira", "Sam", "Ada")[0].conversation]) is Kind.WHO


def test_the_next_speaker_cannot_be_foretold() -> None:
    quotes = lines(*["Mira", "Sam"] * 5)
    quizzes = [make_questions(Kind.WHO, quotes, 4, [], Random(seed)) for seed in range(60)]
    orders = {tuple(question.quote.speaker for question in questions) for questions in quizzes}
    assert len(orders) == 6


def test_the_same_chance_makes_the_same_quiz(quotes: tuple[Quote, ...]) -> None:
    first, second = (make_questions(Kind.FINISH, quotes, 5, [], Random(7)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", Kind)
def test_too_little_that_was_said_is_told(kind: Kind) -> None:
    with pytest.raises(TooFewQuestions) as told:
        make_questions(kind, lines(*["Mira", "Sam"] * 4), 9, [], Random(0))
    assert (told.value.kind, told.value.found) == (kind, 8)


def test_who_said_it_is_no_question_where_one_says_all_that_stands_alone() -> None:
    passages = (*lines("Mira", "Mira", "Mira")[0].conversation.passages, Passage("Sam", 300.0, "Mm."))
    talk = Conversation("boat", "The Boat", None, passages)
    with pytest.raises(TooFewQuestions):
        make_questions(Kind.WHO, [talk.quote_passages(number, number + 1) for number in range(3)], 2, [], Random(0))


def test_a_right_answer_wins_and_the_first_one_more() -> None:
    assert score([(1, 0), (2, 1), (3, 1), (4, 2)], right=1) == {1: 0, 2: POINTS_FIRST, 3: POINTS_RIGHT, 4: 0}
    assert score([], right=1) == {}


@given(st.lists(st.booleans()))
def test_a_streak_counts_right_answers_in_a_row(answers: list[bool]) -> None:
    streak = Streak()
    for right in answers:
        streak = streak.after(right=right)
    runs = "".join("x" if right else " " for right in answers)
    assert streak.running == len(runs) - len(runs.rstrip("x"))
    assert streak.best == max(map(len, runs.split()), default=0)


def test_a_month_is_reckoned_in_utc() -> None:
    east = timezone(timedelta(hours=14))
    assert month_of(datetime(2026, 12, 1, 9, tzinfo=east)) == "2026-11"
    assert month_of(datetime(2026, 12, 1, tzinfo=UTC)) == "2026-12"
