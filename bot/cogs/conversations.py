"""/conversations: the library, each conversation at a glance, and a server's own added, put right and removed."""

import asyncio

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.added import is_own, number_of
from bot.interactions.adding import Adder, settings_of
from bot.interactions.autocomplete import LONGEST_CHOICE, Choices, completes, name_choices
from bot.interactions.clicks import Handler
from bot.interactions.correcting import Corrector
from bot.interactions.illustrating import Illustrator
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.permissions import managed_server
from bot.interactions.send import Sender
from bot.interactions.views import conversation_view
from bot.interactions.waiting import in_time
from bot.replies.adding import Drafted, draft_reply, removed_conversation_reply, unread_reply
from bot.replies.clicks import Click
from bot.replies.conversations import list_reply
from bot.replies.corrections import board_reply, not_own_reply
from bot.transcripts.files import LARGEST


class ConversationsCog(commands.Cog):
    """Shows what there is to search, and lets moderators add to it."""

    conversations = app_commands.Group(name="conversations", description="The conversations I know")

    def __init__(
        self,
        libraries: Libraries,
        sender: Sender,
        illustrator: Illustrator,
        manners: Manners,
        adder: Adder,
        corrector: Corrector,
    ) -> None:
        self._libraries = libraries
        self._sender = sender
        self._manners = manners
        self._illustrator = illustrator
        self._adder = adder
        self._corrector = corrector

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"library": self.turn}

    @conversations.command(name="list", description="All conversations, with their dates, lengths and speakers")
    async def list_all(self, interaction: discord.Interaction) -> None:
        """Answer with the first page of the library."""
        finder = await self._libraries.here(interaction)
        alone = (await self._manners.here(interaction)).private
        await self._sender.answer(interaction, list_reply(finder.library).made_private(alone))

    @conversations.command(description="One conversation at a glance: length, speakers, chapters, a timeline")
    @app_commands.describe(conversation="Which one; the first if you don't say")
    async def show(self, interaction: discord.Interaction, conversation: str | None = None) -> None:
        """Answer with the overview of a conversation."""
        finder = await self._libraries.here(interaction)
        found = finder.conversation(await self._manners.conversation(interaction, conversation))
        view = await asyncio.to_thread(conversation_view, found, "overview")
        alone = (await self._manners.here(interaction)).private
        await self._illustrator.answer(interaction, view.made_private(alone))

    @show.autocomplete("conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, (await self._libraries.here(interaction)).titles)

    @conversations.command(description="Add a conversation for this server: for who manages it")
    @app_commands.describe(
        file=f"Its transcript: text, captions, JSON or a saved page, up to {LARGEST // 1024**2} MB",
        title="What it is called, if the file or its name does not say",
        link="Where it plays: YouTube, Vimeo, Spotify, a sound file; or {seconds} where the time goes",
        date="When it was published, such as 2023-09-28",
        length="How long the recording is, such as 1:04:28; for transcripts that tell few times or none",
    )
    async def add(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment,
        title: app_commands.Range[str, 1, LONGEST_CHOICE] | None = None,
        link: app_commands.Range[str, 1, 400] | None = None,
        date: app_commands.Range[str, 1, 40] | None = None,
        length: app_commands.Range[str, 1, 40] | None = None,
    ) -> None:
        """Read the file and answer with what was read, to be confirmed."""
        server = managed_server(interaction)
        settings = settings_of(title, link, date, length)
        drafting = self._adder.draft(server, interaction.user.id, file, settings, interaction.created_at)
        drafted = await in_time(interaction, drafting, private=True)
        reply = draft_reply(drafted) if isinstance(drafted, Drafted) else unread_reply(drafted)
        await self._sender.answer(interaction, reply)

    @conversations.command(description="Remove a conversation of this server's own: for who manages it")
    @app_commands.describe(conversation="Which one")
    async def remove(self, interaction: discord.Interaction, conversation: str) -> None:
        """Remove one that the server has added, and offer to bring it back."""
        server = managed_server(interaction)
        removing = self._adder.remove(server, conversation, interaction.created_at)
        removed = await in_time(interaction, removing, private=True)
        await self._sender.answer(interaction, removed_conversation_reply(removed))

    @conversations.command(
        description="Wrong words that people have mended here, to decide: for who manages the server"
    )
    @app_commands.describe(conversation="Only of this one")
    async def corrections(self, interaction: discord.Interaction, conversation: str | None = None) -> None:
        """Answer with the first page of what was suggested."""
        server = managed_server(interaction)
        found = (await self._libraries.here(interaction)).conversation(conversation) if conversation else None
        if found is not None and not is_own(found.key):
            return await self._sender.answer(interaction, not_own_reply(found))
        board = self._corrector.board(server, only=number_of(found.key) if found else None)
        shown = board_reply(await in_time(interaction, board, private=True))
        return await self._sender.answer(interaction, shown)

    @remove.autocomplete("conversation")
    @corrections.autocomplete("conversation")
    @completes
    async def _own(self, interaction: discord.Interaction, typed: str) -> Choices:
        finder = await self._libraries.here(interaction)
        return name_choices(typed, [one.title for one in finder.library if is_own(one.key)])

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page the button stands for."""
        page = int("".join(filter(str.isdecimal, click.state)) or 0)
        finder = await self._libraries.here(interaction)
        await self._sender.edit(interaction, list_reply(finder.library, page))
