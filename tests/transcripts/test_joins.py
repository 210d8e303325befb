import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Passage
from bot.transcripts.joins import Join, read_once


def texts(*passages):
    once = read_once([Passage(speaker, start, text) for start, (speaker, text) in enumerate(passages)])
    return [passage.text for passage in once.passages], list(once.joins)


def test_the_earlier_copy_of_repeated_words_is_dropped():
    assert texts(("A", "Now we put it into the"), ("A", "… We put it into the box.")) == (
        ["Now", "… We put it into the box."],
        [Join(0, 5)],
    )


def test_words_are_compared_in_canonical_form():
    kept, joins = texts(("A", "so, at a third of the cost. So I’m"), ("A", "…At a “third” of the cost, so I'm glad."))
    assert kept[0] == "so,"
    assert joins == [Join(0, 8)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("A", "We see you later"), ("B", "We see you later, too.")),
        (("A", "Go. See you later"), ("A", "See you later, too.")),
        (("A", "One two three four."), ("A", "And one two three four.")),
    ],
)
def test_other_speakers_and_short_repetitions_are_how_people_talk(first, second):
    assert texts(first, second) == ([first[1], second[1]], [])


def test_a_passage_repeated_whole_is_dropped():
    assert texts(("A", "one two three four"), ("A", "One two three four five.")) == (
        ["One two three four five."],
        [Join(0, 4)],
    )


def test_neighbouring_joins_are_both_read_once():
    kept, joins = texts(("A", "x a b c d"), ("A", "a b c d y e f g h"), ("A", "e f g h z"))
    assert kept == ["x", "a b c d y", "e f g h z"]
    assert len(joins) == 2


@given(st.lists(st.tuples(st.sampled_from("AB"), st.text("ab .…", min_size=1).filter(str.strip)), max_size=8))
def test_only_endings_are_dropped_and_the_last_passage_stays(passages):
    spoken = [Passage(speaker, 0.0, text) for speaker, text in passages]
    once = read_once(spoken)
    kept = iter(once.passages)
    assert once.passages[-1:] == tuple(spoken[-1:])
    assert len(spoken) - len(once.passages) <= len(once.joins)
    for passage in kept:
        assert any(original.text.startswith(passage.text) for original in spoken)
    assert sum(len(p.text.split()) for p in spoken) == sum(len(p.text.split()) for p in once.passages) + sum(
        join.words for join in once.joins
    )
