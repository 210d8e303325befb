"""``stats``: who talks how much, for people or every figure as JSON."""

import argparse
import json

from bot.cli.arguments import AddCommand, served_library
from bot.conversation.timecode import format_timecode
from bot.settings import Settings
from bot.statistics.report import conversation_report
from bot.statistics.speakers import speaker_figures


def add_commands(add: AddCommand) -> None:
    """Add ``stats``."""
    stats = add("stats", _stats, "who talks how much")
    stats.add_argument("--json", action="store_true", help="print a JSON object")


def _stats(settings: Settings, asked: argparse.Namespace) -> int:
    library = served_library(settings)
    if asked.json:
        print(json.dumps({c.key: conversation_report(c) for c in library}, ensure_ascii=False, indent=2))
        return 0
    for conversation in library:
        print(conversation.title)
        for talk in speaker_figures([conversation]):
            amount = f"{talk.words:,} words ({talk.share:.0%}), {talk.turns} turns, {format_timecode(talk.seconds)}"
            print(f"    {talk.speaker}: {amount}")
    return 0
