"""``check``: what is read of every conversation, and what is odd in it."""

import argparse
from pathlib import Path

from bot.cli.arguments import AddCommand
from bot.settings import Settings
from bot.transcripts.loading import load_library
from bot.transcripts.report import report_lines
from bot.transcripts.spellings import spelling_variants


def add_commands(add: AddCommand) -> None:
    """Add ``check``."""
    check = add("check", _check, "read every conversation and report what is odd; exits 1 on errors")
    check.add_argument("folder", nargs="?", type=Path, help="the folder of conversations (DATA_FOLDER)")


def _check(settings: Settings, asked: argparse.Namespace) -> int:
    loaded = load_library(asked.folder or settings.data_folder)
    print(*report_lines(loaded.reports), sep="\n")
    for variant in spelling_variants(loaded.library):
        print(variant.odd_line)
    return int(any(report.failed for report in loaded.reports))
