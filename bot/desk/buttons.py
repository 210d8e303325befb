"""The buttons and selects that several answers have in common; each holds its quote and needs no memory."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.conversation.links import play_from
from bot.conversation.model import Conversation, Player, Quote
from bot.conversation.short_form import shorten
from bot.conversation.site_pages import is_page
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut
from bot.sound.spans import can_be_heard

MOST_PLAYERS = 5
"""Players that get a button of their own."""
ROW = 5
"""Buttons that fit a row."""

Button = ui.Button[ui.LayoutView]
Row = ui.ActionRow[ui.LayoutView]
Select = ui.Select[ui.LayoutView]


def watch_buttons(quote: Quote, seconds: float | None = None) -> list[Button]:
    """Return a button per player that plays ``quote``, or from ``seconds`` on; a single one needs no name."""
    players = quote.conversation.players[:MOST_PLAYERS]
    return [
        ui.Button(
            label=_watch(quote.conversation, player, named=len(players) > 1),
            url=play_from(quote.conversation, player, quote.start if seconds is None else seconds),
        )
        for player in players
    ]


def _watch(conversation: Conversation, player: Player, *, named: bool) -> str:
    if is_page(player):
        return "Open the transcript"
    where = " from the start" if not conversation.timed else " from about here" if player.approximate else ""
    return (cut(f"Watch on {player.name}", 80 - len(where)) if named else "Watch") + where


def rows_of(buttons: Sequence[Button]) -> list[Row]:
    """Return ``buttons`` in as few rows as they need."""
    return [ui.ActionRow(*buttons[first : first + ROW]) for first in range(0, len(buttons), ROW)]


def share_button(quote: Quote) -> Button:
    """Return the button that posts ``quote`` for everyone."""
    return ui.Button(label="Share", custom_id=click_id("share", shorten(quote)), style=discord.ButtonStyle.primary)


def save_button(quote: Quote) -> Button:
    """Return the button that keeps ``quote`` among the saved ones."""
    return ui.Button(label="Save", custom_id=click_id("save", shorten(quote)))


def hear_buttons(quote: Quote) -> list[Button]:
    """Return the button that lets people hear ``quote``, if there is sound of it."""
    return [ui.Button(label="Hear", custom_id=click_id("hear", shorten(quote)))] if can_be_heard(quote) else []


def more_select(quote: Quote) -> Select:
    """Return the select of what else can be done with ``quote``."""
    more: Select = ui.Select(placeholder="More", custom_id=click_id("more", shorten(quote)))
    more.add_option(value="card", label="Card", description="The quote as a picture to post")
    more.add_option(value="save", label="Save", description="Keep it, with tags and votes")
    if can_be_heard(quote):
        more.add_option(value="sound", label="Download sound", description="The very words, as an MP3")
    more.add_option(value="read", label="Read on", description="The passage this is from, and what follows")
    more.add_option(value="text", label="Copy as plain text", description="The words, who said them, and the link")
    more.add_option(value="markdown", label="Copy as Markdown", description="A block quote with its source")
    more.add_option(value="citation", label="Copy as a citation", description="Speaker, date, title, time, address")
    more.add_option(value="mend", label="Wrong word?", description="Suggest what was really said")
    more.add_option(value="speaker", label="Wrong speaker?", description="Suggest who really said it")
    return more
