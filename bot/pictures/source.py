"""Where a picture is from: the line at its foot."""

from datetime import date

from bot.conversation.model import Conversation
from bot.pictures.text import words
from bot.statistics.plain import Plain

HEARD = "As a machine heard it"
"""What pictures say of a conversation that a machine wrote down."""


def source(conversation: Conversation) -> dict[str, Plain]:
    """Return the conversation's title, its show, number and date as one line, and a note if a machine heard it."""
    number = f"#{conversation.number}" if conversation.number is not None else ""
    show = " ".join(filter(None, [conversation.series, number]))
    day = f"{conversation.published.day} {conversation.published:%b %Y}" if conversation.published else ""
    return {
        "title": words(conversation.title),
        "show": words(" · ".join(filter(None, [show, day]))),
        "note": words(HEARD if conversation.made_by else ""),
    }


def written_date(day: date) -> str:
    """Return ``day`` as "28 September 2023"."""
    return f"{day.day} {day:%B %Y}"
