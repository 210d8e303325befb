"""``backup`` and ``restore``: a copy of the SQLite database, taken while the bot runs, and put back."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.arguments import AddCommand
from bot.settings import Settings
from bot.storage.backup import back_up
from bot.storage.restoring import restore


def add_commands(add: AddCommand) -> None:
    """Add ``backup`` and ``restore``."""
    backup = add("backup", _back_up, "copy the SQLite database to a new file, also while the bot runs")
    backup.add_argument("file", type=Path, help="the file to write; it must not exist yet")
    again = add("restore", _restore, "put a backup in the place of the SQLite database; the bot must be stopped")
    again.add_argument("file", type=Path, help="the backup; it is checked first, and stays")


def _back_up(settings: Settings, asked: argparse.Namespace) -> int:
    back_up(settings.database_url.get_secret_value(), asked.file)
    print(f"Saved to {asked.file}. To go back to it, stop the bot, then: python -m bot restore {asked.file}")
    return 0


def _restore(settings: Settings, asked: argparse.Namespace) -> int:
    restored = restore(settings.database_url.get_secret_value(), asked.file, datetime.now(UTC))
    kept = f" What was there is kept as {restored.aside}." if restored.aside else ""
    print(f"Restored {restored.file}.{kept} Start the bot again.")
    return 0
