from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Line, Quote, Turn
from tests.conversation.talks import CONVERSATIONS, SPOKEN, spans, talk

TALK = talk(
    ("Ada", 0.0, "One two."), ("Ada", 10.0, "Three  four."), ("Bob", 20.0, "Five."), ("Ada", 30.0, "Six seven.")
)


def test_neighbouring_passages_of_one_speaker_are_one_turn():
    assert TALK.turns == (Turn("Ada", 0, 2), Turn("Bob", 2, 3), Turn("Ada", 3, 4))
    assert TALK.speakers == ("Ada", "Bob")


def test_a_quote_within_a_passage_is_one_line():
    quote = Quote(TALK, 0, 1)
    assert (quote.text, quote.speaker, quote.lines) == ("One", "Ada", (Line("Ada", "One"),))


def test_a_quote_across_passages_of_a_turn_is_one_line_as_written():
    assert Quote(TALK, 1, 4).lines == (Line("Ada", "two. Three  four."),)


def test_a_quote_across_turns_is_a_dialogue():
    quote = Quote(TALK, 3, 6)
    assert quote.lines == (Line("Ada", "four."), Line("Bob", "Five."), Line("Ada", "Six"))
    assert quote.text == "four. Five. Six"


def test_whole_passages_are_a_quote():
    assert TALK.quote_passages(1, 3) == Quote(TALK, 2, 5)


def test_a_quote_begins_and_ends_with_its_words():
    quote = Quote(TALK, 1, 2)
    assert (quote.start, quote.end) == (5.0, 10.0)


@pytest.mark.parametrize(("first", "stop"), [(-1, 1), (0, 0), (2, 1), (0, 8), (7, 8)])
def test_spans_that_hold_no_words_are_refused(first, stop):
    with pytest.raises(ValueError, match="words"):
        Quote(TALK, first, stop)


def test_the_passage_at_a_time_is_the_last_to_start_by_then():
    assert [TALK.passage_at(seconds) for seconds in (-1, 0, 9.9, 10, 99)] == [0, 0, 0, 1, 3]


def test_length_is_as_recorded_or_up_to_the_last_word():
    assert talk(("Ada", 0.0, "One"), recorded=99.0).duration == 99.0
    assert talk(("Ada", 5.0, "x" * 154)).duration == 15.0
    assert talk().duration == 0.0


@given(CONVERSATIONS)
def test_words_are_numbered_through_all_passages(conversation):
    assert len(conversation.words) == conversation.word_count
    for number, word in enumerate(conversation.words):
        place = conversation.place(number)
        assert conversation.passages[place.passage].text[place.start : place.stop] == word
        assert conversation.passage_of(number) == place.passage
    with pytest.raises(IndexError):
        conversation.place(conversation.word_count)


@given(spans())
def test_a_quote_is_made_of_slices_of_its_passages(drawn):
    conversation, first, stop = drawn
    quote = Quote(conversation, first, stop)
    for passage, part in quote.slices:
        assert part in passage.text
    assert tuple(quote.text.split()) == conversation.words[first:stop] == conversation.words_from(first, stop)
    assert tuple(word for line in quote.lines for word in line.text.split()) == conversation.words[first:stop]
    assert all(before.speaker != after.speaker for before, after in pairwise(quote.lines))


@given(SPOKEN, st.data())
def test_every_word_belongs_to_one_turn(conversation, data):
    passages = [number for turn in conversation.turns for number in range(turn.first, turn.stop)]
    assert passages == list(range(len(conversation.passages)))
