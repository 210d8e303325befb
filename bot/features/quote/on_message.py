"""What stands on a message with a quote besides the quote, to be kept when it is shown otherwise."""

import discord

from bot.desk.click_ids import read_click
from bot.desk.clicks import clicked_layout
from bot.views.doors import ACTIONS, Door
from bot.views.quote import STOCK


def note_on(interaction: discord.Interaction) -> str:
    """Return the note above the quote on the clicked message that says how often it is said; '' for none."""
    layout = clicked_layout(interaction).walk_children() if interaction.message else ()
    texts = (item.content for item in layout if isinstance(item, discord.ui.TextDisplay))
    return next((text for text in texts if text.startswith(STOCK)), "")


def doors_on(interaction: discord.Interaction) -> tuple[Door, ...]:
    """Return the doors of the clicked message, to be kept when it is shown otherwise."""
    rows = interaction.message.components if interaction.message else ()
    buttons = [item for row in rows if isinstance(row, discord.ActionRow) for item in row.children]
    clicks = [(item, read_click(item.custom_id or "")) for item in buttons if isinstance(item, discord.Button)]
    return tuple(
        Door(button.label or "", button.custom_id or "")
        for button, click in clicks
        if click and click.action in ACTIONS
    )
