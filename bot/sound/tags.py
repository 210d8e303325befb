"""What a clip says of itself: the words, who says them, in which conversation, when, where to play it."""

from collections.abc import Mapping

from bot.conversation.links import play_link
from bot.conversation.model import Quote
from bot.conversation.timecode import format_timecode
from bot.conversation.voices import pictured_name
from bot.search.answer.completion import shown_text

_LONGEST = 2000


def tags_of(quote: Quote) -> Mapping[str, str]:
    """Return the tags of a clip of ``quote``, by FFmpeg's names."""
    conversation = quote.conversation
    speakers = dict.fromkeys(pictured_name(conversation, line.speaker) for line in quote.lines)
    number = f" #{conversation.number}" if conversation.number is not None else ""
    show = f"{conversation.series}{number}" if conversation.series else ""
    link = play_link(conversation, quote.start)
    told = {
        "title": f"{conversation.title}, {format_timecode(quote.start)}",
        "artist": ", ".join(filter(None, speakers)),
        "album": show or conversation.title,
        "date": conversation.published.isoformat() if conversation.published else "",
        "comment": "\n".join(filter(None, [f"“{shown_text(quote)}”", link])),
    }
    return {name: _clean(value) for name, value in told.items() if value}


def _clean(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:_LONGEST]
