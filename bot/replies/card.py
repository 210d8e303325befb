"""The quote card: seen by the asker first, then posted for everyone if they like it."""

import discord
from discord import ui

from bot.conversation.links import play_link
from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.replies.buttons import Button, rows_of, watch_buttons
from bot.replies.clicks import click_id
from bot.replies.markdown import cut, plain
from bot.replies.quotation import source, spoken
from bot.replies.reply import Picture, Reply, layout_of
from bot.replies.views import picture_item


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
