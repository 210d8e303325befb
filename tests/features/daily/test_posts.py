import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.features.daily.due import Days, Timetable
from bot.features.daily.posts import KEPT, Claim, DailyPosts, Missed, PostState, delete_old
from bot.features.daily.schedule import Paused, Plan, Schedule
from bot.features.daily.store import Daily
from bot.storage.database import Database, open_database
from tests.storage.fixtures import NOW, rows_in
from tests.storage.processes import run_together

CLUB = 11
AT_EIGHT = Timetable(Days.EVERY_DAY, time(8), "Europe/Vienna")
DUE = datetime(2026, 11, 24, 7, tzinfo=UTC)

CLAIMING = """
import asyncio, sys
from datetime import datetime
from bot.features.daily.store import Daily
from bot.features.daily.posts import DailyPosts
from bot.storage.database import open_database

async def claim():
    database = await open_database(sys.argv[1])
    now = datetime.fromisoformat(sys.argv[2])
    for schedule in await Daily(database).due(now):
        if claimed := await DailyPosts(database).claim(schedule, now):
            print(claimed.nonce)
    await database.close()

asyncio.run(claim())
"""


def after(seconds: float) -> datetime:
    return DUE + timedelta(seconds=seconds)


@pytest.fixture
def posts(database: Database) -> DailyPosts:
    return DailyPosts(database)


@pytest.fixture
async def schedule(database: Database) -> Schedule:
    return await Daily(database).add(CLUB, Plan(333, AT_EIGHT), NOW)


async def claimed(posts: DailyPosts, schedule: Schedule, now: datetime = DUE) -> Claim:
    claim = await posts.claim(schedule, now)
    assert claim is not None
    return claim


async def test_of_many_who_claim_a_due_time_one_has_it(posts: DailyPosts, schedule: Schedule) -> None:
    claims = await asyncio.gather(*(posts.claim(schedule, DUE) for _ in range(30)))
    assert sum(claim is not None for claim in claims) == 1


@pytest.mark.process
def test_of_processes_that_claim_all_each_due_time_goes_to_one(url: str) -> None:
    async def plan() -> None:
        database = await open_database(url)
        for channel in range(20):
            await Daily(database).add(CLUB, Plan(channel, AT_EIGHT), NOW)
        await database.close()

    asyncio.run(plan())
    printed = run_together([["-c", CLAIMING, url, DUE.isoformat()]] * 2)
    nonces = "".join(printed).split()
    assert len(nonces) == len(set(nonces)) == 20


async def test_a_claim_moves_the_schedule_on(database: Database, posts: DailyPosts, schedule: Schedule) -> None:
    claim = await claimed(posts, schedule, after(5))
    assert (claim.due, claim.form, claim.deadline) == (DUE, None, after(185))
    assert await Daily(database).due(after(10)) == ()
    (moved,) = await Daily(database).of(CLUB)
    assert moved.next_due == DUE + timedelta(days=1)


async def test_a_claim_is_not_given_for_what_was_paused_meanwhile(
    database: Database, posts: DailyPosts, schedule: Schedule
) -> None:
    await Daily(database).pause(CLUB, schedule.number, Paused.BY_MODERATOR)
    assert await posts.claim(schedule, DUE) is None


async def test_a_claim_is_not_given_for_what_was_resumed_meanwhile(
    database: Database, posts: DailyPosts, schedule: Schedule
) -> None:
    await Daily(database).pause(CLUB, schedule.number, Paused.BY_MODERATOR)
    await Daily(database).resume(CLUB, schedule.number, DUE)
    assert await posts.claim(schedule, DUE) is None


async def test_what_was_posted_is_not_tried_again_nor_told(posts: DailyPosts, schedule: Schedule) -> None:
    await posts.settle(await claimed(posts, schedule), PostState.POSTED)
    assert await posts.unsettled(after(90)) == ()
    assert await posts.missed(after(400)) == ()


async def test_an_unsettled_claim_is_tried_again_by_one_with_the_same_nonce_and_quote(
    posts: DailyPosts, schedule: Schedule
) -> None:
    first = await claimed(posts, schedule)
    assert await posts.unsettled(after(59)) == ()
    (again,) = await posts.unsettled(after(60))
    await posts.choose(first, "boat:0+5~abcd")
    tries = [one for one in await asyncio.gather(*(posts.retry(again, after(61)) for _ in range(10))) if one]
    assert [(one.nonce, one.form, one.deadline) for one in tries] == [(first.nonce, "boat:0+5~abcd", after(180))]
    assert await posts.unsettled(after(120)) == ()
    assert await posts.unsettled(after(121)) == tuple(tries)


