"""/conversations: the library, and each conversation at a glance."""

import asyncio

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.clicks import Handler
from bot.interactions.illustrating import Illustrator
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.send import Sender
from bot.interactions.views import conversation_view
from bot.replies.clicks import Click
from bot.replies.conversations import list_reply


class ConversationsCog(commands.Cog):
    """Shows what there is to search."""

    conversations = app_commands.Group(name="conversations", description="The conversations I know")

    def __init__(self, libraries: Libraries, sender: Sender, illustrator: Illustrator, manners: Manners) -> None:
        self._libraries = libraries
        self._sender = sender
        self._manners = manners
        self._illustrator = illustrator

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"library": self.turn}

    @conversations.command(name="list", description="All conversations, with their dates, lengths and speakers")
    async def list_all(self, interaction: discord.Interaction) -> None:
        """Answer with the first page of the library."""
        finder = await self._libraries.here(interaction)
        await self._sender.answer(interaction, list_reply(finder.library))

    @conversations.command(description="One conversation at a glance: length, speakers, chapters, a timeline")
    @app_commands.describe(conversation="Which one; the first if you don't say")
    async def show(self, interaction: discord.Interaction, conversation: str | None = None) -> None:
        """Answer with the overview of a conversation."""
        finder = await self._libraries.here(interaction)
        found = finder.conversation(await self._manners.conversation(interaction, conversation))
        await self._illustrator.answer(interaction, await asyncio.to_thread(conversation_view, found, "overview"))

    @show.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, (await self._libraries.here(interaction)).titles)

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page the button stands for."""
        page = int("".join(filter(str.isdecimal, click.state)) or 0)
        finder = await self._libraries.here(interaction)
        await self._sender.edit(interaction, list_reply(finder.library, page))
