import asyncio
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.turns import Turns

ASKERS = st.lists(st.sampled_from("abcde"), max_size=20)


class Office:
    """Work that begins when it has its turn and ends when it is told to; time goes on only by hand."""

    def __init__(self, at_once: int = 1, each: int = 1) -> None:
        self.now = 0.0
        self.turns = Turns(at_once, each, lambda: self.now)
        self.begun: list[str] = []
        self.at_work: list[tuple[str, asyncio.Event]] = []

    def ask(self, asker: str) -> asyncio.Task[None]:
        return asyncio.create_task(self._work(asker))

    async def end(self, which: int = 0, seconds: float = 0.0) -> None:
        """End a piece of work after ``seconds``, and let others begin."""
        self.now += seconds
        self.at_work.pop(which % len(self.at_work))[1].set()
        await settled()

    async def _work(self, asker: str) -> None:
        async with self.turns.turn(asker):
            ended = asyncio.Event()
            self.begun.append(asker)
            self.at_work.append((asker, ended))
            await ended.wait()


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def order(office: Office, askers: Sequence[str]) -> list[str]:
    """Return in which order the work of ``askers`` begins, all of which is asked for while something else goes on."""
    office.ask("first")
    await settled()
    asked = [office.ask(asker) for asker in askers]
    await settled()
    while office.at_work:
        await office.end()
    await asyncio.gather(*asked)
    return office.begun[1:]


def rounds(askers: Sequence[str]) -> list[str]:
    each = [[asker] * count for asker, count in Counter(askers).items()]
    return [asker for one_of_each in zip_longest(*each) for asker in one_of_each if asker is not None]


@given(ASKERS)
def test_one_of_each_asker_begins_before_a_second_of_any(askers: list[str]) -> None:
    assert asyncio.run(order(Office(), askers)) == rounds(askers)


@given(ASKERS, st.integers(1, 4), st.integers(1, 3), st.lists(st.integers(0, 30), min_size=1), st.floats(0, 100))
def test_all_have_their_turn_and_never_too_many(
    askers: list[str], at_once: int, each: int, ends: list[int], seconds: float
) -> None:
    async def play() -> None:
        office = Office(at_once, each)
        asked = [office.ask(asker) for asker in askers]
        await settled()
        step = 0
        while office.at_work:
            counts = Counter(asker for asker, _ in office.at_work)
            waiting = Counter(askers) - Counter(office.begun)
            assert counts.total() <= at_once
            assert max(counts.values()) <= each
            assert counts.total() == at_once or all(counts[asker] == each for asker in waiting)  # no room is left empty
            await office.end(ends[step % len(ends)], seconds)
            step += 1
        await asyncio.gather(*asked)
        assert Counter(office.begun) == Counter(askers)

    asyncio.run(play())


@given(ASKERS, st.lists(st.integers(0, 19), max_size=19))
def test_who_gives_up_takes_no_turn_from_anybody(askers: list[str], gone: list[int]) -> None:
    async def play() -> None:
        office = Office()
        office.ask("first")
        await settled()
        asked = [office.ask(asker) for asker in askers]
        await settled()
        leaving = {number for number in gone if number < len(asked)}
        for number in leaving:
            asked[number].cancel()
        while office.at_work:
            await office.end()
        await asyncio.gather(*asked, return_exceptions=True)
        stayed = [asker for number, asker in enumerate(askers) if number not in leaving]
        assert Counter(office.begun[1:]) == Counter(stayed)

    asyncio.run(play())


async def test_a_turn_given_to_somebody_in_the_moment_of_leaving_goes_to_the_next() -> None:
    office = Office()
    office.ask("a")
    await settled()
    leaving, staying = office.ask("b"), office.ask("c")
    await settled()
    office.at_work.pop()[1].set()
    await asyncio.sleep(0)  # "a" has ended and given its turn, which "b" has yet to hear of
    leaving.cancel()
    await settled()
    assert leaving.cancelled()
    assert office.begun == ["a", "c"]
    await office.end()
    assert staying.done()


async def test_whose_work_took_long_is_behind_the_others_for_as_long() -> None:
    office = Office()
    office.ask("slow")
    await settled()
    asked = [office.ask(asker) for asker in ("slow", "quick", "quick", "quick", "quick")]
    await settled()
    await office.end(seconds=30)
    for _ in range(4):
        await office.end(seconds=3)
    assert office.begun == ["slow", "quick", "quick", "quick", "quick", "slow"]
    await office.end()
    await asyncio.gather(*asked)


async def test_after_its_time_behind_it_is_again_its_turn() -> None:
    office = Office()
    office.ask("slow")
    await settled()
    asked = [office.ask(asker) for asker in ("slow", *"bcdefg")]
    await settled()
    await office.end(seconds=30)
    for _ in range(3):
        await office.end(seconds=11)
    assert office.begun == ["slow", "b", "c", "d", "slow"]
    while office.at_work:
        await office.end()
    await asyncio.gather(*asked)


async def test_nobody_waits_where_nobody_else_wants_the_room() -> None:
    office = Office()
    for _ in range(3):
        office.ask("slow")
        await settled()
        assert len(office.at_work) == 1
        await office.end(seconds=30)
    assert office.begun == ["slow"] * 3


async def test_work_that_fails_gives_its_turn_back() -> None:
    turns = Turns(1)
    with pytest.raises(ValueError, match="odd"):
        async with turns.turn("a"):
            raise ValueError("odd")
    async with turns.turn("a"):
        pass
