import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.pace import pace
from bot.statistics.speakers import talk_figures
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk

SLOW_THEN_FAST = talk(
    ("Ada", 0, " ".join(["slow"] * 60)),
    ("Bo", 60, " ".join(["fast"] * 120)),
    ("Ada", 100, "end"),
)


def test_words_are_spread_evenly_over_their_passage() -> None:
    first, second = pace(SLOW_THEN_FAST, window=90)
    assert (first.start, first.stop, second.start, second.stop) == (0, 90, 90, 180)
    assert (first.words, first.seconds) == (60 + 120 * 30 / 40, 90)
    assert first.words_per_minute == 100
    assert (second.words, second.seconds) == (31, pytest.approx(10 + 3 / 15.4))


def test_guessed_times_have_no_pace() -> None:
    guessed = replace(SLOW_THEN_FAST, timed=False)
    assert {window.words_per_minute for window in pace(guessed)} == {None}
    assert talk_figures([guessed]).words_per_minute is None
    assert talk_figures([guessed, SLOW_THEN_FAST]).words_per_minute is None


def test_one_speaker_alone() -> None:
    first, second = pace(SLOW_THEN_FAST, "Bo", window=90)
    assert (first.words, first.seconds, first.words_per_minute) == (90, 30, 180)
    assert (second.words, second.seconds, second.words_per_minute) == (30, 10, 180)


def test_no_pace_from_a_few_seconds() -> None:
    assert [part.words_per_minute for part in pace(SLOW_THEN_FAST, "Ada", window=90)] == [60, None]


def test_words_without_time_count_where_they_are_said() -> None:
    hurried = talk(("Ada", 0, "well"), ("Bo", 100, "yes indeed"), ("Ada", 100, "so"))
    assert [part.words for part in pace(hurried, "Bo", window=90)] == [0, 2]


def test_the_first_conversation() -> None:
    windows = pace(first_conversation(), "Mark Zuckerberg")
    rates = [round(part.words_per_minute) for part in windows if part.words_per_minute]
    assert (len(windows), min(rates), max(rates)) == (33, 141, 206)


@FEW
@given(ANY_CONVERSATION, st.sampled_from([7.5, 60.0, 120.0]))
def test_windows_add_up_to_the_whole(conversation: Conversation, window: float) -> None:
    windows = pace(conversation, window=window)
    whole = talk_figures([conversation])
    assert math.isclose(sum(part.words for part in windows), whole.words, abs_tol=1e-6)
    assert math.isclose(sum(part.seconds for part in windows), whole.seconds, abs_tol=1e-6)
    assert all(math.isfinite(part.words_per_minute or 0) for part in windows)
