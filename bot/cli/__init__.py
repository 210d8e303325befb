"""The command line; each module here holds one subcommand or a few that belong together."""

import argparse
import io
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from bot.cli import (
    backing_up,
    checking,
    clipping,
    correcting,
    counting,
    exchanging,
    feeding,
    health,
    painting,
    searching,
    serving,
)
from bot.cli.arguments import Command
from bot.cli.words import error_line
from bot.conversation.errors import VerbatimError
from bot.settings import SettingsError, read_settings

MODULES = (
    serving,
    searching,
    counting,
    painting,
    clipping,
    exchanging,
    feeding,
    checking,
    correcting,
    backing_up,
    health,
)
"""What adds commands, in the order in which they are listed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0, or 1 after one clear line on standard error."""
    _speak_utf8()
    parsed = _parser().parse_args(arguments)
    command: Command = parsed.command
    try:
        code = command(read_settings(), parsed)
        sys.stdout.flush()
        return code
    except (SettingsError, VerbatimError) as error:
        said = error_line(error) if isinstance(error, VerbatimError) else str(error)
        print(f"verbatim: {said}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:  # who read us has enough; what is still unwritten must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the machine's language, and never fail for a byte that is none."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Find the exact words of a half-remembered quote, who said them, and when.",
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, command: Command, summary: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(command=command)
        return added

    for module in MODULES:
        module.add_commands(add)
    return parser


def _version() -> str:
    try:
        installed = version("verbatim-bot")
    except PackageNotFoundError:
        installed = "(not installed, run from its folder)"
    return f"verbatim {installed}, Python {platform.python_version()}, discord.py {version('discord.py')}"
