import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage
from bot.conversation.sentences import Span
from bot.ideas.outline import FEWEST_WORDS, LONGEST_SENTENCE, PIECE_WORDS, around, outline, sentences, touched

SENTENCES = st.integers(1, 200).map(lambda count: "So " + "on " * (count - 1) + "yes.")
TALKS = st.lists(st.tuples(st.sampled_from(["Ada", "Bo"]), SENTENCES), max_size=12).map(
    lambda said: Conversation("talk", "A talk", None, tuple(Passage(who, 0.0, text) for who, text in said))
)


@given(TALKS)
def test_sentences_are_all_the_words_and_none_is_endless(talk: Conversation):
    parts = sentences(talk).tolist()
    assert [word for first, stop in parts for word in range(first, stop)] == list(range(talk.word_count))
    assert all(0 < stop - first <= LONGEST_SENTENCE for first, stop in parts)


@given(TALKS)
def test_a_unit_begins_with_each_sentence_and_has_enough_words_where_there_are_any(talk: Conversation):
    parts = outline(talk)
    assert parts.units[:, 0].tolist() == parts.sentences[:, 0].tolist()
    for first, stop in parts.units.tolist():
        assert stop - first >= FEWEST_WORDS or stop == talk.word_count
        assert stop in parts.sentences[:, 1]


@given(TALKS)
def test_pieces_are_every_word_in_order_and_short_unless_they_are_one_sentence(talk: Conversation):
    parts = outline(talk)
    assert [word for first, stop in parts.pieces.tolist() for word in range(first, stop)] == list(
        range(talk.word_count)
    )
    for first, stop in parts.pieces.tolist():
        assert stop - first <= PIECE_WORDS or [first, stop] in parts.sentences.tolist()


@given(TALKS.filter(lambda talk: talk.word_count > 0), st.data())
def test_what_is_around_a_span_holds_it_and_stays_within_the_room(talk: Conversation, data: st.DataObject):
    parts = sentences(talk)
    first = data.draw(st.integers(0, talk.word_count - 1))
    stop = data.draw(st.integers(first + 1, talk.word_count))
    whole = around(parts, Span(first, stop), 100)
    assert whole.first <= first < stop <= whole.stop
    begin, end = touched(parts, Span(first, stop))
    assert whole.stop - whole.first <= max(100, int(parts[end - 1, 1] - parts[begin, 0]))
    following = parts[parts[:, 0] == whole.stop]
    assert not len(following) or following[0, 1] - whole.first > 100


def test_terms_are_the_telling_words_where_they_stand():
    talk = Conversation("talk", "A talk", None, (Passage("Ada", 0.0, "The harbour, and the Harbour’s bread."),))
    parts = outline(talk)
    assert parts.terms == ("bread", "harbour", "harbours")
    assert parts.term_at.tolist() == [-1, 1, -1, -1, 2, 0]
    assert sorted(parts.terms_by_sentence) == ["bread", "harbour", "harbours"]


def test_a_talk_without_words_has_an_empty_outline():
    parts = outline(Conversation("talk", "A talk", None, ()))
    assert [len(parts.sentences), len(parts.units), len(parts.pieces), len(parts.terms)] == [0, 0, 0, 0]
    assert parts.sentences.dtype == np.int32
