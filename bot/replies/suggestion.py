"""What autocomplete offers while a person types: real quotes, speakers, conversations."""

from collections.abc import Iterable

from discord import app_commands

from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.conversation.timecode import format_timecode
from bot.replies.markdown import cut

LONGEST = 100
"""Discord's limit for the name of a choice, in characters."""


def suggestion_choices(quotes: Iterable[Quote]) -> list[app_commands.Choice[str]]:
    """Return a choice per quote; its value, the quote's short form, brings exactly that quote back."""
    return [app_commands.Choice(name=suggestion(quote), value=shorten(quote)) for quote in quotes]


def suggestion(match: Quote) -> str:
    """Return ``8:55 Mark: …the words around the match…``: the match, and as much around it as fits."""
    heading = f"{format_timecode(match.start)} {cut(match.speaker.split()[0], 20)}: "
    room = LONGEST - len(heading)
    if len(match.text) > room:
        return heading + cut(match.text, room)
    return heading + _widened(match, room)


def _widened(match: Quote, room: int) -> str:
    """Return the words of ``match`` with more of the same turn after and, up to a third of the room, before it."""
    shown, last = match.text, match.conversation.word_count
    first, stop = match.first_word, match.stop_word
    for step_before, limit in ((False, room - room // 3), (True, room), (False, room)):
        while True:
            wider = (max(0, first - 1), stop) if step_before else (first, min(last, stop + 1))
            if wider == (first, stop):
                break
            candidate = Quote(match.conversation, *wider)
            text = _marked(candidate)
            if len(candidate.lines) > len(match.lines) or len(text) > limit:
                break
            first, stop, shown = *wider, text
    return shown


def _marked(quote: Quote) -> str:
    inside_start = quote.conversation.place(quote.first_word).start > 0
    last = quote.conversation.place(quote.stop_word - 1)
    inside_end = last.stop < len(quote.conversation.passages[last.passage].text)
    return f"{'…' if inside_start else ''}{' '.join(quote.text.split())}{'…' if inside_end else ''}"
