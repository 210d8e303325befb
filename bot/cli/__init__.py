"""The command line; each module here holds one subcommand or a few that belong together."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from bot.cli import backing_up, checking, correcting, counting, exchanging, painting, searching, serving
from bot.cli.arguments import Command
from bot.conversation.errors import AmbiguousConversation, UnknownConversation, UnknownSpeaker, VerbatimError
from bot.settings import SettingsError, read_settings
from bot.storage.errors import SchemaTooNew


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
        print(f"verbatim: {_said(error)}", file=sys.stderr)
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
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, command: Command, summary: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(command=command)
        return added

    for module in (serving, searching, counting, painting, exchanging, checking, correcting, backing_up):
        module.add_commands(add)
    return parser


def _said(error: SettingsError | VerbatimError) -> str:
    if isinstance(error, SchemaTooNew):
        return f"DATABASE_URL: a newer version of the bot has been here (schema {error.revision}): update this one"
    if isinstance(error, AmbiguousConversation):
        keys = ", ".join(key for key, _ in error.conversations[:8])
        return f"{len(error.conversations)} conversations fit {error.name!r}: name one by its key, such as {keys}"
    if not isinstance(error, UnknownSpeaker | UnknownConversation):
        return str(error)
    what = "speaker" if isinstance(error, UnknownSpeaker) else "conversation"
    hint = f"; did you mean {' or '.join(error.nearest)}?" if error.nearest else ""
    return f"no {what} is called {error.name!r}{hint}"
