from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.timecode import parse_timecode
from bot.features.quiz.questions import (
    CHOICES,
    CLOSEST_MINUTES,
    FEWEST_ENDING,
    FEWEST_SHOWN,
    LONGEST_CHOICE,
    MOST_ENDING,
    finish_the_quote,
    guess_the_minute,
    part,
    who_said_it,
)

CHANCE = st.integers(0, 2**32).map(Random)
SPEAKERS = ("Mira Lang", "Sam", "Kim", "Noor", "Odd")


def said(text: str, speaker: str = "Mira Lang", start: float = 0.0, length: float | None = None) -> Quote:
    talk = Conversation("boat", "The Boat", None, (Passage(speaker, start, text),), recorded=length)
    return talk.quote_passages(0, 1)


@given(CHANCE, st.integers(2, 5))
def test_who_said_it_offers_the_speaker_and_others_each_once(chance: Random, people: int) -> None:
    question = who_said_it(said("The sea was calm."), SPEAKERS[:people], chance)
    assert question is not None
    assert question.choices[question.right] == "Mira Lang"
    assert len(set(question.choices)) == len(question.choices) == min(people, CHOICES)
    assert set(question.choices) <= set(SPEAKERS)


@pytest.mark.parametrize("text", ["Ask Mira about it.", "That is Lang’s boat.", "That is Sams boat.", "Well, KIM!"])
def test_a_quote_that_names_a_speaker_asks_nothing(text: str) -> None:
    assert who_said_it(said(text), SPEAKERS, Random(0)) is None


def test_where_one_speaks_alone_nobody_asks_who() -> None:
    assert who_said_it(said("The sea was calm."), SPEAKERS[:1], Random(0)) is None


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("The sea was calm that morning, and nobody spoke for an hour.", "and nobody spoke for an hour."),
        ("It was late. Nobody had thought of bringing a lamp along with us.", "of bringing a lamp along with us."),
        ("We never asked whether the captain or Kim or Noor knew of it.", "or Kim or Noor knew of it."),
        (
            "We never asked whether it was Kim, Noor, Odd, Mira, Lang, Adam Or Bob.",
            None,
        ),  # only capitals to begin with
        ("Calm it was.", None),
        ("This is all that I wanted to say here. And so it ends.", None),  # the last sentence is too short
    ],
)
def test_a_quote_is_parted_within_its_last_sentence_before_a_small_letter(text: str, ending: str | None) -> None:
    halves = part(text)
    assert (halves and halves.ending) == ending


@given(st.lists(st.sampled_from(["sea", "Boat", "end.", "1", "“what", "x" * 30]), min_size=1).map(" ".join))
def test_parts_are_the_whole_and_as_long_as_they_should_be(text: str) -> None:
    halves = part(text)
    if halves is not None:
        assert " ".join(halves) == text
        assert len(halves.beginning.split()) >= FEWEST_SHOWN
        assert FEWEST_ENDING <= len(halves.ending.split()) <= MOST_ENDING
        assert len(halves.ending) <= LONGEST_CHOICE
        assert halves.ending[0].islower()


@given(CHANCE)
def test_finish_the_quote_offers_the_ending_and_others_each_once(chance: Random) -> None:
    quote = said("The sea was calm that morning, and nobody spoke for an hour.")
    endings = [
        "then it began to rain.",
        "we all went home.",
        "We all went home!",
        "and nobody spoke for an hour!",
        "x.",
    ]
    question = finish_the_quote(quote, endings, chance)
    assert question is not None
    assert question.shown + " " + question.choices[question.right] == quote.text
    plain = {choice.strip(".!") for choice in question.choices}
    assert len(plain) == len(question.choices) == CHOICES


@given(CHANCE)
def test_a_question_mark_does_not_give_the_ending_away(chance: Random) -> None:
    quote = said("What was it that she said before we all went home again?")
    endings = [
        f"{end}{mark}" for end in ("we lost two of them", "it is far too late", "a boat is a boat") for mark in ".?"
    ]
    question = finish_the_quote(quote, endings, chance)
    assert question is not None
    assert {choice[-1] for choice in question.choices} == {"?"}


def test_without_three_other_endings_there_is_no_question() -> None:
    quote = said("The sea was calm that morning, and nobody spoke for an hour.")
    assert finish_the_quote(quote, ["it rained.", "It rained!", "we left."], Random(0)) is None


def test_nobody_is_asked_for_the_minute_where_times_are_guessed() -> None:
    quote = said("The sea was calm.", start=3000.0, length=6000.0)
    guessed = Quote(replace(quote.conversation, timed=False), quote.first_word, quote.stop_word)
    assert guess_the_minute(quote, Random(0)) is not None
    assert guess_the_minute(guessed, Random(0)) is None


@given(CHANCE, st.integers(0, 300), st.integers(0, 300))
def test_guess_the_minute_offers_four_apart_within_the_talk_in_order(chance: Random, start: int, more: int) -> None:
    quote = said("The sea was calm.", start=start * 60.0 + 30, length=(start + more) * 60.0 + 59)
    question = guess_the_minute(quote, chance)
    if start + more >= 2 * 12 * CLOSEST_MINUTES:
        assert question is not None
    if question is None:
        assert start + more < 2 * 12 * CLOSEST_MINUTES
        return
    minutes = [int(parse_timecode(choice)) // 60 for choice in question.choices]
    apart = max(CLOSEST_MINUTES, (start + more) // 12)
    assert len(minutes) == CHOICES
    assert minutes[question.right] == start
    assert all(later - earlier >= apart for earlier, later in pairwise(minutes))
    assert 0 <= minutes[0] <= minutes[-1] <= start + more


def test_the_right_minute_is_as_often_the_first_as_the_last() -> None:
    quote = said("The sea was calm.", start=3600.0, length=7200.0)
    questions = [guess_the_minute(quote, Random(seed)) for seed in range(400)]
    places = [question.right for question in questions if question]
    assert min(places.count(place) for place in range(CHOICES)) > 60
