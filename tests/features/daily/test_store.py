from datetime import UTC, datetime, time, timedelta

import pytest

from bot.features.daily.due import Days, Timetable
from bot.features.daily.errors import ScheduleGone, TooManySchedules
from bot.features.daily.schedule import Paused, Plan, Source
from bot.features.daily.store import MOST_SCHEDULES, UNDO_TIME, Daily, delete_removed
from bot.storage.database import Database
from tests.storage.fixtures import NOW, rows_in

CLUB, OTHER = 11, 12
AT_EIGHT = Timetable(Days.EVERY_DAY, time(8), "Europe/Vienna")
PLAN = Plan(333, AT_EIGHT)
NEXT = datetime(2026, 11, 24, 7, tzinfo=UTC)


@pytest.fixture
def daily(database: Database) -> Daily:
    return Daily(database)


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        Plan(333, Timetable(Days.WEEKLY, time(23, 59), "UTC", 6), Source.SPEAKER, "Mira", 555, thread=True),
        Plan(333, Timetable(Days.WEEKDAYS, time(0, 1), "Asia/Tokyo"), Source.TOPIC, "the sea\0", None),
    ],
)
async def test_a_schedule_holds_what_the_moderator_decided(daily: Daily, plan: Plan) -> None:
    added = await daily.add(CLUB, plan, NOW)
    assert await daily.of(CLUB) == (added,)
    assert (added.plan.timetable, added.plan.role, added.plan.thread) == (plan.timetable, plan.role, plan.thread)
    assert (added.plan.subject or "") == (plan.subject or "").replace("\0", "")
    assert await daily.of(OTHER) == ()


async def test_a_new_schedule_is_due_at_its_next_time(daily: Daily) -> None:
    added = await daily.add(CLUB, PLAN, NOW)
    assert added.next_due == NEXT
    assert await daily.due(NEXT - timedelta(seconds=1)) == ()
    assert await daily.due(NEXT) == (added,)


async def test_a_paused_schedule_is_never_due_and_others_are(daily: Daily) -> None:
    first, second = await daily.add(CLUB, PLAN, NOW), await daily.add(OTHER, PLAN, NOW)
    paused = await daily.pause(CLUB, first.number, Paused.NO_PERMISSION)
    assert paused.paused is Paused.NO_PERMISSION
    assert await daily.due(NEXT) == (second,)


async def test_a_resumed_schedule_does_not_make_up_for_its_pause(daily: Daily) -> None:
    added = await daily.add(CLUB, PLAN, NOW)
    await daily.pause(CLUB, added.number, Paused.BY_MODERATOR)
    resumed = await daily.resume(CLUB, added.number, NEXT + timedelta(days=3))
    assert (resumed.paused, resumed.next_due) == (None, NEXT + timedelta(days=4))


async def test_a_removed_schedule_can_be_brought_back(daily: Daily) -> None:
    added = await daily.add(CLUB, PLAN, NOW)
    assert (await daily.remove(CLUB, added.number, NOW)).number == added.number
    assert await daily.of(CLUB) == await daily.due(NEXT) == ()
    with pytest.raises(ScheduleGone):
        await daily.pause(CLUB, added.number, Paused.BY_MODERATOR)
    back = await daily.bring_back(CLUB, added.number, NOW + timedelta(days=1))
    assert await daily.of(CLUB) == (back,)
    assert back.next_due == NEXT + timedelta(days=1)
    with pytest.raises(ScheduleGone):
        await daily.bring_back(CLUB, added.number, NOW)


async def test_a_removed_schedule_is_deleted_after_its_time(daily: Daily, database: Database) -> None:
    added = await daily.add(CLUB, PLAN, NOW)
    await daily.remove(CLUB, added.number, NOW)
    await database.write(delete_removed, NOW + UNDO_TIME)
    assert await rows_in(database, "daily_schedules") == 0
    with pytest.raises(ScheduleGone):
        await daily.bring_back(CLUB, added.number, NOW)


async def test_another_server_changes_nothing(daily: Daily) -> None:
    added = await daily.add(CLUB, PLAN, NOW)
    with pytest.raises(ScheduleGone):
        await daily.remove(OTHER, added.number, NOW)


async def test_a_server_has_no_more_schedules_than_a_list_can_offer(daily: Daily) -> None:
    for _ in range(MOST_SCHEDULES):
        await daily.add(CLUB, PLAN, NOW)
    with pytest.raises(TooManySchedules):
        await daily.add(CLUB, PLAN, NOW)
    await daily.add(OTHER, PLAN, NOW)
