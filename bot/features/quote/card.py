"""The quote card: seen by the asker first, then posted for everyone if they like it."""

from functools import partial

import discord
from discord import ui

from bot.conversation.links import play_link
from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.buttons import Button, rows_of, watch_buttons
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain
from bot.desk.pictured import PicturedReply
from bot.desk.quotation import source, spoken
from bot.desk.reply import Picture, Reply, layout_of
from bot.pictures.card import quote_card
from bot.pictures.sketch import Sketch, Theme
from bot.search.completion import widen
from bot.views.layout import picture_item


def card(quote: Quote) -> PicturedReply:
    """Return the card of ``quote``, completed as people saw it."""
    return PicturedReply(partial(card_reply, quote), card_sketch(quote))


def card_sketch(quote: Quote) -> Sketch:
    """Return what the card of ``quote`` shows."""
    return quote_card(widen(quote), Theme.DARK)


def card_reply(quote: Quote, picture: Picture | None = None) -> Reply:
    """Return the card of ``quote`` for the asker alone, with a button to post it; its words until it is painted."""
    shown = picture_item(picture) if picture else ui.TextDisplay(spoken(quote))
    post: Button = ui.Button(
        label="Post for everyone",
        custom_id=click_id("card", shorten(quote)),
        style=discord.ButtonStyle.primary,
        disabled=picture is None,
    )
    layout = layout_of(shown, *rows_of([*watch_buttons(quote), post]))
    return Reply(layout=layout, pictures=_all(picture), private=True)


def posted_card_reply(quote: Quote, picture: Picture, poster: str) -> Reply:
    """Return the card as everyone sees it, with its source and who posted it."""
    note = f"-# {source(quote.conversation)} · posted by {cut(plain(poster), 80)}"
    watch = rows_of(watch_buttons(quote)) if play_link(quote.conversation, quote.start) else []
    return Reply(layout=layout_of(picture_item(picture), ui.TextDisplay(note), *watch), pictures=_all(picture))


def _all(picture: Picture | None) -> tuple[Picture, ...]:
    return (picture,) if picture else ()
