from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Quote
from bot.search.completion import complete, widen, without_scraps
from tests.search.conftest import conversation

TALK = conversation(
    "talk",
    ("Ann", "I was tired. Then, for a while, I looked at the sea and thought of you. That was all."),
    ("Ann", "It rained later."),
    (
        "Ben",
        "Did it? Yes it did and it did not stop until we had all gone home and gone to bed and slept"
        " and woken up and gone out again",
    ),
)


def quote(first: int, stop: int) -> Quote:
    return Quote(TALK, first, stop)


def said(text: str) -> Quote:
    words = text.split()
    first = next(at for at in range(TALK.word_count) if list(TALK.words[at : at + len(words)]) == words)
    return quote(first, first + len(words))


def test_a_scrap_is_completed_to_its_phrase() -> None:
    assert complete(said("the sea and")).text == "Then, for a while, I looked at the sea and thought of you."
    assert complete(said("thought of you.")).text == "Then, for a while, I looked at the sea and thought of you."


def test_a_whole_sentence_stays() -> None:
    assert complete(said("That was all.")).text == "That was all."


def test_what_is_far_from_any_border_stays_on_that_side() -> None:
    whole = complete(said("and it did"))
    assert whole.text == "Yes it did and it did"


def test_without_a_sentence_border_near_a_phrase_is_completed_to_its_comma() -> None:
    long = conversation("long", ("Ann", "It was " + "so " * 20 + "cold, " + "very " * 30 + "cold"))
    assert complete(Quote(long, 25, 26)).first_word == 23


def test_scraps_of_other_sentences_are_left_out() -> None:
    assert without_scraps(said("tired. Then, for a while, I")).text == "Then, for a while, I"
    assert without_scraps(said("thought of you. That")).text == "thought of you."
    assert without_scraps(said("was tired. Then,")).text == "Then,"


def test_widening_takes_the_whole_sentence() -> None:
    assert widen(said("the sea")).text == "Then, for a while, I looked at the sea and thought of you."


@given(st.integers(0, TALK.word_count - 1), st.integers(1, TALK.word_count))
def test_completing_only_adds_and_never_leaves_the_turns(first: int, stop: int) -> None:
    if first >= stop:
        return
    tight = quote(first, stop)
    for wider in (complete(tight), widen(tight)):
        assert wider.first_word <= first
        assert stop <= wider.stop_word
        assert [line.speaker for line in wider.lines] == [line.speaker for line in tight.lines]


@given(st.integers(0, TALK.word_count - 1))
def test_a_completed_quote_is_complete(first: int) -> None:
    whole = complete(quote(first, first + 1))
    assert complete(whole) == whole
