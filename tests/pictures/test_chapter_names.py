import re
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import bot.pictures
from bot.conversation.model import Chapter
from bot.pictures.chapter_names import MOST_ROWS, ROOM, placed_names

CHAPTERS = st.lists(st.builds(Chapter, st.floats(0, 999), st.text(min_size=1, max_size=40)), max_size=14)


@given(CHAPTERS)
def test_names_stay_inside_and_apart_and_no_line_crosses_one(chapters: list[Chapter]) -> None:
    names = placed_names(chapters, 1000)
    for name in names:
        assert name.row < MOST_ROWS
        assert name.span[0] >= 0
        assert name.span[1] <= ROOM + 1e-6
    for one, other in combinations(names, 2):
        (start, stop), (other_start, other_stop) = one.span, other.span
        assert one.row != other.row or stop <= other_start or other_stop <= start
        assert not start < other.at < stop or other.row < one.row
        assert not other_start < one.at < other_stop or one.row < other.row


@given(CHAPTERS)
def test_some_chapter_is_named_if_there_is_one(chapters: list[Chapter]) -> None:
    assert bool(placed_names(chapters, 1000)) == bool(chapters)


def test_chapters_with_room_stand_in_one_row_to_the_right_of_their_lines() -> None:
    names = placed_names([Chapter(0, "One"), Chapter(300, "Two"), Chapter(600, "Three")], 1000)
    assert [(name.title, name.row, name.left) for name in names] == [(t, 0, False) for t in ("One", "Two", "Three")]


def test_a_name_too_long_for_the_end_stands_to_the_left_of_its_line() -> None:
    (name,) = placed_names([Chapter(950, "Large language models")], 1000)
    assert name.left


def test_the_shortest_chapters_go_without_a_name() -> None:
    crowd = [Chapter(500 + number, "A name that takes half of the room") for number in range(12)]
    names = placed_names([Chapter(0, "First"), *crowd], 1000)
    assert "First" in {name.title for name in names}
    assert len(names) < 13


def test_a_chapter_after_the_end_is_not_named() -> None:
    assert placed_names([Chapter(1000, "Never")], 1000) == []


def test_the_templates_have_as_much_room() -> None:
    look = (Path(bot.pictures.__file__).parent / "templates" / "look.typ").read_text("utf-8")
    page, margin = (float(re.findall(rf"#let {name} = (\d+)pt", look)[0]) for name in ("page-width", "margin"))
    assert page - 2 * margin == ROOM
