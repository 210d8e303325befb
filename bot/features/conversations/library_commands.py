"""/library: a server's own conversations added, edited, removed and put right, by who manages the server."""

import discord
from discord import app_commands

from bot.desk.autocomplete import LONGEST_CHOICE, Choices, name_choices
from bot.desk.part import Part, answers, suggests
from bot.desk.request import Desk, Request
from bot.desk.server_log import note
from bot.features.conversations.adding.adding import ConversationAdder, check_for_one, settings_of
from bot.features.conversations.adding.many import ManyAdder
from bot.features.conversations.adding.many_words import handed_in_reply, removed_list_reply, removed_together_reply
from bot.features.conversations.adding.words import Drafted, draft_reply, removed_conversation_reply, unread_reply
from bot.features.conversations.corrections.board import CorrectionBoard
from bot.features.conversations.corrections.words import board_reply, not_own_reply
from bot.features.conversations.editing.editor import ConversationEditor
from bot.features.conversations.editing.words import edit_reply
from bot.library.added import is_own, number_of
from bot.library.handed_in import HandedIn
from bot.transcripts.files import LARGEST
from bot.transcripts.folder.archives import is_archive

_FURTHER = tuple(f"file_{number}" for number in range(2, 11))
"""The options for files beside the first."""
_OTHERS = tuple(f"conversation_{number}" for number in range(2, 6))


class LibraryCommands(Part):
    """Lets moderators add conversations, and change what they have added."""

    library = app_commands.Group(
        name="library",
        description="The conversations this server has added; for who manages it",
        guild_only=True,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(
        self,
        desk: Desk,
        adder: ConversationAdder,
        many: ManyAdder,
        editor: ConversationEditor,
        corrections: CorrectionBoard,
    ) -> None:
        super().__init__(desk)
        self._adder = adder
        self._many = many
        self._editor = editor
        self._corrections = corrections

    @library.command(description="Add conversations for this server, one or many")
    @app_commands.describe(
        file=f"Its transcript: text, captions, JSON or a saved page, up to {LARGEST // 1024**2} MB; or a ZIP of many",
        title="What it is called, if the file or its name does not say",
        link="Where it plays: YouTube, Vimeo, Spotify, a sound file; or {seconds} where the time goes",
        date="When it was published, such as 2023-09-28",
        length="How long the recording is, such as 1:04:28; for transcripts that tell few times or none",
        **dict.fromkeys(_FURTHER, "Another transcript, or another ZIP of them"),
    )
    @answers
    async def add(
        self,
        request: Request,
        file: discord.Attachment,
        title: app_commands.Range[str, 1, LONGEST_CHOICE] | None = None,
        link: app_commands.Range[str, 1, 400] | None = None,
        date: app_commands.Range[str, 1, 40] | None = None,
        length: app_commands.Range[str, 1, 40] | None = None,
        file_2: discord.Attachment | None = None,
        file_3: discord.Attachment | None = None,
        file_4: discord.Attachment | None = None,
        file_5: discord.Attachment | None = None,
        file_6: discord.Attachment | None = None,
        file_7: discord.Attachment | None = None,
        file_8: discord.Attachment | None = None,
        file_9: discord.Attachment | None = None,
        file_10: discord.Attachment | None = None,
    ) -> None:
        """Read the file and answer with what was read, to be confirmed."""
        further = (file_2, file_3, file_4, file_5, file_6, file_7, file_8, file_9, file_10)
        files = [file, *(one for one in further if one is not None)]
        settings = settings_of(title, link, date, length)
        if len(files) > 1 or is_archive(file.filename):
            check_for_one(settings)
            work = self._many.hand_in(HandedIn(request.managed_server, request.user, request.now), files)
            handed = await request.in_time(work, private=True)
            reply = draft_reply(handed) if isinstance(handed, Drafted) else handed_in_reply(handed)
            return await request.answer(reply, private=True)
        drafting = self._adder.draft(request.managed_server, request.user, file, settings, request.now)
        drafted = await request.in_time(drafting, private=True)
        reply = draft_reply(drafted) if isinstance(drafted, Drafted) else unread_reply(drafted)
        return await request.answer(reply, private=True)

    @library.command(description="Remove conversations of this server's own")
    @app_commands.describe(conversation="Which one", **dict.fromkeys(_OTHERS, "Another one"))
    @answers
    async def remove(
        self,
        request: Request,
        conversation: str,
        conversation_2: str | None = None,
        conversation_3: str | None = None,
        conversation_4: str | None = None,
        conversation_5: str | None = None,
    ) -> None:
        """Remove some that the server has added, and offer to bring them back."""
        server = request.managed_server
        others = [conversation_2, conversation_3, conversation_4, conversation_5]
        named = [conversation, *(one for one in others if one is not None)]
        numbers = list(dict.fromkeys([await self._editor.number(server, one) for one in named]))
        if len(numbers) == 1:
            removed = await request.in_time(self._adder.take_out(server, numbers[0], request.now), private=True)
            await request.answer(removed_conversation_reply(removed), private=True)
            return await note(request, "removed", [removed.title])
        several = await request.in_time(self._many.remove(server, numbers, request.now), private=True)
        await request.answer(removed_together_reply(several, request.now), private=True)
        return await note(request, "removed", [one.title for one in several])

    @library.command(description="What this server has removed, to bring it back")
    @answers
    async def removed(self, request: Request) -> None:
        """Answer with what was removed in the last thirty days."""
        looking = self._many.removed(request.managed_server)
        await request.answer(removed_list_reply(await request.in_time(looking, private=True)), private=True)

    @library.command(description="Change what one of this server's own is like")
    @app_commands.describe(conversation="Which one")
    @answers
    async def edit(self, request: Request, conversation: str) -> None:
        """Answer with what it is like by now, and with buttons that change it."""
        server = request.managed_server
        opening = self._editor.opened(server, await self._editor.number(server, conversation))
        await request.answer(edit_reply(await request.in_time(opening, private=True)), private=True)

    @library.command(description="Wrong words that people have mended here, to decide")
    @app_commands.describe(conversation="Only of this one")
    @answers
    async def corrections(self, request: Request, conversation: str | None = None) -> None:
        """Answer with the first page of what was suggested."""
        server = request.managed_server
        found = (await request.finder()).conversation(conversation) if conversation else None
        if found is not None and not is_own(found.key):
            return await request.answer(not_own_reply(found), private=True)
        page = self._corrections.page(server, only=number_of(found.key) if found else None)
        return await request.answer(board_reply(await request.in_time(page, private=True)), private=True)

    @remove.autocomplete("conversation")
    @remove.autocomplete("conversation_2")
    @remove.autocomplete("conversation_3")
    @remove.autocomplete("conversation_4")
    @remove.autocomplete("conversation_5")
    @edit.autocomplete("conversation")
    @corrections.autocomplete("conversation")
    @suggests
    async def _own(self, request: Request, typed: str) -> Choices:
        library = (await request.finder()).library
        return name_choices(typed, [one.title for one in library if is_own(one.key)])
