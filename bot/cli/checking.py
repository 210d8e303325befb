"""``check``: whether an installation is fine, with what to do where it isn't: its conversations and all around them."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from bot.cli.arguments import AddCommand
from bot.cli.installation import Finding, findings
from bot.settings import Settings
from bot.transcripts.folder.loading import load_library
from bot.transcripts.report import report_lines
from bot.transcripts.speakers.people import one_name_each
from bot.transcripts.speakers.spellings import spelling_variants


def add_commands(add: AddCommand) -> None:
    """Add ``check``."""
    summary = "read every conversation and look at the settings, the token, the database, fonts and extras"
    check = add("check", _check, f"{summary}; exits 1 on errors")
    check.add_argument("folder", nargs="?", type=Path, help="the folder of conversations (DATA_FOLDER)")
    check.add_argument("--online", action="store_true", help="ask Discord, too, whether it takes the token")


def _check(settings: Settings, asked: argparse.Namespace) -> int:
    loaded = load_library(asked.folder or settings.data_folder)
    print(*report_lines(loaded.reports), sep="\n")
    for variant in spelling_variants(loaded.library):
        print(variant.odd_line)
    for name in one_name_each(loaded.library):
        print(name)
    print()
    wrong = any(report.failed for report in loaded.reports) or not len(loaded.library)
    for finding in _with_conversations(settings, len(loaded.library), asked):
        print(finding)
        wrong |= not finding.fine
    return int(wrong)


def _with_conversations(settings: Settings, served: int, asked: argparse.Namespace) -> Iterator[Finding]:
    if not served:
        folder = asked.folder or settings.data_folder
        told = f"none in {folder} can be served: name their folder with DATA_FOLDER, or python -m bot import FILE"
        yield Finding("conversations", told, fine=False)
    yield from findings(settings, online=asked.online)
