"""Every command of the bot with something in its options, so that a new one is held to what holds for all."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from simcord import ChannelHandle

from bot.client import VerbatimBot

TYPICAL = {
    "words": "i get a lot of shit for my stiff face",
    "words2": "reality",
    "time": "10:00",
    "at": "18:00",
    "name": "Mark Zuckerberg",
    "speaker": "Mark Zuckerberg",
    "other": "Lex Fridman",
}
"""What people would type into an option, by its name; into others they type ``words``."""


def commands_of(bot: VerbatimBot) -> Iterator[app_commands.Command[Any, ..., Any]]:
    """Yield all slash commands of ``bot``."""
    for command in bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield command


def required(command: app_commands.Command[Any, ..., Any], channel: ChannelHandle) -> dict[str, Any]:
    """Return typical values for the options of ``command`` that must be given."""
    return {
        one.name: TYPICAL.get(one.name, TYPICAL["words"]) if _is_typed(one) else _chosen(one, channel)
        for one in command.parameters
        if one.required
    }


def typed(command: app_commands.Command[Any, ..., Any], text: str) -> dict[str, str]:
    """Return ``text``, as long as it may be, in each option of ``command`` that is typed freely."""
    return {one.name: text[: one.max_value or None] for one in command.parameters if _is_typed(one)}


def _is_typed(parameter: app_commands.Parameter) -> bool:
    return parameter.type is discord.AppCommandOptionType.string and not parameter.choices


def _chosen(parameter: app_commands.Parameter, channel: ChannelHandle) -> object:
    if parameter.choices:
        return parameter.choices[0].value
    return {
        discord.AppCommandOptionType.integer: parameter.min_value or 1,
        discord.AppCommandOptionType.boolean: True,
        discord.AppCommandOptionType.channel: channel,
        discord.AppCommandOptionType.attachment: ("talk.txt", b"Ada: The engine weaves.\n\nBob: It does so.\n"),
    }[parameter.type]
