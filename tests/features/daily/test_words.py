"""Every answer of /daily is a message Discord takes, whatever subjects, zones and quotes it is about."""

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Quote
from bot.desk.click_ids import read_click
from bot.desk.zones import zone_names
from bot.features.daily.due import Days, Timetable
from bot.features.daily.schedule import Paused, Plan, Schedule, Source
from bot.features.daily.words import (
    Missing,
    added_reply,
    brought_back_reply,
    list_reply,
    missed_notice,
    paused_notice,
    post_reply,
    posted_reply,
    removed_reply,
    schedule_label,
    switched_reply,
    thread_name,
)
from tests.desk.conversations import HOSTILE_TEXT, few, quotes
from tests.desk.sent import check, components, read
from tests.desk.test_click_ids import IDS_OF_VERSION_1

SNOWFLAKES = st.integers(1, 2**63 - 1)
MENTIONS = {"mention", "time", "channel", "role"}


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    days = draw(st.sampled_from(Days))
    weekday = draw(st.integers(0, 6)) if days is Days.WEEKLY else None
    return Timetable(days, time(draw(st.integers(0, 23)), 30), draw(st.sampled_from(zone_names())), weekday)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    source = draw(st.sampled_from(Source))
    subject = draw(HOSTILE_TEXT) if source in (Source.SPEAKER, Source.TOPIC) else None
    role = draw(st.none() | SNOWFLAKES)
    series, title = draw(st.none() | HOSTILE_TEXT), draw(st.none() | HOSTILE_TEXT)
    narrowed = (series, draw(st.none() | st.integers(1900, 2100)), title and "key", title)
    plan = Plan(draw(SNOWFLAKES), draw(timetables()), source, subject, role, draw(st.booleans()), *narrowed)
    due = datetime(2026, 11, 24, 7, tzinfo=UTC)
    return Schedule(draw(SNOWFLAKES), draw(SNOWFLAKES), plan, due, draw(st.none() | st.sampled_from(Paused)))


@few
@given(schedules(), HOSTILE_TEXT, st.booleans())
def test_every_change_and_notice(schedule: Schedule, channel: str, either: bool):
    replies = [
        added_reply(schedule, pings=either),
        removed_reply(schedule),
        brought_back_reply(schedule),
        switched_reply(schedule),
        paused_notice(schedule),
        missed_notice(Missing(schedule, schedule.next_due, either)),
    ]
    kept = {held[0] for held in IDS_OF_VERSION_1.values()}
    for reply in replies:
        check(reply, allowed=MENTIONS)
        assert {read_click(button["custom_id"]).action for button in components(reply, 2)} <= kept
    assert posted_reply(schedule, "https://discord.com/channels/1/2/3").private
    assert 1 <= len(schedule_label(schedule, channel)) <= 100


@few
@given(st.lists(schedules(), max_size=25), st.integers(0, 9))
def test_every_page_of_the_list(several: list[Schedule], page: int):
    missing = [Missing(schedule, schedule.next_due, True) for schedule in several]
    check(list_reply(several, missing, page), allowed=MENTIONS)


@few
@given(quotes(), schedules(), st.dates())
def test_every_post(quote: Quote, schedule: Schedule, day: date):
    reply = post_reply(quote, schedule.plan, day)
    check(reply, allowed=MENTIONS)
    assert "quote of the day" in read(reply)
    assert 1 <= len(thread_name(quote).strip()) <= 100
