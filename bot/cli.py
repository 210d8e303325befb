"""The command line: run the bot, try it without Discord, search, count, check."""

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.app import build_bot
from bot.conversation.errors import VerbatimError
from bot.conversation.library import Library
from bot.conversation.links import play_link
from bot.conversation.timecode import format_timecode
from bot.logs import set_up_logs
from bot.replies.result import CLOSEST
from bot.running import run
from bot.search.index import Index
from bot.search.match import Match
from bot.search.names import match_conversation, match_speaker
from bot.settings import Settings, SettingsError, read_settings
from bot.statistics.report import conversation_report
from bot.statistics.speakers import speaker_figures
from bot.transcripts.loading import load_library
from bot.transcripts.report import report_lines
from bot.tryout import page, told

Command = Callable[[Settings, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0, or 1 after one clear line on standard error."""
    parsed = _parser().parse_args(arguments)
    command: Command = parsed.command
    try:
        return command(read_settings(), parsed)
    except (SettingsError, VerbatimError) as error:
        print(f"verbatim: {_said(error)}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, BrokenPipeError):
        return 0


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

    add("run", _run, "serve Discord; needs DISCORD_TOKEN")
    add("try", _try, "try the bot on a local page, without Discord")
    search = add("search", _search, "find a quote from the terminal")
    search.add_argument("words", help="what you remember; - reads one query a line")
    search.add_argument("--speaker", help="only what this person said")
    search.add_argument("--conversation", help="only this conversation")
    search.add_argument("--limit", type=_positive, default=5, metavar="N", help="at most so many matches (5)")
    search.add_argument("--json", action="store_true", help="print a JSON array, best match first")
    stats = add("stats", _stats, "who talks how much")
    stats.add_argument("--json", action="store_true", help="print a JSON object")
    check = add("check", _check, "read every conversation and report what is odd; exits 1 on errors")
    check.add_argument("folder", nargs="?", type=Path, help="the folder of conversations (DATA_FOLDER)")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 up")
    return int(text)


def _said(error: Exception) -> str:
    nearest = getattr(error, "nearest", ())
    hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
    return f"{error}{hint}" if isinstance(error, SettingsError) else f"{type(error).__name__}: {error}{hint}"


def _library(settings: Settings) -> Library:
    loaded = load_library(settings.data_folder)
    for report in loaded.reports:
        for odd in report.odd_lines if report.failed else ():
            print(odd, file=sys.stderr)
    return loaded.library


def _run(settings: Settings, _: argparse.Namespace) -> int:
    set_up_logs(settings.log_level, settings.log_format, secret=settings.token)
    return run(settings, _library(settings))


def _try(settings: Settings, _: argparse.Namespace) -> int:
    set_up_logs("ERROR", settings.log_format)
    bot = build_bot(_library(settings), chance=random.Random())
    if sys.stdin.isatty():
        page.serve(bot)
    else:
        told.play(bot)
    return 0


def _search(settings: Settings, asked: argparse.Namespace) -> int:
    library = _library(settings)
    index = Index(library)
    conversation = match_conversation(asked.conversation, library).key if asked.conversation else None
    speakers = library.conversations[conversation].speakers if conversation else library.speakers
    speaker = match_speaker(asked.speaker, speakers) if asked.speaker else None
    queries = (line.rstrip("\n") for line in sys.stdin) if asked.words == "-" else (asked.words,)
    for words in queries:
        matches = index.find(words, speaker=speaker, conversation=conversation, limit=asked.limit)
        shown = [match for match in matches if match.score >= CLOSEST]
        print(
            json.dumps([_match(m) for m in shown], ensure_ascii=False) if asked.json else _told(shown),
            flush=True,
        )
    return 0


def _match(match: Match) -> dict[str, object]:
    quote = match.quote
    return {
        "conversation": quote.conversation.key,
        "speaker": quote.speaker,
        "start": round(quote.start, 2),
        "end": round(quote.end, 2),
        "text": quote.text,
        "score": round(match.score, 4),
        "label": match.label,
        "lines": [{"speaker": line.speaker, "text": line.text} for line in quote.lines],
        "url": play_link(quote.conversation, quote.start),
    }


def _told(matches: Sequence[Match]) -> str:
    if not matches:
        return "Nobody said anything like it."
    return "\n".join(
        f"{format_timecode(match.quote.start)} {match.quote.speaker} ({match.label}): {match.quote.text}"
        + (f"\n    {address}" if (address := play_link(match.quote.conversation, match.quote.start)) else "")
        for match in matches
    )


def _stats(settings: Settings, asked: argparse.Namespace) -> int:
    library = _library(settings)
    if asked.json:
        print(json.dumps({c.key: conversation_report(c) for c in library}, ensure_ascii=False, indent=2))
        return 0
    for conversation in library:
        print(conversation.title)
        for talk in speaker_figures([conversation]):
            amount = f"{talk.words:,} words ({talk.share:.0%}), {talk.turns} turns, {format_timecode(talk.seconds)}"
            print(f"    {talk.speaker}: {amount}")
    return 0


def _check(settings: Settings, asked: argparse.Namespace) -> int:
    reports = load_library(asked.folder or settings.data_folder).reports
    print(*report_lines(reports), sep="\n")
    return int(any(report.failed for report in reports))
