"""``backup``: a copy of the SQLite database, taken while the bot runs."""

import argparse
from pathlib import Path

from bot.cli.arguments import AddCommand
from bot.settings import Settings
from bot.storage.backup import back_up


def add_commands(add: AddCommand) -> None:
    """Add ``backup``."""
    backup = add("backup", _back_up, "copy the SQLite database to a new file, also while the bot runs")
    backup.add_argument("file", type=Path, help="the file to write; it must not exist yet")


def _back_up(settings: Settings, asked: argparse.Namespace) -> int:
    back_up(settings.database_url.get_secret_value(), asked.file)
    print(f"Saved to {asked.file}. To go back to it, stop the bot and put it where DATABASE_URL points.")
    return 0
