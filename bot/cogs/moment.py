"""/moment: what was being said at a time, with steps from there."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.conversation.timecode import parse_timecode
from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.clicks import Handler, chosen
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.send import Sender
from bot.replies.clicks import Click
from bot.replies.moment import moment_at_reply, moment_reply


class MomentCog(commands.Cog):
    """Shows passages by their time."""

    def __init__(self, libraries: Libraries, sender: Sender, manners: Manners) -> None:
        self._libraries = libraries
        self._sender = sender
        self._manners = manners

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"earlier": self.earlier, "later": self.later, "chapter": self.chapter}

    @app_commands.command(description="What was being said at a time; step on from there, or jump to a chapter")
    @app_commands.describe(
        time="Such as 32:10, 1:02:03 or 32m10s; a bare number is minutes",
        conversation="Which conversation; the first one if you don't say",
    )
    async def moment(self, interaction: discord.Interaction, time: str, conversation: str | None = None) -> None:
        """Answer with the passage spoken at ``time``."""
        finder = await self._libraries.here(interaction)
        found = finder.conversation(await self._manners.conversation(interaction, conversation))
        alone = (await self._manners.here(interaction)).private
        await self._sender.answer(interaction, moment_at_reply(found, parse_timecode(time)).made_private(alone))

    @moment.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, (await self._libraries.here(interaction)).titles)

    async def earlier(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the passage before."""
        await self._step(interaction, click, -1)

    async def later(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the passage after."""
        await self._step(interaction, click, 1)

    async def chapter(self, interaction: discord.Interaction, click: Click) -> None:
        """Show where the chosen chapter begins."""
        finder = await self._libraries.here(interaction)
        conversation = finder.recover(click.form).quote.conversation
        chapters = conversation.chapters[int(chosen(interaction)) :][:1]  # none if there are fewer chapters by now
        passage = conversation.passage_at(chapters[0].start if chapters else 0.0)
        await self._sender.edit(interaction, moment_reply(conversation, passage))

    async def _step(self, interaction: discord.Interaction, click: Click, step: int) -> None:
        finder = await self._libraries.here(interaction)
        quote = finder.recover(click.form).quote
        passage = quote.conversation.passage_of(quote.first_word) + step
        within = max(0, min(passage, len(quote.conversation.passages) - 1))
        asked = float(click.state) if click.state.isdecimal() else None
        await self._sender.edit(interaction, moment_reply(quote.conversation, within, asked=asked))
