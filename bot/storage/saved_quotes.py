"""A quote that a community keeps: its words as they were, whatever becomes of the transcript."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.conversation.model import Line


@dataclass(frozen=True, slots=True)
class SavedQuote:
    """A quote that ``saver`` keeps, as it was worded when it was saved.

    ``number`` is what buttons call it by; ``form`` is its short form, ``start`` the second it begins at.
    """

    number: int
    saver: int
    form: str
    title: str
    start: float
    lines: tuple[Line, ...]
    tags: tuple[str, ...]
    saved_at: datetime
    votes: int


class Saving(NamedTuple):
    """The saved quote; ``new`` unless somebody had saved it before."""

    saved: SavedQuote
    new: bool
