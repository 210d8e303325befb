from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transcripts.report import ParseReport, report_lines, told_words
from bot.transcripts.telling import left_out_line, noticed_line
from bot.transcripts.written import LeftOut, Noticed

NOTHING = ParseReport("file", "A talk", None)


@pytest.mark.parametrize(
    ("left", "line"),
    [
        (LeftOut(1, 34, "By  Dana\nand", "above"), "left out, 34 words from line 1, “By Dana and”: above"),
        (LeftOut(0, 1, "End", "written under it"), "left out, 1 word, “End”: written under it"),
        (LeftOut(2, 9, "a" * 99, "why"), f"left out, 9 words from line 2, “{'a' * 79}…”: why"),
    ],
)
def test_what_was_left_out_is_one_plain_line(left, line):
    assert left_out_line(left) == line


@pytest.mark.parametrize(
    ("noticed", "line"),
    [
        (Noticed(3, "Remember:", 1, "words"), "“Remember:” once (line 3), taken as words"),
        (Noticed(3, "D:", 2, "DANA, a speaker"), "“D:” twice, taken as DANA, a speaker"),
        (Noticed(3, "Q:", 1200, "a speaker"), "“Q:” 1,200 times, taken as a speaker"),
    ],
)
def test_what_could_be_read_otherwise_is_one_plain_line(noticed, line):
    assert noticed_line(noticed) == line


@given(st.lists(st.integers(1, 99), unique=True, max_size=9), st.integers(0, 9))
def test_the_longest_stretches_are_told_in_their_order_and_the_rest_counted(words, most):
    left_out = [LeftOut(number, count, "Words", "why") for number, count in enumerate(words)]
    lines = list(told_words(replace(NOTHING, left_out=tuple(left_out)), most))
    longest = sorted(words, reverse=True)[:most]
    told = [left_out_line(left) for left in left_out if left.words in longest]
    assert lines[1 : len(told) + 1] == told
    assert len(lines) == (1 + len(told) + (most < len(words)) if words else 0)


def test_what_is_noticed_is_told_as_far_as_there_is_room():
    report = replace(NOTHING, noticed=tuple(Noticed(n, f"{n}:", 1, "words") for n in range(1, 30)))
    lines = list(report_lines([report]))
    assert "  “20:” once (line 20), taken as words" in lines
    assert "  and 9 more that could be read otherwise" in lines
