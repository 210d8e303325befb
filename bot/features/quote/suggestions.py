"""What autocomplete offers while a person types: real quotes, speakers, conversations."""

from collections.abc import Iterable

from discord import app_commands

from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.markdown import cut, cut_start, visible
from bot.desk.quotation import heard_note, shown_time

LONGEST = 100
"""Discord's limit for the name of a choice, in characters."""
ROOM_FOR_CONTEXT = 30
"""Characters left over from which some go to what was said before the match."""


def suggestion_choices(quotes: Iterable[Quote]) -> list[app_commands.Choice[str]]:
    """Return a choice per quote; its value, the quote's short form, brings exactly that quote back."""
    return [app_commands.Choice(name=suggestion(quote), value=shorten(quote)) for quote in quotes]


def suggestion(match: Quote) -> str:
    """Return ``8:55 Mark: …the words around the match…``: the match, and as much of its passage around it as fits."""
    first_name = "".join(match.speaker.split()[:1])
    name = cut(visible(first_name), 20) + (" (by machine)" if heard_note(match.conversation) else "")
    heading = " ".join(filter(None, [shown_time(match.conversation, match.start), name.strip()])) + ": "
    room = LONGEST - len(heading)
    text = " ".join(visible(match.text).split())
    before, after = _around(match)
    lead = cut_start(before, (room - len(text)) // 3) if room - len(text) > ROOM_FOR_CONTEXT else "…" if before else ""
    shown = f"{lead} {text}" if len(lead) > 1 else lead + text
    return heading + cut(f"{shown} {after}", room)


def _around(match: Quote) -> tuple[str, str]:
    conversation = match.conversation
    first, last = conversation.place(match.first_word), conversation.place(match.stop_word - 1)
    before = conversation.passages[first.passage].text[: first.start]
    after = conversation.passages[last.passage].text[last.stop :]
    return visible(before).strip(), visible(after).strip()
