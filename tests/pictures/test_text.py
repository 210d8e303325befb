import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.axis import MOST_TIMES, time_ticks
from bot.pictures.text import LONGEST_DESCRIPTION, LONGEST_WORD, cleaned, described, listed, percent, times, words


@given(st.lists(st.text(max_size=600), max_size=4))
def test_no_description_is_too_long(parts: list[str]) -> None:
    assert len(described(*parts)) <= LONGEST_DESCRIPTION


def test_a_long_description_is_cut_at_a_word() -> None:
    assert described("word " * 100) == " ".join(["word"] * 51) + "…"


def test_an_endless_word_still_fills_the_description() -> None:
    assert len(described("Quote card:", "a" * 500)) == LONGEST_DESCRIPTION


@given(st.text())
def test_what_is_set_can_be_written_and_has_no_endless_word(text: str) -> None:
    set_as = words(text)
    json.dumps(set_as, ensure_ascii=False).encode()
    assert all(len(run) <= LONGEST_WORD for part in str(set_as["text"]).split() for run in part.split("\u200b"))


def test_only_what_cannot_be_seen_is_left_out() -> None:
    assert cleaned(" a\x00b \u202ec\n d ") == "a b c d"
    assert cleaned('👩‍👩‍👧 ❤️ नमस्ते #read("x")') == '👩‍👩‍👧 ❤️ नमस्ते #read("x")'


@pytest.mark.parametrize(("text", "rtl"), [("مرحبا", True), ("1. שלום", True), ("Hi مرحبا", False), ("…", False)])
def test_the_first_letter_decides_the_direction(text: str, rtl: bool) -> None:
    assert words(text)["rtl"] == rtl


def test_numbers_and_lists_read_as_people_write_them() -> None:
    assert [percent(share) for share in (0, 0.004, 0.264, 1)] == ["0%", "<1%", "26%", "100%"]
    assert [times(number) for number in (0, 1, 2, 1234)] == ["never", "once", "2 times", "1,234 times"]
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@given(st.floats(1, 10**7))
def test_times_under_a_chart_are_few_and_within_the_talk(duration: float) -> None:
    ticks = time_ticks(duration)
    assert 1 <= len(ticks) <= MOST_TIMES + 1
    assert all(0 <= tick["at"] <= 1 for tick in ticks)
