import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Passage
from bot.conversation.timing import CHARACTERS_PER_SECOND, seconds_at
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
