import signal
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.sockets.person import Place
from tests.sockets.server import Discord
from tests.sockets.waiting import NotAnswered

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord() -> AsyncIterator[Discord]:
    async with Discord.listening(guild_count=2) as discord, discord.client("bare"):
        yield discord
        discord.check()


async def test_every_shard_identifies_and_beats(discord: Discord) -> None:
    assert sorted(discord.gateway.identified[:2]) == [0, 1]
    assert discord.gateway.heartbeats >= 2


async def test_each_shard_gets_its_servers_events(discord: Discord) -> None:
    for guild in discord.world.guilds:
        assert (await discord.person.slash("ok", where=Place.server(guild))).message["content"] == "ok"


async def test_a_dropped_connection_resumes_and_gets_what_it_missed(discord: Discord) -> None:
    await discord.gateway.drop(0)
    missed = await discord.person.start_slash("ok")
    await discord.gateway.wait_for_resumed(0, within=5.0)
    assert (await discord.person.answer(missed)).message["content"] == "ok"


async def test_an_invalid_session_is_identified_anew(discord: Discord) -> None:
    before = discord.gateway.identified.count(1)
    await discord.gateway.invalidate(1)
    answer = await discord.person.slash("ok", where=Place.server(discord.world.guilds[1]))
    assert answer.message["content"] == "ok"
    assert discord.gateway.identified.count(1) == before + 1


async def test_discord_py_alone_dies_of_sigterm() -> None:
    async with Discord.listening() as discord, discord.client("bare") as client:
        assert await client.end() == -signal.SIGTERM


@pytest.mark.parametrize(
    ("setting", "told"), [({"DISCORD_TOKEN": "wrong"}, "Improper token"), ({"PRIVILEGED": "1"}, "PrivilegedIntents")]
)
async def test_a_client_that_may_not_connect_is_told_with_its_output(setting: dict[str, Any], told: str) -> None:
    async with Discord.listening() as discord:
        with pytest.raises(NotAnswered, match=told):
            async with discord.client("bare", **setting):
                pytest.fail("connected")
