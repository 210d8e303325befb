"""``python -m bot check --online``, asked of the loopback server whether the token is taken."""

import socket

import pytest

from tests.sockets.process import started
from tests.sockets.server import Discord, Failure

pytestmark = pytest.mark.process


async def checked(discord: Discord, **settings: str) -> tuple[int, str]:
    async with discord.client("check", until_connected=False, **{"IDEAS": "off"} | settings) as client:
        code = await client.process.wait()
        return code, client.output


async def test_a_token_that_discord_takes_is_told_with_the_bots_name() -> None:
    async with Discord.listening() as discord:
        code, said = await checked(discord)
        assert code == 0, said
        assert f"token: Discord takes it, as {discord.world.bot.name}" in said
        assert {asked.path for asked in discord.requests} == {"/users/@me", "/oauth2/applications/@me"}


async def test_a_token_that_discord_refuses_is_an_error_and_never_printed() -> None:
    async with Discord.listening() as discord:
        code, said = await checked(discord, DISCORD_TOKEN="MTA.wrong.one")
    assert code == 1
    assert "token: error: Discord refuses DISCORD_TOKEN: copy it again" in said
    assert "wrong.one" not in said
    assert "Traceback" not in said


async def test_a_discord_that_is_out_of_order_or_away_is_told_as_such() -> None:
    async with Discord.listening() as discord:
        discord.failing += [Failure("/users/@me", 403)]
        code, said = await checked(discord)
        assert code == 1
        assert "token: error: Discord is out of order (403)" in said
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with started("check", port, {"IDEAS": "off"}, watch_loop=False) as client:
        assert await client.process.wait() == 1
        assert "token: error: Discord cannot be reached" in client.output
        assert "Traceback" not in client.output


async def test_without_a_token_nobody_is_asked() -> None:
    async with Discord.listening() as discord:
        code, said = await checked(discord, DISCORD_TOKEN="")
        assert code == 0
        assert "try-out only" in said
        assert not discord.requests
