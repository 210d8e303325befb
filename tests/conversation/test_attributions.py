"""Words given to who really said them: every word keeps its number and its one speaker; undone, all is as it was."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.correction import Correction, SpeakerCorrection, told_words
from bot.conversation.corrections import Fate, correct, heard_fates_of, standing
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.short_form import recover, shorten
from bot.conversation.timing import Stamp, Stamps

DAY = date(2026, 11, 24)
STAMPS = Stamps.of([Stamp(4, 2.0), Stamp(9, 3.0), Stamp(15, 4.0), Stamp(19, 5.0)])
TALK = Conversation(
    "talk",
    "Talk",
    None,
    (
        Passage("Ada", 1.0, "the meta verse, and the", STAMPS),
        Passage("Bob", 9.0, "real world. And the real meta"),
        Passage("Ada", 20.0, " ".join(f"word{number}" for number in range(40))),
    ),
)


def heard(first, count, new, of=TALK, old="Ada"):
    return SpeakerCorrection(first, count, told_words(of.words[first : first + count]), old, new, "Mira", DAY)


def lines(conversation):
    return [(passage.speaker, passage.text) for passage in conversation.passages]


def speaker_of_each_word(conversation):
    return [passage.speaker for passage in conversation.passages for _ in passage.text.split()]


def test_passages_are_split_where_the_words_begin_and_end():
    corrected = correct(TALK, [heard(3, 4, "Eve")]).conversation
    assert lines(corrected)[:4] == [
        ("Ada", "the meta verse,"),
        ("Eve", "and the"),
        ("Eve", "real world."),
        ("Bob", "And the real meta"),
    ]
    assert corrected.words == TALK.words
    assert corrected.speakers == ("Ada", "Eve", "Bob")


def test_words_are_timed_as_before():
    corrected = correct(TALK, [heard(2, 2, "Eve"), heard(20, 5, "Bob")]).conversation
    for word in range(TALK.word_count):
        begins = [talk.seconds(talk.place(word))[0] for talk in (TALK, corrected)]
        assert begins[0] == pytest.approx(begins[1], abs=0.15)


def test_old_links_lead_to_the_same_words_with_the_right_speaker():
    form = shorten(Quote(TALK, 5, 7))
    corrected = correct(TALK, [heard(5, 6, "Eve", old="Bob"), heard(0, 5, "Eve")]).conversation
    found = recover(form, Library.of([corrected]))
    assert (found.quote.text, found.quote.speaker, found.corrected) == ("real world.", "Eve", False)


def test_of_two_for_the_same_words_the_later_counts():
    corrected = correct(TALK, [heard(0, 5, "Eve"), heard(1, 2, "Zoe")]).conversation
    assert [speaker for speaker, _ in lines(corrected)][:3] == ["Eve", "Zoe", "Eve"]
    assert heard_fates_of([range(1, 3), range(5), range(4, 9)]) == [Fate.REPLACED, Fate.IN_FORCE, Fate.IN_FORCE]


def test_words_and_speakers_are_put_right_together():
    reworded = Correction(1, "meta verse,", "metaverse, you know,", "Mira", DAY)
    corrected = correct(TALK, [heard(0, 3, "Eve"), reworded]).conversation
    assert lines(corrected)[:2] == [("Eve", "the metaverse, you know,"), ("Ada", "and the")]
    across = correct(TALK, [heard(2, 2, "Eve"), reworded]).conversation
    assert lines(across)[:3] == [("Ada", "the"), ("Eve", "metaverse, you know, and"), ("Ada", "the")]


def test_words_that_moved_are_found_if_they_stand_in_one_place():
    long = heard(12, 30, "Eve")
    assert len(long.words.split()) == 17
    edited = replace(TALK, passages=(Passage("Ada", 0.0, "One more."), *TALK.passages))
    assert speaker_of_each_word(correct(edited, [long]).conversation)[14:44] == ["Eve"] * 30
    once, twice = heard(1, 2, "Eve"), heard(4, 1, "Eve")
    assert correct(edited, [once]).lost == ()
    assert correct(edited, [twice]).lost == (twice,)
    shorter = replace(TALK, passages=(*TALK.passages[:2], Passage("Ada", 20.0, TALK.passages[2].text[:-40])))
    assert correct(shorter, [heard(12, 39, "Eve")]).lost == (heard(12, 39, "Eve"),)


@pytest.mark.parametrize(
    "lost",
    [
        replace(heard(0, 3, "Eve"), count=4),
        replace(heard(0, 3, "Eve"), count=0),
        replace(heard(0, 3, "Eve"), words="no such words"),
        replace(heard(0, 3, "Eve"), first=10**9, words="or such ones"),
    ],
)
def test_one_whose_words_are_not_there_is_told_and_not_applied(lost):
    assert correct(TALK, [lost]) == (TALK, (lost,))
    assert standing(TALK, lost) is None


def test_words_without_a_space_between_them_are_told_in_part():
    talk = replace(TALK, passages=(Passage("Ada", 0.0, "的" * 5000 + " 是"), Passage("Bob", 9.0, "不")))
    change = heard(0, 2, "Bob", of=talk)
    assert len(change.words) < 50
    assert speaker_of_each_word(correct(talk, [change]).conversation) == ["Bob", "Bob", "Bob"]


SPANS = st.integers(0, TALK.word_count - 1).flatmap(
    lambda first: st.tuples(st.just(first), st.integers(1, TALK.word_count - first))
)
HEARD = st.builds(lambda span, new: heard(*span, new), SPANS, st.sampled_from(["Ada", "Bob", "Eve", "Zoe"]))
REWORDED = st.integers(0, 40).flatmap(
    lambda first: st.integers(1, 3).map(
        lambda count: Correction(first, " ".join(TALK.words[first : first + count]), "three new words", "Mira", DAY)
    )
)


@given(st.lists(HEARD, max_size=8))
def test_any_set_of_them_keeps_all_words_and_gives_each_the_last_that_names_it(changes):
    corrected = correct(TALK, changes)
    assert corrected.lost == ()
    assert corrected.conversation.words == TALK.words
    expected = speaker_of_each_word(TALK)
    for change in changes:
        expected[change.first : change.first + change.count] = [change.new] * change.count
    assert speaker_of_each_word(corrected.conversation) == expected
    starts = [passage.start for passage in corrected.conversation.passages]
    assert starts == sorted(starts)


@given(st.lists(HEARD | REWORDED, max_size=8))
def test_with_words_put_right_each_word_has_one_speaker_and_undone_all_is_as_it_was(changes):
    words_alone = correct(TALK, [change for change in changes if isinstance(change, Correction)]).conversation
    both = correct(TALK, changes).conversation
    assert both.words == words_alone.words
    assert len(speaker_of_each_word(both)) == both.word_count
    for change in changes:
        if isinstance(change, SpeakerCorrection):
            quote = standing(both, change)
            assert quote is not None
            assert correct(TALK, [*changes, change]).conversation.speaker_corrections[-1] == change
    assert correct(TALK, []).conversation is TALK
    for form in (shorten(Quote(TALK, 0, 3)), shorten(Quote(TALK, 8, 11))):
        assert recover(form, Library.of([both])).quote.text == recover(form, Library.of([words_alone])).quote.text
