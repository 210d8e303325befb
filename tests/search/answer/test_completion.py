from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.sentences import ends_sentence, sentence_spans
from bot.search.answer.completion import (
    LONGEST_SENTENCE,
    complete,
    cuts,
    shown_lines,
    shown_text,
    widen,
    without_scraps,
)
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


def test_a_sentence_that_is_too_long_is_cut_where_a_phrase_ends_and_marked() -> None:
    parts = [f"and part {number} of it went on for quite a while," for number in range(12)]
    long = conversation("long", ("Ann", f"It began early. So {' '.join(parts)} and then it was over. We left."))
    whole = widen(Quote(long, 50, 52))
    assert whole.stop_word - whole.first_word <= LONGEST_SENTENCE
    assert shown_text(whole).startswith("… and part ")
    assert shown_text(whole).endswith(" while, …")


def test_words_without_punctuation_near_stay_and_are_marked() -> None:
    heard = conversation("heard", ("Ann", "so then we went " * 200))
    assert shown_text(widen(Quote(heard, 400, 402))) == "… so then …"
    assert shown_text(widen(Quote(heard, 0, 2))) == "so then …"


def test_a_whole_sentence_is_no_scrap_and_neither_is_what_another_speaker_says() -> None:
    talk = conversation(
        "talk", ("Ann", "Freckles and just…"), ("Ben", "Dimples."), ("Ann", "… all of it."), ("Ben", "Moles, yes.")
    )
    assert without_scraps(Quote(talk, 3, 9)) == Quote(talk, 3, 9)


SPOKEN = st.lists(
    st.sampled_from(["so", "Then", "we", "went,", "Dr.", "home.", "why?", "a", "—", "…", "No.", "wait…", "sea;", "it"]),
    min_size=1,
    max_size=200,
)
UNPUNCTUATED = st.lists(st.sampled_from(["so", "then", "we", "went", "on,"]), min_size=60, max_size=400)


@st.composite
def spans(draw: st.DrawFn) -> Quote:
    """Return any span of a talk of a few turns, of which some are long and hardly punctuated."""
    turns = draw(st.lists(st.tuples(st.sampled_from(["Ann", "Ben"]), SPOKEN | UNPUNCTUATED), min_size=1, max_size=4))
    passages = tuple(Passage(who, 10.0 * at, " ".join(words)) for at, (who, words) in enumerate(turns))
    talk = Conversation("talk", "Talk", None, passages)
    first = draw(st.integers(0, talk.word_count - 1))
    return Quote(talk, first, draw(st.integers(first + 1, min(talk.word_count, first + 30))))


def turn_ends(talk: Conversation) -> set[int]:
    return {*(talk.first_words[turn.first] for turn in talk.turns), talk.word_count}


@given(spans())
def test_completing_only_adds_and_never_leaves_the_turns(tight: Quote) -> None:
    for wider in (complete(tight), widen(tight)):
        assert wider.first_word <= tight.first_word
        assert tight.stop_word <= wider.stop_word
        assert [line.speaker for line in wider.lines] == [line.speaker for line in tight.lines]


@given(spans())
def test_what_is_shown_ends_where_sentences_end_or_is_marked(tight: Quote) -> None:
    whole = widen(tight)
    words, borders = whole.conversation.words, turn_ends(whole.conversation)
    lines = shown_lines(whole)
    for at, mark in ((whole.first_word, lines[0].text[:1]), (whole.stop_word, lines[-1].text[-1:])):
        assert at in borders or ends_sentence(words[at - 1], words[at]) or mark == "…"


@given(spans())
def test_a_sentence_that_is_not_too_long_is_never_cut(tight: Quote) -> None:
    whole = widen(tight)
    for sentence in sentence_spans(whole.conversation):
        touched = sentence.first < whole.stop_word and whole.first_word < sentence.stop
        if touched and sentence.stop - sentence.first <= LONGEST_SENTENCE:
            assert whole.first_word <= sentence.first
            assert sentence.stop <= whole.stop_word


@given(spans())
def test_nothing_is_marked_but_where_it_is_cut(tight: Quote) -> None:
    marked, (before, after) = shown_text(tight), cuts(tight)
    assert before or marked.startswith(tight.text[:1])
    assert after or marked.endswith(tight.text[-1:])
    assert tight.text in marked


@given(spans())
def test_a_completed_quote_is_complete(tight: Quote) -> None:
    assert widen(widen(tight)) == widen(tight)
