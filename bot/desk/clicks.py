"""Clicks on buttons and selects, routed by what their ids hold: nothing is remembered, so no button ever dies."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import discord

from bot.desk.click_ids import Click, read_click
from bot.desk.errors import UnknownClick
from bot.desk.explaining import Explainer
from bot.desk.problem_words import unknown_click_reply
from bot.desk.send import Sender

Handler = Callable[[discord.Interaction, Click], Awaitable[None]]


class Choice(NamedTuple):
    """An option of the "Other matches" select: the label's letter, the quote's short form, and what is shown."""

    value: str
    label: str
    description: str


class ClickRouter:
    """Hands each click to the handler of its action; an exception is explained as a command's would be."""

    def __init__(self, handlers: Mapping[str, Handler], sender: Sender, explainer: Explainer) -> None:
        self._handlers = handlers
        self._sender = sender
        self._explainer = explainer

    @property
    def actions(self) -> frozenset[str]:
        """The actions that have a handler."""
        return frozenset(clicked.partition("=")[0] for clicked in self._handlers)

    def is_click(self, interaction: discord.Interaction) -> bool:
        """Say whether ``interaction`` is a click or a filled-in form; all others are the command tree's."""
        return interaction.type in (discord.InteractionType.component, discord.InteractionType.modal_submit)

    async def route(self, interaction: discord.Interaction) -> None:
        """Answer a click or a filled-in form."""
        try:
            click = read_click(clicked_id(interaction))
            handler = self._handler(interaction, click) if click else None
            if click is None or handler is None:
                await self._sender.answer(interaction, unknown_click_reply())
            else:
                await handler(interaction, click)
        except Exception as error:
            typed = "" if isinstance(error, UnknownClick) or not _is_form(interaction) else typed_text(interaction)
            await self._explainer.explain(interaction, error, typed)

    def _handler(self, interaction: discord.Interaction, click: Click) -> Handler | None:
        choice = chosen(interaction) if _data(interaction).get("values") else ""
        return self._handlers.get(clicked_key(click.action, choice)) or self._handlers.get(click.action)


def clicked_key(action: str, choice: str) -> str:
    """Return what a handler is found by: an action, or one ``choice`` in its select."""
    return f"{action}={choice}" if choice else action


def chosen(interaction: discord.Interaction) -> str:
    """Return the value a person chose in a select; raises UnknownClick for a click on anything else."""
    values = _data(interaction).get("values")
    if not values:
        raise UnknownClick
    return str(values[0])


def typed_text(interaction: discord.Interaction) -> str:
    """Return what a person typed into a form's first field of text; raises UnknownClick for no form."""
    return next((str(field["value"]) for field in _fields(interaction) if "value" in field), "")


def filled_in(interaction: discord.Interaction) -> dict[str, str]:
    """Return what a form's fields hold, by their ids: what was typed, or the first that was chosen, '' for nothing."""
    return {
        field["custom_id"]: str(field.get("value") or next(iter(field.get("values") or ()), ""))
        for field in _fields(interaction)
    }


def all_chosen(interaction: discord.Interaction) -> tuple[str, ...]:
    """Return the values that were chosen in a form's selects."""
    return tuple(str(value) for field in _fields(interaction) for value in field.get("values") or ())


def clicked_layout(interaction: discord.Interaction) -> discord.ui.LayoutView:
    """Return the layout of the clicked message, to be changed and sent back; raises UnknownClick."""
    if interaction.message is None:  # Discord sends it with every click on a button or select
        raise UnknownClick
    return discord.ui.LayoutView.from_message(interaction.message, timeout=None)


def clicked_id(interaction: discord.Interaction) -> str:
    """Return the id of the clicked button or select, or of the form that was filled in."""
    return str(_data(interaction).get("custom_id", ""))


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


def _is_form(interaction: discord.Interaction) -> bool:
    return interaction.type is discord.InteractionType.modal_submit


def _fields(interaction: discord.Interaction) -> list[Any]:
    """Return the fields of a form; raises UnknownClick for a click on anything else."""
    if not _is_form(interaction):
        raise UnknownClick
    return [part["component"] for part in _data(interaction).get("components") or () if "component" in part]


def _data(interaction: discord.Interaction) -> Any:
    return interaction.data
