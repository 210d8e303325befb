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
from bot.features.quote.looks import IN_CHAT, letters_of, look_select
from bot.pictures.card import quote_card
from bot.pictures.card_look import CardLook
from bot.pictures.sketch import Sketch
from bot.views.layout import picture_item


def card(quote: Quote, look: CardLook = IN_CHAT) -> PicturedReply:
    """Return the card of ``quote``, completed as people saw it; raises TooLongForCard and NoColour."""
    return PicturedReply(partial(card_reply, quote, look), card_sketch(quote, look))


def card_sketch(quote: Quote, look: CardLook = IN_CHAT) -> Sketch:
    """Return what the card of ``quote`` shows; raises TooLongForCard and NoColour."""
    return quote_card(quote, look)


def card_reply(quote: Quote, look: CardLook, picture: Picture | None = None) -> Reply:
    """Return the card of ``quote`` for the asker alone, with a button to post it and a choice of other looks.

    Until it is painted, these are its words.
    """
    shown = picture_item(picture) if picture else ui.TextDisplay(spoken(quote))
    post: Button = ui.Button(
        label="Post for everyone",
        custom_id=click_id("card", shorten(quote), letters_of(look)),
        style=discord.ButtonStyle.primary,
        disabled=picture is None,
    )
    layout = layout_of(shown, *rows_of([*watch_buttons(quote), post]), ui.ActionRow(look_select(quote, look)))
    return Reply(layout=layout, pictures=_all(picture), private=True)


def posted_card_reply(quote: Quote, picture: Picture, poster: str) -> Reply:
    """Return the card as everyone sees it, with its source and who posted it."""
    note = f"-# {source(quote.conversation)} · posted by {cut(plain(poster), 80)}"
    watch = rows_of(watch_buttons(quote)) if play_link(quote.conversation, quote.start) else []
    return Reply(layout=layout_of(picture_item(picture), ui.TextDisplay(note), *watch), pictures=_all(picture))


def _all(picture: Picture | None) -> tuple[Picture, ...]:
    return (picture,) if picture else ()
