from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.desk.zones import zone_names
from bot.features.daily.due import Days, Timetable, last_due, next_due, read_time_of_day
from bot.features.daily.errors import BadTimeOfDay

ODD_ZONES = [
    "Europe/Vienna",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Africa/Cairo",
]
ZONES = st.sampled_from(ODD_ZONES) | st.sampled_from(zone_names())
MOMENTS = st.datetimes(datetime(2005, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    days = draw(st.sampled_from(Days))
    weekday = draw(st.integers(0, 6)) if days is Days.WEEKLY else None
    return Timetable(days, draw(TIMES), draw(ZONES), weekday)


def all_moments(timetable: Timetable, around: datetime) -> list[datetime]:
    """Every due time for ten days around, found by going through the days one by one."""
    local = around.astimezone(ZoneInfo(timetable.zone)).date()
    days = [local + timedelta(days=number) for number in range(-10, 11)]
    return sorted({timetable.moment(day) for day in days if timetable.falls_on(day)})


@given(timetables(), MOMENTS)
@example(Timetable(Days.EVERY_DAY, time(10), "Pacific/Apia"), datetime(2011, 12, 30, 5, tzinfo=UTC))
@example(Timetable(Days.WEEKLY, time(10), "Pacific/Apia", 4), datetime(2011, 12, 30, 15, tzinfo=UTC))  # a day skipped
def test_the_next_due_time_is_the_first_after(timetable: Timetable, now: datetime) -> None:
    assert next_due(timetable, now) == min(due for due in all_moments(timetable, now) if due > now)


@given(timetables(), MOMENTS)
def test_the_last_due_time_is_the_last_until_now(timetable: Timetable, now: datetime) -> None:
    assert last_due(timetable, now) == max(due for due in all_moments(timetable, now) if due <= now)


@given(timetables(), MOMENTS)
def test_a_due_time_is_its_own_last_and_lies_before_its_next(timetable: Timetable, now: datetime) -> None:
    due = next_due(timetable, now)
    assert last_due(timetable, due) == due < next_due(timetable, due)


@given(timetables(), MOMENTS)
def test_clocks_show_the_time_that_was_asked_for_unless_they_skip_it(timetable: Timetable, now: datetime) -> None:
    due = next_due(timetable, now)
    shown = due.astimezone(ZoneInfo(timetable.zone))
    if shown.time() == timetable.at:
        assert timetable.falls_on(shown.date())
        earlier = shown.replace(fold=0).astimezone(UTC)
        assert due == earlier, "of a time that comes twice, the first"
    else:
        before = (due - timedelta(hours=25)).astimezone(ZoneInfo(timetable.zone)).utcoffset()
        assert before is not None
        assert (due + before).time() == timetable.at, "by the clock as it was before"
        assert before != shown.utcoffset()


@pytest.mark.parametrize(
    ("day", "at", "due"),
    [
        (date(2026, 3, 28), time(2, 30), "2026-03-28 01:30"),
        (date(2026, 3, 29), time(2, 30), "2026-03-29 01:30"),  # skipped: clocks show 3:30
        (date(2026, 3, 29), time(3, 0), "2026-03-29 01:00"),
        (date(2026, 10, 25), time(2, 30), "2026-10-25 00:30"),  # twice: the first
        (date(2026, 10, 25), time(3, 0), "2026-10-25 02:00"),
    ],
)
def test_where_clocks_are_changed(day: date, at: time, due: str) -> None:
    timetable = Timetable(Days.EVERY_DAY, at, "Europe/Vienna")
    assert timetable.moment(day) == datetime.fromisoformat(f"{due}+00:00")


def test_weekdays_leave_out_the_weekend_of_the_place() -> None:
    timetable = Timetable(Days.WEEKDAYS, time(8), "Pacific/Auckland")
    friday = datetime(2026, 11, 19, 19, tzinfo=UTC)
    assert last_due(timetable, friday) == friday
    assert next_due(timetable, friday) == datetime(2026, 11, 22, 19, tzinfo=UTC)


@pytest.mark.parametrize(("days", "weekday"), [(Days.WEEKLY, None), (Days.WEEKLY, 7), (Days.EVERY_DAY, 0)])
def test_only_a_weekly_timetable_has_a_weekday(days: Days, weekday: int | None) -> None:
    with pytest.raises(ValueError, match="weekday"):
        Timetable(days, time(8), "UTC", weekday)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8:30", time(8, 30)),
        ("08.30", time(8, 30)),
        (" 20h15 ", time(20, 15)),
        ("7", time(7)),
        ("8 am", time(8)),
        ("12 AM", time(0)),
        ("12:05 p.m.", time(12, 5)),
        ("8:30pm", time(20, 30)),
        ("0:00", time(0)),
        ("20h", time(20)),
        ("8 o'clock", time(8)),
        ("at 8 o’clock pm", time(20)),
        ("noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_times_of_day_are_read_as_people_write_them(text: str, expected: time) -> None:
    assert read_time_of_day(text) == expected


@pytest.mark.parametrize(
    "text", ["", "24:00", "8:60", "13 pm", "0 am", "8:3", "noonish", "8 m", "8:30:00", "-1", "²:00"]
)
def test_other_times_of_day_are_refused(text: str) -> None:
    with pytest.raises(BadTimeOfDay):
        read_time_of_day(text)


@given(st.text(max_size=12) | st.from_regex(r"\d{1,2}[:.]\d{2} ?([ap]m)?"))
def test_any_text_is_a_time_of_day_or_refused(text: str) -> None:
    with suppress(BadTimeOfDay):
        read_time_of_day(text)
