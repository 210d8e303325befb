"""``run`` serves Discord, ``try`` the bot's own local page."""

import argparse
import random
import socket
import sys
from tempfile import TemporaryDirectory

from bot.app import build_bot
from bot.choosing import chosen_embedder, has_sound
from bot.cli.arguments import AddCommand, loaded, served_library
from bot.library.reloading import pass_over
from bot.logs import set_up_logs
from bot.running import run
from bot.settings import Settings
from bot.storage.database import database_at
from bot.tryout import page, told
from bot.tryout.browser import show
from bot.tryout.sounding import hint, sounding

MOST_PORT = 65535


def add_commands(add: AddCommand) -> None:
    """Add ``run`` and ``try``."""
    add("run", _run, "serve Discord; needs DISCORD_TOKEN")
    tryout = add("try", _try, "try the bot on a local page, without Discord")
    tryout.add_argument("--port", type=_port, help="where the page is; by default at any port that is free")
    tryout.add_argument("--no-browser", action="store_true", help="print the page's address, and open no browser")


def _run(settings: Settings, _: argparse.Namespace) -> int:
    set_up_logs(settings.log_level, settings.log_format, secret=settings.token)
    pass_over()
    return run(settings, loaded(settings))


def _port(text: str) -> int:
    """Return the port in ``text``, for argparse, which tells the person if it is none or taken."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to {MOST_PORT}")
    try:
        with socket.create_server(("127.0.0.1", int(text))):
            return int(text)
    except OSError as error:
        raise argparse.ArgumentTypeError(f"port {text} can't be had ({error.strerror}): choose another") from None


def _unseen(_: str) -> None:
    """Open no browser."""


def _try(settings: Settings, asked: argparse.Namespace) -> int:
    set_up_logs("ERROR", settings.log_format)
    library, sound = served_library(settings), has_sound(settings)
    if sound and sys.stdin.isatty():
        library = sounding(library, settings.audio)
    with TemporaryDirectory(prefix="verbatim-") as folder:  # what is tried out is forgotten
        database = database_at(f"sqlite:///{folder}/tryout.db")
        embedder = chosen_embedder(settings)
        bot = build_bot(
            library,
            database=database,
            chance=random.Random(),
            embedder=embedder,
            cache=settings.cache_folder,
            fonts=settings.font_folder,
            sound=sound,
            server_most=settings.server_most,
            server_memory=settings.server_memory,
            feed_rules=settings.feed_rules,
        )
        if sys.stdin.isatty():
            page.serve(bot, hint(library), port=asked.port, show=_unseen if asked.no_browser else show)
        else:
            told.play(bot)
    return 0
