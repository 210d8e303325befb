from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.features.daily.anniversaries import anniversary, nearest_anniversaries, told
from tests.statistics.conversations import talk

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def published(*days: date | None) -> list[Conversation]:
    return [replace(talk(key=f"k{number}"), published=day) for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("day", "today", "said"),
    [
        (date(2023, 11, 28), date(2026, 11, 28), "Three years ago today, on 28 November 2023"),
        (date(2025, 11, 28), date(2026, 11, 28), "One year ago today, on 28 November 2025"),
        (date(2024, 2, 29), date(2026, 2, 28), "Two years ago today, on 29 February 2024"),
        (date(2012, 2, 29), date(2028, 2, 29), "16 years ago today, on 29 February 2012"),
        (date(2022, 12, 30), date(2026, 1, 2), "Three years ago this week, on 30 December 2022"),
        (date(2023, 1, 2), date(2025, 12, 30), "Three years ago this week, on 2 January 2023"),
        (
            date(2022, 6, 1),
            date(2026, 11, 28),
            "Nothing came out around a 28 November; the nearest is of 1 June 2022, four years ago",
        ),
        (
            date(2022, 12, 20),
            date(2026, 11, 28),
            "Nothing came out around a 28 November; the nearest is of 20 December 2022, almost four years ago",
        ),
        (date(2026, 11, 28), date(2026, 11, 28), "From 28 November 2026"),
    ],
)
def test_how_long_ago_is_told_by_the_nearest_anniversary(day: date, today: date, said: str):
    assert told(day, today) == said


def test_what_was_published_on_this_day_comes_before_what_is_near():
    today = date(2026, 11, 28)
    these = published(date(2023, 11, 28), date(2020, 11, 28), date(2023, 11, 27), date(2026, 11, 28), None)
    assert [one.key for one in nearest_anniversaries(these, today)] == ["k0", "k1"]
    assert [one.key for one in nearest_anniversaries(these[2:], today)] == ["k2"]
    assert nearest_anniversaries(these[3:], today) == []


@given(DAYS, DAYS)
def test_an_anniversary_is_a_whole_number_of_years_later_and_within_half_a_year(day: date, today: date):
    found = anniversary(day, today)
    if found is None:
        assert today - day < timedelta(days=366)
        return
    assert today - day >= timedelta(days=358)
    assert found.years == found.day.year - day.year >= 1
    assert (found.day.month, found.day.day) == (day.month, day.day) or (day.month, day.day) == (2, 29)
    if today - day > timedelta(days=550):
        assert abs(found.day - today) <= timedelta(days=183)


@given(st.lists(st.none() | DAYS, max_size=9), DAYS)
def test_none_is_nearer_than_those_that_are_found(days: list[date | None], today: date):
    these = published(*days)
    near = nearest_anniversaries(these, today)
    distances = {
        one.key: abs(found.day - today)
        for one in these
        if one.published and (found := anniversary(one.published, today))
    }
    assert {one.key for one in near} == {key for key, far in distances.items() if far == min(distances.values())}
