"""What is said around a clip: that it is being cut, the film, the file of sound."""

import re

import discord
from discord import ui

from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.buttons import Button, rows_of, watch_buttons
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain
from bot.desk.quotation import source, spoken
from bot.desk.reply import Document, Film, Reply, layout_of
from bot.pictures.captions import FilmShape, film_description
from bot.pictures.text import LONGEST_DESCRIPTION
from bot.sound.sound_formats import SoundFormat
from bot.sound.spans import Span
from bot.views.layout import picture_item

LETTERS = {"s": FilmShape.SQUARE, "u": FilmShape.UPRIGHT}
"""What the id of a button calls each shape."""
_ENOUGH_ROOM = LONGEST_DESCRIPTION - 60
"""Characters of words that the alternative text of a film holds beside the title."""
_LONGEST_NAME = 60


def letter_of(shape: FilmShape) -> str:
    """Return what the id of a button calls ``shape``."""
    return next(letter for letter, known in LETTERS.items() if known is shape)


def cutting_reply(span: Span) -> Reply:
    """Return what the asker sees at once: that it is being cut, and the words."""
    seconds = round(span.stop - span.start)
    text = f"Cutting {seconds} second{'s' if seconds != 1 else ''} …"
    return Reply(layout=layout_of(ui.TextDisplay(text), ui.TextDisplay(spoken(span.quote))), private=True)


def film_reply(span: Span, shape: FilmShape, content: bytes) -> Reply:
    """Return the film for the asker alone, with buttons to post it, to have its sound, and to have the other shape."""
    film = film_of(span, content)
    form = shorten(span.quote)
    other = next(one for one in LETTERS.values() if one is not shape)
    buttons: list[Button] = [
        ui.Button(
            label="Post for everyone",
            custom_id=click_id("film", form, letter_of(shape)),
            style=discord.ButtonStyle.primary,
        ),
        ui.Button(label=other.capitalize(), custom_id=click_id("hear", form, letter_of(other))),
        ui.Button(label="Download sound", custom_id=click_id("sound", form)),
        *watch_buttons(span.quote),
    ]
    return Reply(layout=layout_of(*_shown(span, film), *rows_of(buttons)), films=(film,), private=True)


def posted_film_reply(span: Span, content: bytes, poster: str) -> Reply:
    """Return the film as everyone sees it, with its source and who posted it."""
    film = film_of(span, content)
    note = f"-# {source(span.quote.conversation)} · posted by {cut(plain(poster), 80)}"
    rows = rows_of(watch_buttons(span.quote))
    return Reply(layout=layout_of(*_shown(span, film), ui.TextDisplay(note), *rows), films=(film,))


def sound_reply(span: Span, kind: SoundFormat, content: bytes) -> Reply:
    """Return the sound as a file to keep, with its words."""
    document = Document(f"{file_name(span.quote)}.{kind}", content)
    file: ui.File[ui.LayoutView] = ui.File(f"attachment://{document.name}")
    texts = [spoken(span.quote), _note(span), f"-# {source(span.quote.conversation)}"]
    layout = layout_of(file, *(ui.TextDisplay(text) for text in texts if text))
    return Reply(layout=layout, documents=(document,), private=True)


def failed_reply(told: str, quote: Quote) -> Reply:
    """Return what takes the place of a clip that could not be cut."""
    return Reply(layout=layout_of(ui.TextDisplay(told), *rows_of(watch_buttons(quote))), private=True)


def film_of(span: Span, content: bytes) -> Film:
    """Return ``content`` as a file with the words as its alternative text."""
    return Film(f"{file_name(span.quote)}.mp4", content, film_description(span.quote))


def file_name(quote: Quote) -> str:
    """Return what a file of ``quote`` is called: who says it, and its first words."""
    said = f"{quote.speaker} {quote.text}".encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", said).strip("-")[:_LONGEST_NAME].strip("-") or "quote"


def _shown(span: Span, film: Film) -> list[ui.Item[ui.LayoutView]]:
    """Return the film, and what its alternative text has no room for."""
    texts = [spoken(span.quote)] if len(span.quote.text) > _ENOUGH_ROOM else []
    texts += [_note(span)] if _note(span) else []
    return [picture_item(film), *(ui.TextDisplay(text) for text in texts)]


def _note(span: Span) -> str:
    return "" if span.whole else "-# The first minute of it: longer clips I don't cut."
