"""A reply: either a layout or plain text, with its files, for everyone or for the asker alone."""

from dataclasses import dataclass, field, replace
from typing import Self

import discord


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with its alternative text (at most 256 characters)."""

    name: str
    png: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Film:
    """An MP4 with its alternative text (at most 256 characters)."""

    name: str
    content: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file to keep."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent; raises ValueError unless exactly one of ``layout`` and ``text`` is given.

    Discord refuses content beside a components layout. Every picture and film must be named in the layout.
    """

    layout: discord.ui.LayoutView | None = None
    text: str | None = None
    pictures: tuple[Picture, ...] = field(default=())
    private: bool = False
    documents: tuple[Document, ...] = field(default=())
    films: tuple[Film, ...] = field(default=())

    def __post_init__(self) -> None:
        if (self.layout is None) == (self.text is None):
            raise ValueError("a reply is a layout or a text, one of the two")

    def made_private(self, private: bool = True) -> Self:
        """Return this reply, for the asker alone if ``private``."""
        return replace(self, private=self.private or private)


def layout_of(*items: discord.ui.Item[discord.ui.LayoutView]) -> discord.ui.LayoutView:
    """Return a layout of ``items`` that discord.py has no reason to remember: clicks are routed by their id."""
    layout = discord.ui.LayoutView(timeout=None)
    for item in items:
        layout.add_item(item)
    return layout
