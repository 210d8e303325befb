import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.distinctive import LEAST, distinctive_terms
from bot.statistics.log_odds import log_odds_score
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk


def test_the_score_by_hand() -> None:
    # Imagined uses: 30 * 12 / 300 = 1.2 each; odds 11.2 / 118.8 and 3.2 / 226.8; variance 1 / 11.2 + 1 / 3.2.
    assert log_odds_score(10, 100, 2, 200, prior_total=30) == pytest.approx(2.9965, abs=1e-4)


def test_the_score_changes_sign_with_the_sides() -> None:
    assert log_odds_score(2, 200, 10, 100, 30) == pytest.approx(-log_odds_score(10, 100, 2, 200, 30))
    assert log_odds_score(5, 50, 10, 100, 30) == pytest.approx(0)


def test_what_everybody_says_and_nothing_else_tells_nobody_apart() -> None:
    assert log_odds_score(3, 3, 2, 2, 30) == 0


def terms_of(speaker: str, *conversations: Conversation) -> dict[str, tuple[int, int]]:
    (own,) = (each for each in distinctive_terms(conversations) if each.speaker == speaker)
    return {term.text: (term.uses, term.uses_by_others) for term in own.terms}


BARTER = talk(
    ("Ada", 0, "I think so. Well, I think not, and I think of Lamps. We trade. " * 8),
    ("Bo", 9, "We trade. There’s a bunch of apples and a bunch of the people. " * 8),
)


def test_a_phrase_stands_for_its_word_and_function_words_for_nobody() -> None:
    assert terms_of("Ada", BARTER) == {"I think": (24, 0), "Lamps": (8, 0)}
    assert terms_of("Bo", BARTER) == {"a bunch of": (16, 0), "apples": (8, 0), "people": (8, 0)}


def test_a_term_knows_its_rates_and_first_use() -> None:
    (ada, _) = distinctive_terms([BARTER])
    think = ada.terms[0]
    assert (think.per_thousand_words, think.per_thousand_words_by_others) == (1000 * 24 / 112, 0)
    assert (think.first.first_word, think.first.text) == (0, "I think")


def test_one_speaker_is_not_distinctive() -> None:
    assert terms_of("Ada", talk(("Ada", 0, "apples " * 50))) == {}


def test_two_uses_are_too_few() -> None:
    said = talk(("Ada", 0, "Lamps and lamps. " + "We trade. " * 9), ("Bo", 9, "We trade. " * 99))
    assert terms_of("Ada", said) == {}


def test_the_first_conversation() -> None:
    lex, mark = distinctive_terms([first_conversation()])
    assert (lex.speaker, mark.speaker) == ("Lex Fridman", "Mark Zuckerberg")
    assert [(term.text, term.uses, term.uses_by_others) for term in lex.terms[:4]] == [
        ("incredible", 22, 0),
        ("feels like", 13, 4),
        ("experience", 20, 17),
        ("love", 9, 2),
    ]
    assert [(term.text, term.uses, term.uses_by_others) for term in mark.terms[:4]] == [
        ("I think", 105, 6),
        ("going to", 58, 1),
        ("world", 45, 2),
        ("want", 40, 2),
    ]


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=3))
def test_any_conversations(conversations: list[Conversation]) -> None:
    for own in distinctive_terms(conversations):
        for term in own.terms:
            assert math.isfinite(term.strength)
            assert term.strength >= LEAST
            assert own.speaker in [line.speaker for line in term.first.lines]
