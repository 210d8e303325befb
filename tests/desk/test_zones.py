from contextlib import suppress
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.errors import UnknownTimeZone
from bot.desk.zones import _LETTERS, read_zone, shown_zone, zone_names
from bot.features.daily.due import Days, Timetable, next_due


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        ("europe/vienna", "Europe/Vienna"),
        ("new york", "America/New_York"),
        (" tokyo", "Asia/Tokyo"),
        ("utc", "UTC"),
    ],
)
def test_zones_are_found_by_name_or_city(name: str, zone: str) -> None:
    assert read_zone(name) == zone


def test_a_zone_that_is_not_there_names_its_nearest() -> None:
    with pytest.raises(UnknownTimeZone) as unknown:
        read_zone("Veinna")
    assert unknown.value.nearest[0] == "Europe/Vienna"


@pytest.mark.parametrize("name", ["", "../etc/passwd", "Mars/Olympus_Mons", "\0"])
def test_a_zone_like_no_other_names_none(name: str) -> None:
    with pytest.raises(UnknownTimeZone) as unknown:
        read_zone(name)
    assert unknown.value.nearest == ()


def test_every_zone_offered_is_read_and_can_be_reckoned_with() -> None:
    for name in zone_names():
        assert read_zone(name) == name
        next_due(Timetable(Days.EVERY_DAY, time(8), name), datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "shown"),
    [("UTC+2", "UTC+2"), ("utc -5", "UTC-5"), ("GMT+1", "UTC+1"), ("+02:00", "UTC+2"), ("UTC+14", "UTC+14")],
)
def test_hours_from_utc_are_a_zone_and_shown_as_they_are_meant(name: str, shown: str) -> None:
    zone = read_zone(name)
    assert shown_zone(zone) == shown
    assert read_zone(zone) == zone


@pytest.mark.parametrize("name", ["GMT", "z", "UTC+0", "utc"])
def test_utc_has_several_names(name: str) -> None:
    assert read_zone(name) == "UTC"


@pytest.mark.parametrize(
    ("letters", "meant"),
    [
        ("EST", "America/New_York"),
        ("pt", "America/Los_Angeles"),
        ("Eastern Time", "America/New_York"),
        ("CET", "Europe/Berlin"),
        ("BST", "Europe/London"),
        ("ist", "Asia/Kolkata"),
        ("UTC+5:30", "Asia/Kolkata"),
    ],
)
def test_letters_that_several_places_share_are_asked_about(letters: str, meant: str) -> None:
    with pytest.raises(UnknownTimeZone) as unknown:
        read_zone(letters)
    assert meant in unknown.value.nearest


@pytest.mark.parametrize("name", ["UTC+15", "UTC-13", "UTC+2:45"])
def test_hours_that_no_zone_has_are_refused(name: str) -> None:
    with pytest.raises(UnknownTimeZone):
        read_zone(name)


def test_every_zone_that_letters_may_mean_is_there() -> None:
    assert {zone for zones in _LETTERS.values() for zone in zones} <= set(zone_names())


@given(st.text(max_size=12) | st.from_regex(r"(UTC|GMT|)[+-]\d{1,2}(:\d\d)?"))
def test_any_text_is_a_zone_or_refused(text: str) -> None:
    with suppress(UnknownTimeZone):
        ZoneInfo(read_zone(text))
