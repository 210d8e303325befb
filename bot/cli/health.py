"""``health``: asks the bot that runs on this machine how it does, for whatever restarts it."""

import argparse
import json
from http.client import HTTPConnection, HTTPException

from bot.cli.arguments import AddCommand
from bot.settings import Settings, SettingsError

PATIENCE = 5.0
"""Seconds; a loop that does not answer within them is stuck."""


def add_commands(add: AddCommand) -> None:
    """Add ``health``."""
    health = add("health", _health, "ask the running bot at HEALTH_PORT how it does; exit 1 if it is not well")
    health.add_argument("--ready", action="store_true", help="ask whether it answers people, not only whether it lives")


def _health(settings: Settings, asked: argparse.Namespace) -> int:
    if settings.health_port is None:
        raise SettingsError("HEALTH_PORT is not set: set it for the bot and for this command, such as HEALTH_PORT=8080")
    host = "127.0.0.1" if settings.health_host in ("0.0.0.0", "::") else settings.health_host  # noqa: S104
    connection = HTTPConnection(host, settings.health_port, timeout=PATIENCE)
    try:
        connection.request("GET", "/ready" if asked.ready else "/live")
        told = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError) as error:
        raise SettingsError(f"nobody answers at {host}:{settings.health_port}: {error}") from None
    finally:
        connection.close()
    print("; ".join(f"{name.replace('_', ' ')}: {json.dumps(value)}" for name, value in told.items()))
    return 0 if told.get("ok") is True else 1
