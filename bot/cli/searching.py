"""``search``: quotes from the terminal, for people or as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence

from bot.choosing import chosen_embedder
from bot.cli.arguments import AddCommand, positive, served_library
from bot.cli.similar import SimilarIdeas
from bot.conversation.links import play_link
from bot.conversation.model import Quote
from bot.desk.quotation import heard_note, link_note, shown_time
from bot.ideas.second_look import overlap
from bot.search.answer.labels import CLOSEST, FOUND
from bot.search.answer.match import Label, Match
from bot.search.asked.conversation_names import match_conversation
from bot.search.asked.names import match_speaker
from bot.search.index import Index
from bot.settings import Settings


def add_commands(add: AddCommand) -> None:
    """Add ``search``."""
    search = add("search", _search, "find a quote from the terminal")
    search.add_argument("words", help="what you remember; - reads one query a line")
    search.add_argument("--speaker", help="only what this person said")
    search.add_argument("--conversation", help="only this conversation")
    search.add_argument("--limit", type=positive, default=5, metavar="N", help="at most so many matches (5)")
    search.add_argument(
        "--ideas",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="passages on a similar idea, too, where nothing is found by its words (as IDEAS_MODEL says)",
    )
    search.add_argument("--json", action="store_true", help="print a JSON array, best match first")


def _search(settings: Settings, asked: argparse.Namespace) -> int:
    library = served_library(settings)
    index = Index(library)
    conversation = match_conversation(asked.conversation, library).key if asked.conversation else None
    speakers = library.conversations[conversation].speakers if conversation else library.speakers
    speaker = match_speaker(asked.speaker, speakers) if asked.speaker else None
    similar = SimilarIdeas(index, chosen_embedder(settings) if asked.ideas else None, settings.cache_folder / "ideas")
    many = asked.words == "-"
    for words in (line.rstrip("\n") for line in sys.stdin) if many else (asked.words,):
        matches = index.find(words, speaker=speaker, conversation=conversation, limit=asked.limit)
        shown = [match for match in matches if match.score >= CLOSEST]
        near: Sequence[Quote] = ()
        if not shown or shown[0].score < FOUND:
            if likely := similar.likely(words, speaker=speaker, conversation=conversation, limit=asked.limit):
                shown = list(likely)
            else:
                near = similar.find(words, speaker=speaker, conversation=conversation, limit=asked.limit)
        shown, near = _together(shown, near, asked.limit)
        if asked.json:
            told = json.dumps([*map(_match, shown), *map(_idea, near)], ensure_ascii=False)
        else:
            told = f"> {words}\n" * many + _told(shown, near)
        print(told, flush=True)
    return 0


def _together(matches: list[Match], near: Sequence[Quote], limit: int) -> tuple[list[Match], Sequence[Quote]]:
    """Return ``limit`` of both at different places; what is near has half of the room, and what is left."""
    room = max(limit - len(near), (limit + 1) // 2)
    first = matches[:room]
    apart = [quote for quote in near if not any(overlap(quote, match.quote) for match in first)]
    return first, apart[: limit - len(first)]


def _match(match: Match) -> dict[str, object]:
    return _fields(match.quote, round(match.score, 4), match.label)


def _idea(quote: Quote) -> dict[str, object]:
    """Return a passage near an idea: its score is the least that is shown, however near it is."""
    return _fields(quote, CLOSEST, Label.SIMILAR)


def _fields(quote: Quote, score: float, label: str) -> dict[str, object]:
    return {
        "conversation": quote.conversation.key,
        "speaker": quote.speaker,
        "start": round(quote.start, 2),
        "end": round(quote.end, 2),
        "text": quote.text,
        "score": score,
        "label": label,
        "lines": [{"speaker": line.speaker, "text": line.text} for line in quote.lines],
        "url": play_link(quote.conversation, quote.start),
    }


def _told(matches: Sequence[Match], near: Sequence[Quote]) -> str:
    if not matches and not near:
        return "Nobody said anything like it."
    return "\n".join(
        [*(_told_quote(m.quote, m.label) for m in matches), *(_told_quote(q, Label.SIMILAR) for q in near)]
    )


def _told_quote(quote: Quote, label: str) -> str:
    address = play_link(quote.conversation, quote.start)
    when = shown_time(quote.conversation, quote.start)
    note = f" ({told})" if (told := link_note(quote.conversation)) else ""
    noted = ", ".join(filter(None, [label, heard_note(quote.conversation)]))
    return f"{when} {quote.speaker} ({noted}): {quote.text}" + (f"\n    {address}{note}" if address else "")
