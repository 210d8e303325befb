import asyncio
from contextlib import suppress

import aiohttp

from bot.tryout.club import Club
from bot.tryout.page import open_page
from bot.tryout.ticking import take_turns, tick


class Browser:
    """What the page's script does: opens the page, asks for its state, sends actions one after another."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address, _, self._capability = address.partition("#")
        self._sequence = 0
        self._page = ""

    async def open(self) -> dict:
        state = await self._ask("POST", "api/pages", {})
        self._page = state["context"]["id"]
        return state

    async def state(self) -> dict:
        return await self._ask("GET", "api/state")

    async def refresh(self) -> dict:
        self._sequence += 1
        envelope = {"protocol_version": 3, "sequence": self._sequence, "request_id": str(self._sequence)}
        return await self._ask(
            "POST", "api/action", envelope | {"generation": 1, "bot_generation": 1, "kind": "refresh"}
        )

    async def _ask(self, method: str, path: str, body: dict | None = None) -> dict:
        headers = {"X-Simcord-Capability": self._capability, "X-Simcord-Context": self._page}
        async with self._session.request(method, self._address + path, json=body, headers=headers) as response:
            assert response.status == 200, await response.text()
            return await response.json()


async def test_what_the_bot_does_by_the_clock_appears_on_the_page(club: Club) -> None:
    async with open_page(club) as page, aiohttp.ClientSession() as session:
        browser = Browser(session, page.url)
        before = await browser.open()
        await tick(club.env, page, 10.0)
        after = await browser.state()
        assert len(after["messages"]) == len(before["messages"]) + 1


async def test_a_tick_in_which_nothing_happens_leaves_the_page_alone(club: Club) -> None:
    async with open_page(club) as page, aiohttp.ClientSession() as session:
        browser = Browser(session, page.url)
        before = await browser.open()
        await tick(club.env, page, 1.0)
        assert (await browser.state())["publishedRevision"] == before["publishedRevision"]


async def test_the_clock_and_the_browser_never_stand_in_each_others_way(club: Club) -> None:
    async with open_page(club) as page, aiohttp.ClientSession() as session:
        turn = take_turns(page)
        browser = Browser(session, page.url)
        await browser.open()

        async def keep_ticking() -> None:
            while True:
                async with turn:
                    await tick(club.env, page, 10.0)
                await asyncio.sleep(0)

        ticking = asyncio.create_task(keep_ticking())
        try:
            receipts = [await browser.refresh() for _ in range(5)]
        finally:
            ticking.cancel()
            with suppress(asyncio.CancelledError):
                await ticking
        assert not any(receipt["rejected"] for receipt in receipts)
