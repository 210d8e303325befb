"""/stats: how people talk, and who says a word how often."""

import asyncio

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.clicks import Handler, chosen
from bot.interactions.illustrating import Illustrated, Illustrator
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.views import conversation_view, speaker_view, word_view
from bot.replies.clicks import Click


class StatsCog(commands.Cog):
    """Tells how people talk, in numbers and pictures."""

    stats = app_commands.Group(name="stats", description="How people talk, in numbers and pictures")

    def __init__(self, libraries: Libraries, illustrator: Illustrator, manners: Manners) -> None:
        self._libraries = libraries
        self._illustrator = illustrator
        self._manners = manners

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"view": self.view}

    @stats.command(description="Who talks how much: words, share, time, pace, turns, questions")
    @app_commands.describe(conversation="Which conversation; the first one if you don't say")
    async def speakers(self, interaction: discord.Interaction, conversation: str | None = None) -> None:
        """Answer with everyone's figures in one conversation."""
        finder = await self._libraries.here(interaction)
        found = finder.conversation(await self._manners.conversation(interaction, conversation))
        await self._answer(interaction, await asyncio.to_thread(conversation_view, found, "speakers"))

    @stats.command(description="How one person talks: pace, vocabulary, questions, the words that are theirs")
    @app_commands.describe(name="Who; spelling is forgiven", conversation="Which conversation; the first one with them")
    async def speaker(self, interaction: discord.Interaction, name: str, conversation: str | None = None) -> None:
        """Answer with one person's figures in one conversation."""
        within = await self._manners.conversation(interaction, conversation, name)
        finder = await self._libraries.here(interaction)
        found, speaker = finder.conversation_with(name, within)
        await self._answer(interaction, await asyncio.to_thread(speaker_view, found, speaker))

    @stats.command(description="Who says a word or phrase how often, in all its forms, and where")
    @app_commands.describe(words="A word or a phrase")
    async def word(self, interaction: discord.Interaction, words: app_commands.Range[str, 1, 100]) -> None:
        """Answer with how often each speaker says ``words``."""
        finder = await self._libraries.here(interaction)
        await self._answer(interaction, await asyncio.to_thread(word_view, finder, words))

    @speaker.autocomplete("name")
    @completes
    async def _name(self, interaction: discord.Interaction, typed: str) -> Choices:
        finder = await self._libraries.here(interaction)
        return name_choices(typed, finder.speakers(interaction.namespace.conversation))

    @speakers.autocomplete("conversation")
    @speaker.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, (await self._libraries.here(interaction)).titles)

    async def view(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the view that the button stands for, or the person who was chosen."""
        view = chosen(interaction) if click.state == "person" else click.state
        finder = await self._libraries.here(interaction)
        conversation = finder.conversation_by_key(click.form)
        await self._illustrator.edit(interaction, await asyncio.to_thread(conversation_view, conversation, view))

    async def _answer(self, interaction: discord.Interaction, view: Illustrated) -> None:
        alone = (await self._manners.here(interaction)).private
        await self._illustrator.answer(interaction, view.made_private(alone))
