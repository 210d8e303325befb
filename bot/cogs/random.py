"""/random: a quote that stands alone, none twice until all have come."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.clicks import Handler
from bot.interactions.drawing import Drawing
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.place import place_of
from bot.interactions.send import Sender
from bot.replies.clicks import Click
from bot.replies.result import drawn_reply, read_result


class RandomCog(commands.Cog):
    """Draws quotes from a shuffled bag."""

    def __init__(self, libraries: Libraries, sender: Sender, manners: Manners, drawing: Drawing) -> None:
        self._libraries = libraries
        self._sender = sender
        self._manners = manners
        self._drawing = drawing

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"another": self.another}

    @app_commands.command(description="A quote that stands alone; none comes twice until all have come")
    @app_commands.describe(speaker="Only what this person said", conversation="Only this conversation")
    async def random(
        self, interaction: discord.Interaction, speaker: str | None = None, conversation: str | None = None
    ) -> None:
        """Answer with the next quote of this place's bag."""
        finder = await self._libraries.here(interaction)
        within = await self._manners.conversation(interaction, conversation, speaker)
        quote = await self._drawing.draw(place_of(interaction), finder, speaker, within)
        reply = drawn_reply(quote, by_speaker=speaker is not None, in_conversation=within is not None)
        alone = (await self._manners.here(interaction)).private
        await self._sender.answer(interaction, reply.made_private(alone))

    @random.autocomplete("speaker")
    @completes
    async def _speaker(self, interaction: discord.Interaction, typed: str) -> Choices:
        finder = await self._libraries.here(interaction)
        return name_choices(typed, finder.speakers(interaction.namespace.conversation))

    @random.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, (await self._libraries.here(interaction)).titles)

    async def another(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the next quote of the bag the shown one was drawn from."""
        finder = await self._libraries.here(interaction)
        shown = finder.recover(click.form).quote
        drawn = read_result(shown, click.state, ())
        speaker = shown.speaker if drawn.by_speaker else None
        conversation = shown.conversation.key if drawn.in_conversation else None
        quote = await self._drawing.draw(place_of(interaction), finder, speaker, conversation)
        reply = drawn_reply(quote, by_speaker=drawn.by_speaker, in_conversation=drawn.in_conversation)
        await self._sender.edit(interaction, reply)
