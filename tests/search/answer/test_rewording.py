from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.correction import Correction, Rewording
from bot.conversation.corrections import correct, standing
from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.conversation.short_form import recover, shorten
from bot.search.answer.rewording import mendable, reworded
from tests.conversation.talks import talk

DAY = date(2026, 11, 23)
TALK = talk(
    ("Ada", 0.0, "one two three four five six"),
    ("Bob", 9.0, "the meta verse, and the real world. the end"),
    ("Ada", 20.0, "one two"),
)
WORDS = st.sampled_from(["the", "meta", "one", "two", "new", "real", "said"])


def accepted(rewordings):
    return [Correction(*rewording, "Mira", DAY) for rewording in rewordings]


def quote(first, stop, conversation=TALK):
    return Quote(conversation, first, stop)


@pytest.mark.parametrize(
    ("typed", "rewordings"),
    [
        ("the metaverse, and the real world.", [(7, "meta verse,", "metaverse,")]),
        ("the meta verse, and the unreal World.", [(11, "real world.", "unreal World.")]),
        ("a meta verse, and the real wor ld.", [(6, "the", "a"), (12, "world.", "wor ld.")]),
        ("the meta meta verse, and the real world.", [(7, "meta", "meta meta")]),
        ("so the meta verse, and the real world.", [(6, "the", "so the")]),
        ("the meta verse, and the real world. indeed", [(12, "world.", "world. indeed")]),
        ("meta verse, and the real world.", [(6, "the meta", "meta")]),
        ("the verse, and the real", [(6, "the meta", "the"), (11, "real world.", "real")]),
        ("so the verse, and the real world.", [(6, "the meta", "so the")]),
        (" the\n meta  verse,\tand the real world.\n", []),
        ("\u200bthe meta\u202e verse, and the\ufeff real world.", []),
        ("the meta verse, \u200b and the real world.", []),
        (" \n", []),
        ("wholly else", [(6, "the meta verse, and the real world.", "wholly else")]),
    ],
)
def test_each_changed_run_of_words_is_a_rewording(typed, rewordings):
    assert list(reworded(quote(6, 13), typed)) == [Rewording(*one) for one in rewordings]


def test_what_was_put_right_before_is_replaced_as_a_whole():
    before = correct(TALK, accepted([Rewording(7, "meta verse,", "meta uni verse,")])).conversation
    (again,) = reworded(quote(8, 11, before), "universe, and")
    assert again == Rewording(7, "meta verse,", "meta universe,")
    after = correct(TALK, accepted([Rewording(7, "meta verse,", "meta uni verse,"), again]))
    assert after.conversation.passages[1].text == "the meta universe, and the real world. the end"
    (back,) = reworded(quote(6, 9, after.conversation), "the meta verse,")
    assert back == Rewording(7, "meta verse,", "meta verse,")


@pytest.mark.parametrize(
    ("first", "stop", "longest", "text"),
    [
        (2, 17, 100, "the meta verse, and the real world. the end"),
        (2, 7, 100, "three four five six"),
        (7, 9, 100, "meta verse,"),
        (0, 3, 7, "one two"),
        (0, 3, 12, "one two"),
        (0, 3, 13, "one two three"),
        (2, 5, 4, None),
    ],
)
def test_whole_words_of_the_longest_part_in_one_passage_can_be_mended(first, stop, longest, text):
    part = mendable(quote(first, stop), longest)
    assert (part and part.text) == text


@st.composite
def mendings(draw, conversation):
    """A part of a passage of ``conversation``, and its words with some replaced, put in or left out."""
    passage = draw(st.integers(0, len(conversation.passages) - 1))
    ends = (*conversation.first_words, conversation.word_count)
    first = draw(st.integers(ends[passage], ends[passage + 1] - 1))
    stop = draw(st.integers(first + 1, ends[passage + 1]))
    typed = list(conversation.words[first:stop])
    for _ in range(draw(st.integers(1, 3))):
        at, gone = draw(st.integers(0, len(typed))), draw(st.integers(0, 2))
        typed[at : at + gone] = draw(st.lists(WORDS, max_size=2))
    return Quote(conversation, first, stop), " ".join(typed)


@given(st.data())
def test_a_series_of_corrections_each_lands_where_it_was_meant(data):
    corrections, conversation = [], TALK
    for _ in range(data.draw(st.integers(1, 6))):
        part, typed = data.draw(mendings(conversation))
        words = list(conversation.words)
        meant = [*words[: part.first_word], *(typed or part.text).split(), *words[part.stop_word :]]
        for correction in accepted(reworded(part, typed)):
            found = standing(conversation, correction)
            assert found is not None
            assert found.conversation is conversation
            corrections.append(correction)
        corrected = correct(TALK, corrections)
        assert corrected.lost == ()
        assert list(corrected.conversation.words) == meant
        assert [passage.speaker for passage in corrected.conversation.passages] == ["Ada", "Bob", "Ada"]
        conversation = corrected.conversation


@given(st.data())
def test_suggestions_made_at_once_land_where_they_were_meant_in_whatever_order_they_are_accepted(data):
    conversation = correct(TALK, accepted(reworded(*data.draw(mendings(TALK))))).conversation
    before = conversation.corrections
    suggested = [one for _ in range(3) for one in accepted(reworded(*data.draw(mendings(conversation))))]
    corrections = list(before)
    for correction in data.draw(st.permutations(suggested)):
        now = correct(TALK, corrections).conversation
        at = standing(now, correction)
        if at is None:
            assert correction in correct(TALK, [*corrections, correction]).lost
            continue
        corrections.append(correction)
        then = correct(TALK, corrections).conversation
        meant = [*now.words[: at.first_word], *correction.new.split(), *now.words[at.stop_word :]]
        assert list(then.words) == meant


@given(st.data())
def test_quotes_from_before_corrections_lead_to_the_words_as_they_are_now(data):
    part, typed = data.draw(mendings(TALK))
    other, retyped = data.draw(mendings(TALK))
    corrections = accepted([*reworded(part, typed), *reworded(other, retyped)])
    corrected = correct(TALK, corrections).conversation
    for first, stop in ((0, 6), (6, 15), (15, 17)):  # each a whole passage
        found, _ = recover(shorten(Quote(TALK, first, stop)), Library.of([corrected]))
        passage = TALK.passage_of(first)
        assert found.text == corrected.passages[passage].text or found.text == TALK.passages[passage].text
