import asyncio

import pytest

from bot.desk.lateness import ANSWERED_WITHIN, QUICKEST_KEPT, ROUNDS, Lateness


class Clock:
    """A clock that is moved by hand; Discord's own goes with it, ``apart`` from it."""

    def __init__(self, apart: float = 0.0) -> None:
        self.now = 1000.0
        self.apart = apart

    def __call__(self) -> float:
        return self.now

    def sent(self, ago: float = 0.0) -> int:
        """The number that Discord gives an interaction of so long ago."""
        return int((self.now - ago + self.apart + 1_000_000) * 1000) << 22


@pytest.fixture(params=[0.0, -7200.0, 86_400.0])
def clock(request: pytest.FixtureRequest) -> Clock:
    return Clock(request.param)


async def rounds_of(lateness: Lateness, clock: Clock, seconds: float) -> None:
    """Let rounds of the event loop take so long, as they do when each answers many."""
    for _ in range(2):
        lateness.is_too_late(clock.sent(), clock.now)
        clock.now += seconds
        await asyncio.sleep(0)


async def test_who_has_waited_three_seconds_is_left_alone_whatever_the_clocks_say(clock: Clock) -> None:
    lateness = Lateness(clock)
    assert not lateness.is_too_late(clock.sent(), clock.now)
    late, heard = clock.sent(), lateness.heard()
    clock.now += ANSWERED_WITHIN + 0.1
    assert lateness.is_too_late(late, heard)
    assert not lateness.is_too_late(clock.sent(0.1), lateness.heard())


async def test_where_rounds_take_long_who_would_be_too_late_by_the_answer_is_left_alone(clock: Clock) -> None:
    lateness = Lateness(clock)
    await rounds_of(lateness, clock, 0.5)
    heard = clock.now
    early, late = clock.sent(0.2), clock.sent()
    assert not lateness.is_too_late(early, heard)
    clock.now += ANSWERED_WITHIN - ROUNDS * 0.5 + 0.1
    await asyncio.sleep(0)
    await rounds_of(lateness, clock, 0.5)
    assert lateness.is_too_late(late, heard)


async def test_what_waited_in_a_halt_before_it_was_heard_of_counts_but_not_for_who_came_after(clock: Clock) -> None:
    lateness = Lateness(clock)
    lateness.is_too_late(clock.sent(), clock.now)
    await rounds_of(lateness, clock, 0.65)
    assert lateness.is_too_late(clock.sent(0.6), clock.now)
    assert not lateness.is_too_late(clock.sent(0.1), clock.now)


async def test_one_halt_or_one_long_ago_counts_for_nothing(clock: Clock) -> None:
    lateness = Lateness(clock)
    lateness.is_too_late(clock.sent(), clock.now)
    clock.now += 5
    await asyncio.sleep(0)
    assert not lateness.is_too_late(clock.sent(), clock.now)
    await asyncio.sleep(0)
    await rounds_of(lateness, clock, 2)
    clock.now += 60
    assert not lateness.is_too_late(clock.sent(), clock.now)


async def test_numbers_that_tell_no_time_leave_nobody_alone_who_was_heard_of_just_now(clock: Clock) -> None:
    lateness = Lateness(clock)
    for number in range(1, 400):
        await asyncio.sleep(0)
        clock.now += 1
        assert not lateness.is_too_late(number, lateness.heard())


async def test_a_clock_that_runs_fast_is_found_out(clock: Clock) -> None:
    lateness = Lateness(clock)
    for _ in range(100):
        lateness.is_too_late(clock.sent(), clock.now)
        clock.now += QUICKEST_KEPT
        clock.apart -= 0.1
        await asyncio.sleep(0)
    await rounds_of(lateness, clock, 0.65)
    assert lateness.is_too_late(clock.sent(0.6), clock.now)
    assert not lateness.is_too_late(clock.sent(0.1), clock.now)


async def test_in_a_round_that_takes_ever_longer_who_has_waited_in_it_is_left_alone(clock: Clock) -> None:
    lateness = Lateness(clock)
    await rounds_of(lateness, clock, 0.2)
    heard, sent = clock.now, clock.sent()
    assert not lateness.is_too_late(sent, heard)
    clock.now += 1
    assert lateness.is_too_late(sent, heard)
