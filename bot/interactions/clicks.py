"""Clicks on buttons and selects, routed by what their ids hold: nothing is remembered, so no button ever dies."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord

from bot.interactions.errors import explain
from bot.interactions.send import Sender
from bot.replies.clicks import Click, read_click
from bot.replies.doors import ACTIONS, Door
from bot.replies.problem import unknown_click_reply
from bot.replies.result import STOCK, Choice

Handler = Callable[[discord.Interaction, Click], Awaitable[None]]


class ClickRouter:
    """Hands each click to the handler of its action; an exception is explained as a command's would be."""

    def __init__(self, handlers: Mapping[str, Handler], sender: Sender) -> None:
        self._handlers = handlers
        self._sender = sender

    async def route(self, interaction: discord.Interaction) -> None:
        """Answer ``interaction`` if it is a click or a filled-in form; leave anything else to the command tree."""
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        click = read_click(clicked_id(interaction))
        handler = self._handlers.get(click.action) if click else None
        try:
            if click is None or handler is None:
                await self._sender.answer(interaction, unknown_click_reply())
            else:
                await handler(interaction, click)
        except Exception as error:
            form = interaction.type is discord.InteractionType.modal_submit
            await explain(interaction, error, self._sender, typed_text(interaction) if form else "")


def chosen(interaction: discord.Interaction) -> str:
    """Return the value a person chose in a select."""
    return str(_data(interaction)["values"][0])


def typed_text(interaction: discord.Interaction) -> str:
    """Return what a person typed into a form's first field of text."""
    fields = (part["component"] for part in _data(interaction)["components"] if "component" in part)
    return next((str(field["value"]) for field in fields if "value" in field), "")


def filled_in(interaction: discord.Interaction) -> dict[str, str]:
    """Return what a form's fields hold, by their ids: what was typed, or the first that was chosen, '' for nothing."""
    fields = (part["component"] for part in _data(interaction)["components"] if "component" in part)
    return {
        field["custom_id"]: str(field.get("value") or next(iter(field.get("values") or ()), "")) for field in fields
    }


def all_chosen(interaction: discord.Interaction) -> tuple[str, ...]:
    """Return the values that were chosen in a form's selects."""
    fields = (part["component"] for part in _data(interaction)["components"] if "component" in part)
    return tuple(str(value) for field in fields for value in field.get("values") or ())


def clicked_layout(interaction: discord.Interaction) -> discord.ui.LayoutView:
    """Return the layout of the clicked message, to be changed and sent back."""
    assert interaction.message is not None  # Discord sends it with every click
    return discord.ui.LayoutView.from_message(interaction.message, timeout=None)


def clicked_id(interaction: discord.Interaction) -> str:
    """Return the id of the clicked button or select, or of the form that was filled in."""
    return str(_data(interaction)["custom_id"])


def clicked_label(interaction: discord.Interaction) -> str:
    """Return what the clicked button says; '' if its message doesn't show it any more."""
    for item in clicked_layout(interaction).walk_children():
        if isinstance(item, discord.ui.Button) and item.custom_id == clicked_id(interaction):
            return item.label or ""
    return ""


def clicked_privately(interaction: discord.Interaction) -> bool:
    """Say whether the clicked message is for the asker alone."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def choices_on(interaction: discord.Interaction, action: str) -> tuple[Choice, ...]:
    """Return the options of the clicked message's own select for ``action``; none if it has no such select."""
    if interaction.message is None:
        return ()
    for row in interaction.message.components:
        for item in row.children if isinstance(row, discord.ActionRow) else ():
            click = read_click(item.custom_id or "") if isinstance(item, discord.SelectMenu) else None
            if click is not None and click.action == action and isinstance(item, discord.SelectMenu):
                return tuple(Choice(option.value, option.label, option.description or "") for option in item.options)
    return ()


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


def _data(interaction: discord.Interaction) -> Any:
    return interaction.data
