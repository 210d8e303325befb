"""Clicks that edit a conversation of the server's own, and forms that were filled in: for people who manage it."""

from bot.conversation.errors import TranscriptError
from bot.desk.part import Part, on_click
from bot.desk.request import Desk, Request
from bot.desk.server_log import note
from bot.features.conversations.adding.many_words import read_moment
from bot.features.conversations.adding.words import name_lines, read_names
from bot.features.conversations.editing.editor import ConversationEditor, Opened
from bot.features.conversations.editing.typed import chapter_lines, chapters_of, details_of, places_of, splits_of
from bot.features.conversations.editing.words import (
    EVERYWHERE,
    chapters_form,
    details_form,
    edited_reply,
    fits,
    places_form,
    speakers_form,
    undone_reply,
)
from bot.library.added import AddedConversation
from bot.storage.waiting import at_once


class EditingClicks(Part):
    """Answers clicks on a conversation to be edited; an id without a number is about none."""

    def __init__(self, desk: Desk, editor: ConversationEditor) -> None:
        super().__init__(desk)
        self._editor = editor

    @on_click("editdetails")
    async def ask_for_details(self, request: Request) -> None:
        """Show the form for title, show, number and date."""
        await request.ask(details_form(request.number, (await self._opened(request)).settings))

    @on_click("editeddetails")
    async def change_details(self, request: Request) -> None:
        """Keep what was typed into that form."""
        await self._set(request, details_of(request.filled_in))

    @on_click("editplaces")
    async def ask_for_places(self, request: Request) -> None:
        """Show the form for where it plays."""
        await request.ask(places_form(request.number, (await self._opened(request)).settings))

    @on_click("editedplaces")
    async def change_places(self, request: Request) -> None:
        """Keep what was typed into that form."""
        await self._set(request, places_of(request.filled_in))

    @on_click("editchapters")
    async def ask_for_chapters(self, request: Request) -> None:
        """Show the form for chapters, if they fit into one."""
        conversation = (await self._opened(request)).conversation
        if not fits(chapter_lines([(one.start, one.title) for one in conversation.chapters])):
            raise _too_long("chapters")
        await request.ask(chapters_form(request.number, conversation))

    @on_click("editedchapters")
    async def change_chapters(self, request: Request) -> None:
        """Keep the chapters that were typed."""
        await self._set(request, chapters_of(request.filled_in.get("lines", "")))

    @on_click("editspeakers")
    async def ask_for_speakers(self, request: Request) -> None:
        """Show the form for speakers."""
        speakers = (await self._opened(request)).conversation.speakers
        if len(name_lines(speakers)) < len(speakers):
            raise _too_long("speakers")
        await request.ask(speakers_form(request.number, speakers))

    @on_click("editedspeakers")
    async def change_speakers(self, request: Request) -> None:
        """Give speakers the names that were typed, here or everywhere, and split off what was told to be."""
        server, typed = request.managed_server, request.filled_in
        naming = self._editor.name(
            server,
            request.number,
            request.user,
            read_names(typed.get("names", "")),
            splits_of(typed.get("splits", "")),
            request.now,
            everywhere=typed.get("where") == EVERYWHERE,
        )
        await self._tell(request, await request.in_time(naming, private=True))

    @on_click("undoedit")
    async def undo(self, request: Request) -> None:
        """Take an edit back."""
        undoing = self._editor.undo(request.managed_server, read_moment(request.number))
        undone = await request.in_time(undoing)
        await request.show(undone_reply(undone))
        await note(request, "taken back an edit of", [one.title for one in undone.back])

    async def _opened(self, request: Request) -> Opened:
        return await at_once(self._editor.opened(request.managed_server, request.number))

    async def _set(self, request: Request, settings: dict[str, object]) -> None:
        setting = self._editor.set(request.managed_server, request.number, request.user, settings, request.now)
        await self._tell(request, (await request.in_time(setting, private=True),))

    async def _tell(self, request: Request, edited: tuple[AddedConversation, ...]) -> None:
        await request.answer(edited_reply(edited, request.now), private=True)
        await note(request, "edited", [one.title for one in edited])


def _too_long(what: str) -> TranscriptError:
    return TranscriptError("the form", 0, f"its {what} are too many for a form", "remove it and add it with others")
