"""Starts a client against the loopback server: ``python -m tests.sockets.client bot --port 1234``.

Only here are discord.py's two addresses changed; the bot itself knows of no other Discord.
"""

import argparse
import asyncio
import os
from pathlib import Path

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.sockets.bare_bot import BareBot
from tests.sockets.loop_monitor import LoopMonitor


def main() -> int:
    """Run the client until it ends. Returns its exit code."""
    options = _options()
    host = os.environ.get("DISCORD_HOST", "127.0.0.1")
    Route.BASE = f"http://{host}:{options.port}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{host}:{options.port}/gateway")
    if options.stalls is not None:
        _watch_loop(options.stalls)
    if options.client != "bare":
        return _run_bot(["run"] if options.client == "bot" else ["check", "--online"])
    _run_bare()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Start a client against the loopback server.")
    parser.add_argument("client", choices=["bot", "bare", "check"])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--stalls", type=Path, help="a file for each time the event loop ran late")
    return parser.parse_args()


def _watch_loop(path: Path) -> None:
    """Watch the loop from when the client logs in."""
    log, login = path.open("w"), discord.Client.login

    async def watched(self: discord.Client, token: str) -> None:
        LoopMonitor(asyncio.get_running_loop(), log)
        await login(self, token)

    discord.Client.login = watched  # type: ignore[method-assign]  # the product is not to know of it


def _run_bare() -> None:
    shards = os.environ.get("SHARD_IDS")
    shard_ids = [int(shard) for shard in shards.split(",")] if shards else None
    count = os.environ.get("SHARD_COUNT")
    bot = BareBot(shard_ids, int(count) if count else None, privileged="PRIVILEGED" in os.environ)
    bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)


def _run_bot(arguments: list[str]) -> int:
    # Not above: the bare bot, started to be compared, is not to load the real one.
    from bot.cli import main as bot_main

    return bot_main(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
