"""Clicks on drafts of conversations, and on what was added or removed: for people who manage the server."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

import discord

from bot.desk.clicks import all_chosen
from bot.desk.part import Part, on_click
from bot.desk.request import Desk, Request
from bot.desk.server_log import note
from bot.features.conversations.adding.adding import ConversationAdder
from bot.features.conversations.adding.mending_words import (
    also_speakers_form,
    drop_form,
    labels_named,
    not_speakers_form,
    read_lines,
    read_stretches,
)
from bot.features.conversations.adding.redrafting import Redrafter, ToldOf
from bot.features.conversations.adding.words import (
    Drafted,
    added_reply,
    brought_back_conversation_reply,
    discarded_reply,
    draft_reply,
    names_form,
    no_names_reply,
    read_names,
    removed_conversation_reply,
    unread_reply,
)
from bot.library.errors import LibraryNotReady
from bot.storage.waiting import at_once
from bot.transcripts.told import Told

LONGEST_WAIT = 600.0
"""Seconds after which nobody is told any more that ideas are ready: Discord forgets the click soon after."""


class AddingClicks(Part):
    """Answers clicks on drafts; an id without a number is about draft 0, which is never there."""

    def __init__(self, desk: Desk, adder: ConversationAdder, redrafter: Redrafter) -> None:
        super().__init__(desk)
        self._adder = adder
        self._redrafter = redrafter

    @on_click("confirm")
    async def confirm(self, request: Request) -> None:
        """Add the draft to what the server searches, and tell when its ideas are ready."""
        server, libraries = request.managed_server, self.desk.libraries
        confirmed = await request.in_time(self._adder.confirm(server, request.number, request.now))
        ideas = libraries.have_ideas
        await request.show(added_reply(*confirmed, ideas=False if ideas else None))
        await note(request, "added", [confirmed.added.title])
        if ideas:
            with suppress(LibraryNotReady, TimeoutError, discord.NotFound):  # the asker may have put the message away
                if await asyncio.wait_for(libraries.ready(server, confirmed.added.key), LONGEST_WAIT):
                    await request.show(added_reply(*confirmed, ideas=True))

    @on_click("rename")
    async def ask_for_names(self, request: Request) -> None:
        """Show the form for the speakers' names."""
        number = request.number
        speakers = await at_once(self._redrafter.speakers(request.managed_server, number, request.now))
        await request.ask(names_form(number, speakers))

    @on_click("renamed")
    async def rename(self, request: Request) -> None:
        """Give speakers the names that were typed into the form."""
        server, typed = request.managed_server, request.typed
        if not (names := read_names(typed)):
            return await request.answer(no_names_reply(typed), private=True)
        return await self._rename(request, server, names)

    @on_click("known")
    async def use_known_names(self, request: Request) -> None:
        """Call speakers as people in the library are called whom they may be."""
        server = request.managed_server
        drafted = await request.in_time(self._adder.drafted(server, request.number, request.now))
        await self._rename(request, server, drafted.known)

    @on_click("madeby")
    async def tell_maker(self, request: Request) -> None:
        """Keep who wrote the draft down: people, or which machine."""
        telling = self._redrafter.made_by(request.managed_server, request.number, request.chosen, request.now)
        await request.show(draft_reply(await request.in_time(telling)))

    @on_click("notspeaker")
    async def ask_for_words(self, request: Request) -> None:
        """Show the form for names that are words."""
        told = await self._told_of(request)
        await request.ask(not_speakers_form(request.number, *told))

    @on_click("notspeakers")
    async def tell_words(self, request: Request) -> None:
        """Read the names that were chosen, or typed where there are too many to choose from, as words."""
        names = all_chosen(request.interaction) or read_lines(request.typed)
        await self._tell(request, lambda of: of.told.with_words(labels_named(names, *of)))

    @on_click("alsospeaker")
    async def ask_for_speakers(self, request: Request) -> None:
        """Show the form for labels that were taken as words."""
        told, _ = await self._told_of(request)
        await request.ask(also_speakers_form(request.number, told))

    @on_click("alsospeakers")
    async def tell_speakers(self, request: Request) -> None:
        """Read the labels that were typed as speakers."""
        labels = read_lines(request.typed)
        await self._tell(request, lambda of: of.told.with_speakers(labels))

    @on_click("droplines")
    async def ask_for_lines(self, request: Request) -> None:
        """Show the form for lines that nobody says."""
        told, _ = await self._told_of(request)
        await request.ask(drop_form(request.number, told))

    @on_click("dropped")
    async def drop(self, request: Request) -> None:
        """Leave out the lines that were typed."""
        stretches = read_stretches(request.typed)
        await self._tell(request, lambda of: of.told.with_drop(stretches))

    @on_click("afresh")
    async def reset(self, request: Request) -> None:
        """Read the file as it was read first: nothing decided, nobody renamed."""
        await self._tell(request, lambda of: of.told.as_read())

    @on_click("discard")
    async def discard(self, request: Request) -> None:
        """Forget the draft."""
        await request.in_time(self._adder.cancel(request.managed_server, request.number))
        await request.show(discarded_reply())

    @on_click("takeout")
    async def remove(self, request: Request) -> None:
        """Remove the conversation that the message is about."""
        removing = self._adder.take_out(request.managed_server, request.number, request.now)
        removed = await request.in_time(removing)
        await request.show(removed_conversation_reply(removed))
        await note(request, "removed", [removed.title])

    @on_click("putback")
    async def bring_back(self, request: Request) -> None:
        """Undo a removal."""
        bringing = self._adder.bring_back(request.managed_server, request.number)
        back = await request.in_time(bringing)
        await request.show(brought_back_conversation_reply(back))
        await note(request, "brought back", [back.title])

    async def _told_of(self, request: Request) -> ToldOf:
        return await at_once(self._redrafter.told_of(request.managed_server, request.number, request.now))

    async def _tell(self, request: Request, telling: Callable[[ToldOf], Told]) -> None:
        """Show the draft as it is read by what ``telling`` tells; where nothing can be read so, tell that beside it."""
        work = self._redrafter.tell(request.managed_server, request.number, telling, request.now)
        drafted = await request.in_time(work)
        if isinstance(drafted, Drafted):
            return await request.show(draft_reply(drafted))
        return await request.answer(unread_reply(drafted), private=True)

    async def _rename(self, request: Request, server: int, names: Mapping[str, str]) -> None:
        renaming = self._redrafter.rename(server, request.number, names, request.now)
        await request.show(draft_reply(await request.in_time(renaming)))