async def test_after_three_minutes_nobody_tries_and_one_tells(posts: DailyPosts, schedule: Schedule) -> None:
    await claimed(posts, schedule)
    (again,) = await posts.unsettled(after(179))
    assert await posts.missed(after(179)) == ()
    assert await posts.retry(again, after(180)) is None
    assert await posts.unsettled(after(180)) == ()
    told = [missed for some in await asyncio.gather(*(posts.missed(after(180)) for _ in range(5))) for missed in some]
    assert [(missed.due, missed.state) for missed in told] == [(DUE, PostState.LOST)]


async def test_who_was_killed_before_telling_is_stood_in_for(posts: DailyPosts, schedule: Schedule) -> None:
    await claimed(posts, schedule)
    (missed,) = await posts.missed(after(200))
    assert await posts.missed(after(259)) == ()
    assert await posts.missed(after(260)) == (missed,)
    await posts.told(missed)
    assert await posts.missed(after(999)) == ()


async def test_a_process_is_given_to_tell_only_what_it_can(posts: DailyPosts, schedule: Schedule) -> None:
    await claimed(posts, schedule)
    assert await posts.missed(after(200), lambda server: server != CLUB) == ()
    (missed,) = await posts.missed(after(201), lambda server: server == CLUB)
    assert missed.state is PostState.LOST


async def test_what_could_not_be_told_is_kept_for_the_server_until_it_is(posts: DailyPosts, schedule: Schedule) -> None:
    await posts.claim(schedule, after(7200))
    assert await posts.untold(CLUB + 1) == ()
    (untold,) = await posts.untold(CLUB)
    assert (untold.due, untold.state) == (DUE, PostState.SKIPPED)
    await posts.told(untold)
    assert await posts.untold(CLUB) == ()


@pytest.mark.parametrize("minutes", [0, 59])
async def test_what_was_missed_is_made_up_for_within_an_hour(
    posts: DailyPosts, schedule: Schedule, minutes: int
) -> None:
    assert (await claimed(posts, schedule, after(minutes * 60))).due == DUE


async def test_what_is_an_hour_late_is_skipped_and_told(
    database: Database, posts: DailyPosts, schedule: Schedule
) -> None:
    assert await posts.claim(schedule, after(3600)) is None
    (moved,) = await Daily(database).of(CLUB)
    assert moved.next_due == DUE + timedelta(days=1)
    assert await posts.missed(after(3600)) == (Missed(moved, DUE, PostState.SKIPPED),)
    assert await posts.unsettled(after(3700)) == ()


async def test_of_days_that_were_missed_only_the_last_is_made_up_for(
    database: Database, posts: DailyPosts, schedule: Schedule
) -> None:
    now = DUE + timedelta(days=3, minutes=10)
    assert (await claimed(posts, schedule, now)).due == DUE + timedelta(days=3)
    (moved,) = await Daily(database).of(CLUB)
    assert moved.next_due == DUE + timedelta(days=4)


async def test_what_was_removed_is_not_tried_again(database: Database, posts: DailyPosts, schedule: Schedule) -> None:
    await claimed(posts, schedule)
    await Daily(database).remove(CLUB, schedule.number, after(30))
    assert await posts.unsettled(after(90)) == ()


async def test_nonces_fit_and_differ_by_schedule_and_due_time(posts: DailyPosts, schedule: Schedule) -> None:
    claim = await claimed(posts, schedule)
    later = Claim(schedule, DUE + timedelta(minutes=1), None, DUE, DUE)
    assert claim.nonce != later.nonce
    assert len(claim.nonce) <= 25


async def test_old_posts_are_forgotten(database: Database, posts: DailyPosts, schedule: Schedule) -> None:
    await claimed(posts, schedule)
    await database.write(delete_old, DUE + KEPT - timedelta(seconds=1))
    assert await rows_in(database, "daily_posts") == 1
    await database.write(delete_old, DUE + KEPT)
    assert await rows_in(database, "daily_posts") == 0
