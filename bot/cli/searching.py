"""``search``: quotes from the terminal, for people or as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence

from bot.cli.arguments import AddCommand, positive, served_library
from bot.conversation.links import play_link
from bot.replies.quotation import heard_note, link_note, shown_time
from bot.replies.result import CLOSEST
from bot.search.index import Index
from bot.search.match import Match
from bot.search.names import match_conversation, match_speaker
from bot.settings import Settings


def add_commands(add: AddCommand) -> None:
    """Add ``search``."""
    search = add("search", _search, "find a quote from the terminal")
    search.add_argument("words", help="what you remember; - reads one query a line")
    search.add_argument("--speaker", help="only what this person said")
    search.add_argument("--conversation", help="only this conversation")
    search.add_argument("--limit", type=positive, default=5, metavar="N", help="at most so many matches (5)")
    search.add_argument("--json", action="store_true", help="print a JSON array, best match first")


def _search(settings: Settings, asked: argparse.Namespace) -> int:
    library = served_library(settings)
    index = Index(library)
    conversation = match_conversation(asked.conversation, library).key if asked.conversation else None
    speakers = library.conversations[conversation].speakers if conversation else library.speakers
    speaker = match_speaker(asked.speaker, speakers) if asked.speaker else None
    queries = (line.rstrip("\n") for line in sys.stdin) if asked.words == "-" else (asked.words,)
    for words in queries:
        matches = index.find(words, speaker=speaker, conversation=conversation, limit=asked.limit)
        shown = [match for match in matches if match.score >= CLOSEST]
        print(json.dumps([_match(m) for m in shown], ensure_ascii=False) if asked.json else _told(shown), flush=True)
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
    return "\n".join(map(_told_match, matches))


def _told_match(match: Match) -> str:
    quote = match.quote
    address = play_link(quote.conversation, quote.start)
    when = shown_time(quote.conversation, quote.start)
    note = f" ({told})" if (told := link_note(quote.conversation)) else ""
    label = ", ".join(filter(None, [match.label, heard_note(quote.conversation)]))
    return f"{when} {quote.speaker} ({label}): {quote.text}" + (f"\n    {address}{note}" if address else "")
