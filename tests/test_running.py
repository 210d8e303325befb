"""How ``run`` ends when Discord refuses: one clear line and exit code 1. Signals are tested over real sockets."""

import aiohttp
import discord
import pytest
from aiohttp import web

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.running import run
from bot.settings import Settings
from bot.transcripts.folder.loading import Loaded

TOKEN = "MTIz.Abc-d_e.f"


def response(status: int) -> aiohttp.ClientResponse:
    """Something with the parts discord.py's errors read."""
    return web.Response(status=status, reason="No", text="")  # type: ignore[return-value]  # same names


def closed() -> aiohttp.ClientWebSocketResponse:
    """Something with the parts discord.py's errors read."""
    return web.WebSocketResponse()  # type: ignore[return-value]  # same names


REFUSALS = [
    (discord.LoginFailure("Improper token has been passed."), "Discord refuses DISCORD_TOKEN"),
    (discord.PrivilegedIntentsRequired(None), "intents"),
    (discord.Forbidden(response(403), "not\nyou"), "Discord is out of order: "),
    (discord.ConnectionClosed(closed(), shard_id=0, code=4004), "Discord refuses DISCORD_TOKEN"),
    (discord.ConnectionClosed(closed(), shard_id=0, code=4010), "Discord refuses SHARD_IDS or SHARD_COUNT"),
    (discord.ConnectionClosed(closed(), shard_id=0, code=4012), "closed the connection for good (4012)"),
    (discord.GatewayNotFound(), "Discord is out of order: "),
]


@pytest.mark.parametrize(("refusal", "line"), REFUSALS, ids=lambda value: type(value).__name__)
def test_a_refusal_is_one_line_without_the_token(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    library: Library,
    refusal: Exception,
    line: str,
):
    async def refused(self: VerbatimBot, token: str) -> None:
        raise refusal

    monkeypatch.setattr(VerbatimBot, "start", refused)
    assert run(Settings(discord_token=TOKEN), Loaded(library, ())) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    (said,) = shown.err.splitlines()
    assert said.startswith("verbatim: ")
    assert line in said
    assert TOKEN not in said


def test_what_nobody_foresaw_is_not_hidden(monkeypatch: pytest.MonkeyPatch, library: Library):
    async def broken(self: VerbatimBot, token: str) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(VerbatimBot, "start", broken)
    with pytest.raises(RuntimeError, match="nobody foresaw this"):
        run(Settings(discord_token=TOKEN), Loaded(library, ()))
