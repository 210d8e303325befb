"""Figures as values that JSON can hold: the same ones that commands and pictures show."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TypeAlias

from bot.conversation.links import play_link
from bot.conversation.model import Conversation, Quote

Plain: TypeAlias = "str | int | float | list[Plain] | dict[str, Plain] | None"
"""What JSON can hold."""

DECIMALS = 4
"""Decimals kept of a figure: a tenth of a millisecond, a hundredth of a per cent."""


def plain(figures: object) -> Plain:
    """Return ``figures`` with every dataclass as a dict of its fields, to any depth.

    A quote becomes where it is, who begins it, its words and the address that plays it; a conversation
    becomes its key, a date its ISO form. Raises TypeError for what is no figure.
    """
    match figures:
        case None | str() | int():
            return figures
        case float():
            return round(figures, DECIMALS)
        case date():
            return figures.isoformat()
        case Conversation():
            return figures.key
        case Quote():
            return _plain_quote(figures)
        case Iterable():
            return [plain(figure) for figure in figures]
    if is_dataclass(figures):
        return {field.name: plain(getattr(figures, field.name)) for field in fields(figures)}
    raise TypeError(type(figures).__name__)


def _plain_quote(quote: Quote) -> Plain:
    return {
        "conversation": quote.conversation.key,
        "speaker": quote.speaker,
        "start": round(quote.start, DECIMALS),
        "end": round(quote.end, DECIMALS),
        "words": quote.stop_word - quote.first_word,
        "text": quote.text,
        "url": play_link(quote.conversation, quote.start),
    }
