"""Options that several commands take: each suggests by itself while it is typed."""

from typing import Any, cast

import discord
from discord import app_commands

from bot.desk.autocomplete import Choices, completes, conversation_choices, name_choices
from bot.desk.part import Part
from bot.desk.request import Request
from bot.desk.zone_choices import zone_choices
from bot.library.finder import Finder


class _AsTyped(app_commands.Transformer):
    async def transform(self, _: discord.Interaction, value: str) -> str:
        return value


class _Speaker(_AsTyped):
    @completes
    async def autocomplete(self, interaction: discord.Interaction, value: str) -> Choices:  # type: ignore[override]
        within = getattr(interaction.namespace, "conversation", None)
        return name_choices(value, (await _finder(interaction)).speakers(within))


class _Conversation(_AsTyped):
    @completes
    async def autocomplete(self, interaction: discord.Interaction, value: str) -> Choices:  # type: ignore[override]
        return conversation_choices(value, await _finder(interaction), interaction.created_at.date())


class _Series(_AsTyped):
    @completes
    async def autocomplete(self, interaction: discord.Interaction, value: str) -> Choices:  # type: ignore[override]
        return name_choices(value, (await _finder(interaction)).all_series)


class _Zone(_AsTyped):
    @completes
    async def autocomplete(self, _: discord.Interaction, value: str) -> Choices:  # type: ignore[override]
        return zone_choices(value)


async def _finder(interaction: discord.Interaction) -> Finder:
    part = cast(Part, cast(Any, interaction.command).binding)
    return await Request(part.desk, interaction).finder()


Speaker = app_commands.Transform[str, _Speaker]
"""A speaker's name, as it is typed."""
Conversation = app_commands.Transform[str, _Conversation]
"""A conversation's title, as it is typed."""
Series = app_commands.Transform[str, _Series]
"""A show's name, as it is typed."""
Year = app_commands.Range[int, 1900, 2100]
"""A year in which conversations came out."""
Zone = app_commands.Transform[str, _Zone]
"""A time zone, as it is typed."""
