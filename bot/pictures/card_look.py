"""How a card looks: what ground it stands on, what shape it has, and how much of a quote that shape holds."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.pictures.shades import letters_on, mixed_until, seen_on, written
from bot.pictures.text import estimated_width
from bot.statistics.plain import Plain

READS = 4.5
"""The least contrast of a text to its ground, WCAG 2.2, criterion 1.4.3."""

SMALLEST = 13.5
"""Points of the smallest type that a quote is reckoned with; templates may go a little below where that was short."""

_LINE_HEIGHT = 1.3
"""Of a line of the quote, in its type's size."""


class CardTheme(StrEnum):
    """On which ground a card stands: light, dark, or the colour of the show."""

    LIGHT = "light"
    DARK = "dark"
    SHOW = "show"


class Shape(StrEnum):
    """What shape a card has: as tall as its words need, square, upright (9:16) or wide (16:9)."""

    FITTED = "fitted"
    SQUARE = "square"
    UPRIGHT = "upright"
    WIDE = "wide"


class CardLook(NamedTuple):
    """A theme and a shape."""

    theme: CardTheme = CardTheme.LIGHT
    shape: Shape = Shape.FITTED


PLAIN = CardLook()
"""A card for reading in a chat."""


class Room(NamedTuple):
    """Points of a page's height and its margins; those that a quote may take across and down, and that a name takes."""

    page: float | None
    margin: float
    width: float
    height: float
    name: float = 30

    @property
    def plain(self) -> Mapping[str, Plain]:
        """As a template takes it."""
        return {"page": self.page, "margin": self.margin}


ROOMS: Mapping[Shape, Room] = {
    Shape.FITTED: Room(None, 22, 316, 350),
    Shape.SQUARE: Room(360, 22, 316, 166),
    Shape.UPRIGHT: Room(640, 26, 308, 430),
    Shape.WIDE: Room(202.5, 16, 328, 106, 18),
}
"""The room in each shape; all pages are 360 points wide."""


def fits(lines: Iterable[tuple[str, str]], shape: Shape) -> bool:
    """Return whether ``lines``, each a speaker and what they say, have room in ``shape`` in type that reads well."""
    room, said = ROOMS[shape], list(lines)
    names = room.name * len(said) if len(said) > 1 else 0.0
    rows = sum(1 + int(estimated_width(text, SMALLEST) / room.width) for _, text in said)
    return names + rows * SMALLEST * _LINE_HEIGHT <= room.height


def show_ground(conversation: Conversation) -> dict[str, Plain] | None:
    """Return the colours of a card on the colour of the show, as a template takes them; None if it has no colour."""
    if conversation.colour is None:
        return None
    ink = letters_on(written(conversation.colour))
    paper = conversation.colour
    return {
        "paper": written(paper),
        "ink": ink,
        "muted": mixed_until(ink, paper, READS, most=0.3),
        "rule": mixed_until(ink, paper, 1.0, most=0.7),
    }


def shade_on_show(colour: int, conversation: Conversation) -> str:
    """Return ``colour`` as ``#rrggbb``, moved towards the letters' until it is seen on the colour of the show."""
    paper = conversation.colour or 0
    return seen_on(colour, paper, 0xFFFFFF if letters_on(written(paper)) == "#ffffff" else 0x000000)
