"""What goes wrong at Discord's end, and a bot that goes on."""

import json
import socket
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.sockets.process import started
from tests.sockets.server import Discord, Failure

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="module")]

REMEMBERED = "i get a lot of shit for my stiff face"
HEARTBEAT = 2.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running() -> AsyncIterator[Discord]:
    async with Discord.listening() as discord:
        discord.gateway.heartbeat_seconds = HEARTBEAT
        async with discord.client("bot", IDEAS="off"):
            yield discord


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520])
@pytest.mark.parametrize("times", [1, 3])
async def test_a_first_answer_that_discord_fails_to_take_is_in_time(running: Discord, status: int, times: int) -> None:
    running.failing += [Failure("/callback", status)] * times
    answer = await running.new_person("ann").slash("quote", words=REMEMBERED)
    assert not running.failing
    assert "stiff" in json.dumps(answer.data)
    running.check()


async def test_suggestions_and_pictures_are_tried_again_like_answers(running: Discord) -> None:
    running.failing.append(Failure("/callback", 502))
    assert (await running.new_person("ann").autocomplete("quote", "words", "stiff expr")).choices
    running.failing.append(Failure("/callback", 503))
    shown = await running.new_person("ann").slash("stats speakers")
    assert (await shown.edited())["attachments"]


async def test_an_answer_that_was_taken_though_discord_failed_to_say_so_is_gone_on_with(running: Discord) -> None:
    running.failing.append(Failure("/callback", 502, taken=True))
    shown = await running.new_person("ann").slash("stats speakers")
    assert (await shown.edited())["attachments"], "the picture was not added"


@pytest.mark.parametrize(
    "odd",
    ["{", "[1]", "\x00", json.dumps({"op": 0, "t": "INTERACTION_CREATE", "s": 10**6, "d": {"id": "1"}})],
    ids=["cut", "a list", "no JSON", "an interaction without its parts"],
)
async def test_a_message_that_cannot_be_read_ends_nothing(running: Discord, odd: str) -> None:
    before = len(running.gateway.identified)
    await running.gateway.send_raw(0, odd)
    answer = await running.new_person("ann").slash("quote", words=REMEMBERED)
    assert "stiff" in json.dumps(answer.data)
    assert len(running.gateway.identified) == before, "what was missed while identifying anew is lost"


async def test_heartbeats_that_are_not_acknowledged_are_noticed_within_two_intervals(running: Discord) -> None:
    times = len(running.gateway.resumed)
    running.gateway.acknowledging = False
    await running.gateway.wait_for_resumed(0, within=2 * HEARTBEAT + 1, times=times + 1)
    running.gateway.acknowledging = True
    assert (await running.new_person("ann").slash("quote", words=REMEMBERED)).message


async def test_a_shard_that_hears_nothing_connects_again(running: Discord) -> None:
    """Nor does it wait for ever where a session's beginning was never answered."""
    running.gateway.silent = True
    await running.gateway.wait_for_drop(0, within=2 * HEARTBEAT + 1)
    running.gateway.silent = False
    ann = running.new_person("ann")
    ann.patience = 20.0
    assert (await ann.slash("help")).message


async def test_a_bot_that_cannot_reach_discord_waits_until_it_can() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with started("bot", port, {"IDEAS": "off"}, watch_loop=False) as client:
        await client.printed("Discord cannot be reached", within=30)
        async with Discord.listening(port=port) as discord:
            assert (await discord.person.slash("help")).message


async def test_a_host_name_that_is_not_resolved_is_asked_for_again_and_again() -> None:
    async with (
        Discord.listening() as discord,
        discord.client("bot", IDEAS="off", until_connected=False, DISCORD_HOST="discord.invalid") as client,
    ):
        await client.printed('"tried_again_after": 1.0', within=30)
        await client.printed('"tried_again_after": 2.0', within=30)
        assert client.process.returncode is None
        assert await client.end() == 0


async def test_a_wrong_token_ends_it_with_one_line() -> None:
    async with (
        Discord.listening() as discord,
        discord.client("bot", IDEAS="off", until_connected=False, DISCORD_TOKEN="MTA.wrong.one") as client,
    ):
        assert await client.process.wait() == 1
        assert "verbatim: Discord refuses DISCORD_TOKEN" in client.output
        assert "Traceback" not in client.output
