import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Passage
from bot.conversation.timing import CHARACTERS_PER_SECOND, Stamp, Stamps, seconds_at
from tests.benchmarks.timing import TRANSCRIPT, errors
from tests.conversation.talks import SPOKEN


def test_a_passage_lasts_until_the_next_by_characters():
    passages = [Passage("A", 10.0, "0123456789"), Passage("B", 30.0, "")]
    assert [seconds_at(passages, 0, character) for character in (0, 5, 10)] == [10.0, 20.0, 30.0]


@pytest.mark.parametrize("following", [[], [Passage("B", 9.0, "back")]])
def test_without_an_end_speech_goes_at_its_usual_pace(following):
    assert seconds_at([Passage("A", 10.0, "x" * 100), *following], 0, 100) == 10 + 100 / CHARACTERS_PER_SECOND


def test_with_equal_stamps_all_is_said_at_that_second():
    assert seconds_at([Passage("A", 10.0, "Yeah."), Passage("B", 10.0, "So")], 0, 5) == 10.0


@given(SPOKEN, st.data())
def test_time_never_runs_backwards_within_a_passage(conversation, data):
    number = data.draw(st.integers(0, len(conversation.passages) - 1))
    passage = conversation.passages[number]
    times = [seconds_at(conversation.passages, number, at) for at in range(len(passage.text) + 1)]
    assert times == sorted(times)
    assert times[0] == passage.start


def test_stamps_left_out_are_estimated_from_their_neighbours(conversation):
    off = [abs(error) for error in errors(list(conversation.passages))]
    assert TRANSCRIPT.exists()
    assert sum(off) / len(off) <= 1.7


def stamped(*stamps, start=10.0, text="0123456789"):
    return Passage("A", start, text, Stamps.of(Stamp(*stamp) for stamp in stamps))


def test_between_stamps_the_same_rule_goes_from_stamp_to_stamp():
    passages = [stamped((4, 12.0), (6, 18.0)), Passage("B", 22.0, "")]
    assert [seconds_at(passages, 0, character) for character in (0, 2, 4, 5, 6, 8, 10)] == [
        10.0,
        11.0,
        12.0,
        15.0,
        18.0,
        20.0,
        22.0,
    ]


def test_the_end_of_the_last_word_may_be_stamped():
    passages = [stamped((10, 12.0)), Passage("B", 99.0, "")]
    assert seconds_at(passages, 0, 10) == 12.0


def test_a_passage_begun_within_another_leaves_its_stamps_as_they_are():
    passages = [stamped((5, 20.0)), Passage("B", 15.0, "")]
    assert seconds_at(passages, 0, 5) == 20.0
    assert seconds_at(passages, 0, 10) == 20.0 + 5 / CHARACTERS_PER_SECOND


def test_stamps_that_do_not_rise_are_left_out():
    assert list(Stamps.of([Stamp(1, 5.0), Stamp(2, 5.0), Stamp(3, 4.0), Stamp(3, 6.5)])) == [(1, 5.0), (3, 6.5)]
    assert Stamps.of([]) is None


@given(st.lists(st.tuples(st.integers(0, 10), st.floats(10, 99))), st.floats(0, 99))
def test_time_never_runs_backwards_between_stamps(stamps, following):
    passages = [stamped(*stamps), Passage("B", following, "")]
    times = [seconds_at(passages, 0, character) for character in range(11)]
    assert times == sorted(times)


def test_passages_without_stamps_cost_nothing_more_and_those_with_them_eight_bytes_a_stamp():
    assert Passage("A", 0.0, "a").stamps is None
    stamps = Stamps.of(Stamp(n, float(n)) for n in range(1000))
    assert stamps.characters.itemsize + stamps.milliseconds.itemsize == 8
