"""/quote: the best match for half-remembered words."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.idea_pages import found_or_near
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.send import Sender
from bot.replies.result import picked_reply
from bot.replies.suggestion import suggestion_choices


class QuoteCog(commands.Cog):
    """Finds quotes."""

    def __init__(self, libraries: Libraries, sender: Sender, manners: Manners) -> None:
        self._libraries = libraries
        self._sender = sender
        self._manners = manners

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
        private: bool | None = None,
    ) -> None:
        """Answer with the quote picked from the suggestions, or with the best match for ``words``."""
        alone = (await self._manners.here(interaction)).private if private is None else private
        finder = await self._libraries.here(interaction)
        if picked := finder.picked(words):
            return await self._sender.answer(interaction, picked_reply(picked, private=alone))
        within = await self._manners.conversation(interaction, conversation, speaker)
        reply = await found_or_near(finder, words, speaker=speaker, conversation=within)
        return await self._sender.answer(interaction, reply.made_private(alone))

    @quote.autocomplete("words")
    @completes
    async def _words(self, interaction: discord.Interaction, typed: str) -> Choices:
        asked = interaction.namespace
        within = await self._manners.conversation(interaction, asked.conversation, asked.speaker)
        finder = await self._libraries.here(interaction)
        return suggestion_choices(await finder.suggest(typed, speaker=asked.speaker, conversation=within))

    @quote.autocomplete("speaker")
    @completes
    async def _speaker(self, interaction: discord.Interaction, typed: str) -> Choices:
        finder = await self._libraries.here(interaction)
        return name_choices(typed, finder.speakers(interaction.namespace.conversation))

    @quote.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, (await self._libraries.here(interaction)).titles)
