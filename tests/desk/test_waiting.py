import asyncio
from types import SimpleNamespace

import pytest

from bot.desk import waiting
from bot.desk.waiting import in_time
from bot.storage.errors import StorageBusy
from bot.storage.waiting import at_once


class Asked:
    """As much of an interaction as is needed to put an answer off."""

    def __init__(self) -> None:
        self.deferred: list[dict[str, bool]] = []
        self.put_off = asyncio.Event()
        self.response = SimpleNamespace(is_done=lambda: bool(self.deferred), defer=self._defer)

    async def _defer(self, **how: bool) -> None:
        self.deferred.append(how)
        self.put_off.set()


async def when(event: asyncio.Event) -> str:
    await event.wait()
    return "done"


def at_ease() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


@pytest.mark.parametrize(
    ("private", "how"),
    [
        (True, {"thinking": True, "ephemeral": True}),
        (False, {"thinking": True, "ephemeral": False}),
        (None, {"thinking": False, "ephemeral": False}),
    ],
)
async def test_discord_is_told_of_what_takes_long_before_it_gives_up(
    private: bool | None, how: dict[str, bool], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    asked = Asked()
    assert await in_time(asked, when(asked.put_off), private=private) == "done"
    assert asked.deferred == [how]


async def test_what_is_quick_is_not_put_off():
    asked = Asked()
    assert await in_time(asked, when(at_ease()), private=True) == "done"
    assert asked.deferred == []


async def test_what_cannot_be_put_off_is_not_waited_for_and_goes_on():
    ready, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await ready.wait()
        ended.set()
        raise StorageBusy

    with pytest.raises(StorageBusy):
        await at_once(work(), 0)
    ready.set()
    await ended.wait()
    assert await at_once(when(at_ease())) == "done"


async def test_what_goes_wrong_in_time_is_raised():
    async def work() -> None:
        raise StorageBusy

    for waited in (at_once(work()), in_time(Asked(), work(), private=True)):
        with pytest.raises(StorageBusy):
            await waited
