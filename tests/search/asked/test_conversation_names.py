"""Which conversation is meant, by number, title, speaker, series or date."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import AmbiguousConversation, UnknownConversation
from bot.conversation.library import Library
from bot.search.asked.conversation_names import conversations_meant, match_conversation, newest_first
from tests.conversation.talks import talk

TODAY = date(2026, 11, 28)


def episode(key: str, title: str, *, speaker: str = "Mira", on: str | None = None, series=None, number=None):
    made = talk((speaker, 0.0, "The boiler is older than the mill."))
    published = date.fromisoformat(on) if on else None
    return replace(made, key=key, title=title, published=published, series=series, number=number)


LIBRARY = Library.of(
    [
        episode("mill-20", "Mill Talk 20", series="Mill Talk"),
        episode("mill-200", "Mill Talk 200", series="Mill Talk"),
        episode("mill-207", "Mill Talk 207", series="Mill Talk"),
        episode("c-books", "Books and languages", speaker="Brian Kernel", on="2020-03-05", series="Logs", number=484),
        episode("boats", "Boats", speaker="Ada Reed", on="2021-07-09", series="Logs", number=512),
        episode("tides", "Tides", speaker="Ada Reed", on="2026-11-20", series="Logs", number=600),
    ]
)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("mill talk 200", ["mill-200"]),
        ("200", ["mill-200"]),
        ("mill talk 20", ["mill-20"]),
        ("#484", ["c-books"]),
        ("episode 512", ["boats"]),
        ("brian kernel", ["c-books"]),
        ("kernell", ["c-books"]),
        ("the one with brian kernel", ["c-books"]),
        ("boats", ["boats"]),
        ("TIDES", ["tides"]),
        ("2020", ["c-books"]),
        ("march 2020", ["c-books"]),
        ("2020-03", ["c-books"]),
        ("2021-07-09", ["boats"]),
        ("last week's", ["tides"]),
        ("newest ada", ["tides"]),
        ("ada reed", ["tides", "boats"]),
        ("logs", ["tides", "boats", "c-books"]),
        ("mill talk", ["mill-207", "mill-200", "mill-20"]),
        ("mill talk 2", []),
        ("logs 2", []),
        ("1999", []),
        ("cooking with fire", []),
        ("", []),
    ],
)
def test_what_is_remembered_of_it_is_enough_and_a_number_is_never_a_part_of_another(name: str, keys: list[str]):
    assert [one.key for one in conversations_meant(name, LIBRARY, TODAY)] == keys


def test_of_several_none_is_guessed():
    with pytest.raises(AmbiguousConversation) as several:
        match_conversation("ada reed", LIBRARY)
    assert several.value.conversations == (("tides", "Tides"), ("boats", "Boats"))
    with pytest.raises(UnknownConversation) as none:
        match_conversation("boards of trade", LIBRARY, TODAY)
    assert "Boats" in none.value.nearest


def test_newest_first_goes_by_dates_then_by_numbers_within_titles():
    assert [one.key for one in newest_first(LIBRARY)][:3] == ["tides", "boats", "c-books"]
    assert [one.key for one in newest_first(LIBRARY)][3:] == ["mill-207", "mill-200", "mill-20"]


@given(st.text(max_size=60), st.dates())
def test_any_name_means_some_or_none(name: str, today: date):
    assert set(conversations_meant(name, LIBRARY, today)) <= set(LIBRARY)
