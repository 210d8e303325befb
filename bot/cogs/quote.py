"""/quote: the best match for half-remembered words."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.finder import Finder
from bot.interactions.send import Sender
from bot.replies.result import found_reply, picked_reply
from bot.replies.suggestion import suggestion_choices


class QuoteCog(commands.Cog):
    """Finds quotes."""

    def __init__(self, finder: Finder, sender: Sender) -> None:
        self._finder = finder
        self._sender = sender

    @app_commands.command(description="Find who said it: the exact words, and a link that plays them")
    @app_commands.describe(
        words="What you remember of it; spelling and order don't matter",
        speaker="Only what this person said",
        conversation="Only this conversation",
        private="Show the answer to you alone",
    )
    async def quote(
        self,
        interaction: discord.Interaction,
        words: str,
        speaker: str | None = None,
        conversation: str | None = None,
        private: bool = False,
    ) -> None:
        """Answer with the quote picked from the suggestions, or with the best match for ``words``."""
        if picked := self._finder.picked(words):
            return await self._sender.answer(interaction, picked_reply(picked, private=private))
        matches = await self._finder.find(words, speaker=speaker, conversation=conversation)
        return await self._sender.answer(interaction, found_reply(words, matches, private=private))

    @quote.autocomplete("words")
    @completes
    async def _words(self, interaction: discord.Interaction, typed: str) -> Choices:
        asked = interaction.namespace
        return suggestion_choices(self._finder.suggest(typed, speaker=asked.speaker, conversation=asked.conversation))

    @quote.autocomplete("speaker")
    @completes
    async def _speaker(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, self._finder.speakers(interaction.namespace.conversation))

    @quote.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, self._finder.titles)
