import re
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import bot.pictures
from bot.conversation.model import Chapter
from bot.pictures.chapter_marks import MOST_CHAPTERS, ROOM, chapter_values, marks_of, numbered

CHAPTERS = st.lists(st.builds(Chapter, st.floats(0, 999), st.text(min_size=1, max_size=40)), max_size=30)


@given(CHAPTERS)
def test_numbers_stay_inside_and_apart_from_the_first_on(chapters: list[Chapter]) -> None:
    shown = numbered(chapters, 1000)
    marks = marks_of(shown, 1000)
    assert [mark.number for mark in marks[:1]] == [1] * bool(shown)
    assert all(mark.left >= 0 and mark.left + mark.width <= ROOM + 1e-6 for mark in marks)
    assert all(one.left + one.width < other.left for one, other in pairwise(marks))


@given(CHAPTERS)
def test_the_key_has_every_number_and_tells_how_many_have_none(chapters: list[Chapter]) -> None:
    values = chapter_values(chapters, 1000)
    assert len(values["key"]) == min(len(chapters), MOST_CHAPTERS)
    left_out = re.match(r"and (\d+) ", values["unnumbered"]["text"])
    assert len(values["key"]) + (int(left_out[1]) if left_out else 0) == len(chapters)


def test_a_number_without_room_is_left_out() -> None:
    marks = marks_of([Chapter(0, "One"), Chapter(500, "Two"), Chapter(505, "Three"), Chapter(800, "Four")], 1000)
    assert [mark.number for mark in marks] == [1, 2, 4]


def test_the_shortest_chapters_go_without_a_number() -> None:
    crowd = [Chapter(500 + number, "Short") for number in range(MOST_CHAPTERS)]
    shown = numbered([Chapter(0, "First"), *crowd], 1000)
    assert shown[0].title == "First"
    assert len(shown) == MOST_CHAPTERS


def test_a_chapter_after_the_end_has_no_number() -> None:
    assert numbered([Chapter(1000, "Never")], 1000) == []


def test_the_templates_have_as_much_room() -> None:
    look = (Path(bot.pictures.__file__).parent / "templates" / "look.typ").read_text("utf-8")
    page, margin = (float(re.findall(rf"#let {name} = (\d+)pt", look)[0]) for name in ("page-width", "margin"))
    assert page - 2 * margin == ROOM


def test_type_is_at_least_eleven_pixels_where_a_picture_is_330_wide() -> None:
    templates = (Path(bot.pictures.__file__).parent / "templates").glob("*.typ")
    sizes = [
        float(size)
        for template in templates
        if template.stem != "film"
        for size in re.findall(r"(?:size: |#let (?:small|plain) = )(\d+(?:\.\d+)?)pt", template.read_text("utf-8"))
    ]
    assert min(sizes) * 330 / 360 >= 11
