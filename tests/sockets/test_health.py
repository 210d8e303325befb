"""How the bot does, asked over HTTP while it serves a Discord, and from the command line."""

import asyncio
import socket
import sys

import aiohttp
import pytest

from tests.sockets.process import REPOSITORY
from tests.sockets.server import Discord

pytestmark = pytest.mark.process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def ready(session: aiohttp.ClientSession) -> None:
    """Wait until the bot says that it is ready; discord.py waits a few seconds for the last server."""
    async with asyncio.timeout(20):
        while True:
            async with session.get("/ready") as told:
                if told.status == 200:
                    return
            await asyncio.sleep(0.1)


async def asked_from_outside(port: int, *arguments: str) -> tuple[int | None, str]:
    """Return the exit code of ``python -m bot health``, and what it printed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "health", *arguments),
        cwd=REPOSITORY,
        env={"HEALTH_PORT": str(port)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    return process.returncode, printed.decode()


async def test_it_tells_that_it_lives_is_ready_and_what_it_did_but_no_words() -> None:
    port = free_port()
    async with Discord.listening() as discord, discord.client("bot", IDEAS="off", HEALTH_PORT=str(port)):
        await discord.person.slash("quote", words="i get a lot of shit for my stiff face")
        await discord.person.autocomplete("quote", "words", "stiff marmalade")
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
            async with session.get("/live") as live:
                assert (live.status, (await live.json())["silent_shards"]) == (200, [])
            await ready(session)
            async with session.get("/metrics") as metrics:
                told = await metrics.text()
        assert await asked_from_outside(port, "--ready") == (
            0,
            'ok: true; silent shards: []; connected: true; conversations: 1; database: "ready"\n',
        )
    assert 'verbatim_interactions_total{kind="command",name="quote"} 1.0' in told
    assert 'verbatim_interactions_total{kind="suggestions",name="quote"} 1.0' in told
    assert 'verbatim_answer_seconds_count{kind="answer"} 1.0' in told
    assert 'verbatim_answer_seconds_count{kind="suggestions"} 1.0' in told
    assert "verbatim_conversations 1.0" in told
    assert "verbatim_shards_alive 1.0" in told
    assert "verbatim_loop_stall_seconds_count" in told
    assert "process_resident_memory_bytes" in told
    assert "stiff" not in told


async def test_where_nobody_answers_it_says_so_in_one_line() -> None:
    code, printed = await asked_from_outside(free_port())
    assert code == 1
    assert printed.startswith("verbatim: nobody answers at 127.0.0.1:")
    assert printed.count("\n") == 1


async def test_a_port_that_is_taken_is_told_in_the_log_and_people_are_answered_all_the_same() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with Discord.listening() as discord, discord.client("bot", IDEAS="off", HEALTH_PORT=port) as client:
            await client.printed("health not told")
            assert (await discord.person.slash("quote", words="i get a lot of shit for my stiff face")).message
