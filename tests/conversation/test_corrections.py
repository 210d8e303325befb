from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.correction import Correction
from bot.conversation.corrections import correct, standing
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.short_form import recover, shorten
from bot.conversation.timing import Stamp, Stamps

DAY = date(2026, 11, 23)
STAMPS = Stamps.of([Stamp(4, 2.0), Stamp(9, 3.0), Stamp(15, 4.0), Stamp(19, 5.0)])
TALK = Conversation(
    "talk",
    "Talk",
    None,
    (Passage("Ada", 1.0, "the meta verse, and the", STAMPS), Passage("Bob", 9.0, "real world. And the real meta")),
)


def put_right(first, old, new):
    return Correction(first, old, new, "Mira", DAY)


def texts(*corrections, of=TALK):
    return [passage.text for passage in correct(of, corrections).conversation.passages]


def test_old_words_become_new_ones_and_nothing_else_changes():
    corrected = correct(TALK, [put_right(1, "meta verse,", "metaverse,"), put_right(6, "world.", "wide world.")])
    assert [passage.text for passage in corrected.conversation.passages] == [
        "the metaverse, and the",
        "real wide world. And the real meta",
    ]
    assert TALK.passages[0].text == "the meta verse, and the"
    assert (len(corrected.conversation.corrections), corrected.lost) == (2, ())
    assert corrected.conversation.key == TALK.key


def test_words_are_timed_as_before():
    corrected = correct(TALK, [put_right(1, "meta verse,", "metaverse,")]).conversation
    assert [tuple(stamp) for stamp in corrected.passages[0].stamps] == [(4, 2.0), (14, 4.0), (18, 5.0)]


@pytest.mark.parametrize(
    "lost",
    [
        put_right(0, "a meta", "b"),
        put_right(99, "the", "a"),
        put_right(4, "the real", "b"),
        put_right(1, "meta", " "),
        put_right(1, "", "b"),
    ],
)
def test_a_correction_whose_words_are_not_there_is_told_and_not_applied(lost):
    corrected = correct(TALK, [lost])
    assert (corrected.conversation, corrected.lost) == (TALK, (lost,))


def test_words_that_moved_are_found_if_they_stand_in_one_place():
    edited = replace(TALK, passages=(Passage("Ada", 0.0, "One more."), *TALK.passages))
    assert texts(put_right(1, "meta verse,", "metaverse,"), of=edited)[1] == "the metaverse, and the"
    assert texts(put_right(1, "the", "a"), of=edited) == [passage.text for passage in edited.passages]


def test_a_later_correction_of_the_same_words_takes_the_place_of_one_before():
    corrected = correct(TALK, [put_right(1, "meta", "mega"), put_right(1, "meta verse,", "metaverse,")])
    assert corrected.conversation.passages[0].text == "the metaverse, and the"
    assert corrected.conversation.corrections == (put_right(1, "meta verse,", "metaverse,"),)
    assert corrected.lost == ()


def test_a_correction_of_a_part_of_what_was_put_right_is_lost():
    parts = [put_right(0, "the meta", "a meta"), put_right(2, "verse,", "versa,"), put_right(1, "meta", "mega")]
    corrected = correct(TALK, [put_right(1, "meta verse,", "metaverse,"), *parts])
    assert corrected.conversation.passages[0].text == "the metaverse, and the"
    assert corrected.lost == tuple(parts)


def test_saved_quotes_still_lead_to_their_words():
    forms = [shorten(Quote(TALK, 6, 9)), shorten(Quote(TALK, 0, 3)), shorten(Quote(TALK, 3, 5))]
    library = Library.of([correct(TALK, [put_right(1, "meta verse,", "metaverse,")]).conversation])
    elsewhere, corrected, after = (recover(form, library) for form in forms)
    assert (elsewhere.quote.text, elsewhere.corrected) == ("world. And the", False)
    assert (corrected.quote.text.split()[:2], corrected.corrected) == (["the", "metaverse,"], True)
    assert (after.quote.text, after.corrected) == ("and the", False)


CORRECTIONS = st.lists(
    st.builds(
        put_right,
        st.integers(0, 12),
        st.lists(st.sampled_from(TALK.words), max_size=3).map(" ".join),
        st.sampled_from(["one", "two words", ""]),
    )
    | st.integers(0, 10).flatmap(
        lambda first: st.integers(1, 3).map(
            lambda count: put_right(first, " ".join(TALK.words[first : first + count]), "three new words")
        )
    ),
    max_size=6,
)


@given(CORRECTIONS)
def test_every_correction_is_in_force_replaced_or_lost_and_words_outside_stay(corrections):
    corrected = correct(TALK, corrections)
    in_force = corrected.conversation.corrections
    assert len(in_force) + len(corrected.lost) <= len(corrections)
    grown = sum(len(c.new.split()) - len(c.old.split()) for c in in_force)
    assert corrected.conversation.word_count == TALK.word_count + grown
    assert [passage.start for passage in corrected.conversation.passages] == [1.0, 9.0]
    assert correct(TALK, in_force).conversation == corrected.conversation


@given(CORRECTIONS, CORRECTIONS)
def test_what_a_correction_would_replace_is_known_before(corrections, others):
    before = correct(TALK, corrections).conversation
    for other in others:
        if TALK.words[other.first :][: len(other.span)] != tuple(other.old.split()):
            continue  # it would be looked for elsewhere
        quote, after = standing(before, other), correct(TALK, [*corrections, other])
        assert (quote is None) == (other in after.lost) or other in corrections
        if quote is not None:
            words = [*before.words[: quote.first_word], *other.new.split(), *before.words[quote.stop_word :]]
            assert list(after.conversation.words) == words
