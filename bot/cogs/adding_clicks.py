"""Clicks on drafts of conversations, and on what was added or removed: for who manages the server."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

import discord

from bot.conversation.errors import LibraryNotReady
from bot.interactions.adding import Adder
from bot.interactions.clicks import Handler, all_chosen, chosen, typed_text
from bot.interactions.libraries import Libraries
from bot.interactions.permissions import managed_server
from bot.interactions.redrafting import Redrafter, ToldOf
from bot.interactions.send import Sender
from bot.interactions.waiting import at_once, in_time
from bot.replies.adding import (
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
from bot.replies.clicks import Click
from bot.replies.draft_mending import (
    also_speakers_form,
    drop_form,
    labels_named,
    not_speakers_form,
    read_lines,
    read_stretches,
)
from bot.storage.errors import DraftGone
from bot.transcripts.told import Told

LONGEST_WAIT = 600.0
"""Seconds after which nobody is told any more that ideas are ready: Discord forgets the click soon after."""
_LONGEST_NUMBER = 18
"""Digits that databases can hold."""


class AddingClicks:
    """Answers clicks on drafts."""

    def __init__(self, adder: Adder, redrafter: Redrafter, libraries: Libraries, sender: Sender) -> None:
        self._adder = adder
        self._redrafter = redrafter
        self._libraries = libraries
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {
            "confirm": self.confirm,
            "rename": self.ask_for_names,
            "renamed": self.rename,
            "known": self.use_known_names,
            "madeby": self.tell_maker,
            "notspeaker": self.ask_for_words,
            "notspeakers": self.tell_words,
            "alsospeaker": self.ask_for_speakers,
            "alsospeakers": self.tell_speakers,
            "droplines": self.ask_for_lines,
            "dropped": self.drop,
            "afresh": self.reset,
            "discard": self.discard,
            "takeout": self.take_out,
            "putback": self.put_back,
        }

    async def confirm(self, interaction: discord.Interaction, click: Click) -> None:
        """Add the draft to what the server searches, and tell when its ideas are ready."""
        server = managed_server(interaction)
        confirmed = await in_time(interaction, self._adder.confirm(server, _number(click), interaction.created_at))
        ideas = self._libraries.have_ideas
        await self._sender.edit(interaction, added_reply(*confirmed, ideas=False if ideas else None))
        if ideas:
            with suppress(LibraryNotReady, TimeoutError, discord.NotFound):  # the asker may have put the message away
                if await asyncio.wait_for(self._libraries.ready(server, confirmed.added.key), LONGEST_WAIT):
                    await self._sender.edit(interaction, added_reply(*confirmed, ideas=True))

    async def ask_for_names(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the form for the speakers' names."""
        number = _number(click)
        speakers = await at_once(self._redrafter.speakers(managed_server(interaction), number, interaction.created_at))
        await self._sender.ask(interaction, names_form(number, speakers))

    async def rename(self, interaction: discord.Interaction, click: Click) -> None:
        """Give speakers the names that were typed into the form."""
        server, typed = managed_server(interaction), typed_text(interaction)
        if not (names := read_names(typed)):
            return await self._sender.answer(interaction, no_names_reply(typed))
        return await self._rename(interaction, server, _number(click), names)

    async def use_known_names(self, interaction: discord.Interaction, click: Click) -> None:
        """Call speakers as people in the library are called whom they may be."""
        server, number = managed_server(interaction), _number(click)
        drafted = await in_time(interaction, self._adder.drafted(server, number, interaction.created_at))
        await self._rename(interaction, server, number, drafted.known)

    async def tell_maker(self, interaction: discord.Interaction, click: Click) -> None:
        """Keep who wrote the draft down: people, or which machine."""
        server, number, maker = managed_server(interaction), _number(click), chosen(interaction)
        telling = self._redrafter.made_by(server, number, maker, interaction.created_at)
        await self._sender.edit(interaction, draft_reply(await in_time(interaction, telling)))

    async def ask_for_words(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the form for names that are words."""
        told = await self._told_of(interaction, click)
        await self._sender.ask(interaction, not_speakers_form(_number(click), *told))

    async def tell_words(self, interaction: discord.Interaction, click: Click) -> None:
        """Read the names that were chosen, or typed where there are too many to choose from, as words."""
        names = all_chosen(interaction) or read_lines(typed_text(interaction))
        await self._tell(interaction, click, lambda of: of.told.with_words(labels_named(names, *of)))

    async def ask_for_speakers(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the form for labels that were taken as words."""
        told, _ = await self._told_of(interaction, click)
        await self._sender.ask(interaction, also_speakers_form(_number(click), told))

    async def tell_speakers(self, interaction: discord.Interaction, click: Click) -> None:
        """Read the labels that were typed as speakers."""
        labels = read_lines(typed_text(interaction))
        await self._tell(interaction, click, lambda of: of.told.with_speakers(labels))

    async def ask_for_lines(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the form for lines that nobody says."""
        told, _ = await self._told_of(interaction, click)
        await self._sender.ask(interaction, drop_form(_number(click), told))

    async def drop(self, interaction: discord.Interaction, click: Click) -> None:
        """Leave out the lines that were typed."""
        stretches = read_stretches(typed_text(interaction))
        await self._tell(interaction, click, lambda of: of.told.with_drop(stretches))

    async def reset(self, interaction: discord.Interaction, click: Click) -> None:
        """Read the file as it was read first: nothing decided, nobody renamed."""
        await self._tell(interaction, click, lambda of: of.told.as_read())

    async def discard(self, interaction: discord.Interaction, click: Click) -> None:
        """Forget the draft."""
        await in_time(interaction, self._adder.cancel(managed_server(interaction), _number(click)))
        await self._sender.edit(interaction, discarded_reply())

    async def take_out(self, interaction: discord.Interaction, click: Click) -> None:
        """Remove the conversation that the message is about."""
        removing = self._adder.take_out(managed_server(interaction), _number(click), interaction.created_at)
        await self._sender.edit(interaction, removed_conversation_reply(await in_time(interaction, removing)))

    async def put_back(self, interaction: discord.Interaction, click: Click) -> None:
        """Undo a removal."""
        bringing = self._adder.bring_back(managed_server(interaction), _number(click))
        await self._sender.edit(interaction, brought_back_conversation_reply(await in_time(interaction, bringing)))

    async def _told_of(self, interaction: discord.Interaction, click: Click) -> ToldOf:
        server = managed_server(interaction)
        return await at_once(self._redrafter.told_of(server, _number(click), interaction.created_at))

    async def _tell(self, interaction: discord.Interaction, click: Click, telling: Callable[[ToldOf], Told]) -> None:
        """Show the draft as it is read by what ``telling`` tells; where nothing can be read so, tell that beside it."""
        server, number = managed_server(interaction), _number(click)
        drafted = await in_time(interaction, self._redrafter.tell(server, number, telling, interaction.created_at))
        if isinstance(drafted, Drafted):
            return await self._sender.edit(interaction, draft_reply(drafted))
        return await self._sender.answer(interaction, unread_reply(drafted))

    async def _rename(
        self, interaction: discord.Interaction, server: int, number: int, names: Mapping[str, str]
    ) -> None:
        renaming = self._redrafter.rename(server, number, names, interaction.created_at)
        await self._sender.edit(interaction, draft_reply(await in_time(interaction, renaming)))


def _number(click: Click) -> int:
    """Return the number of what the clicked button is about; raises DraftGone for none."""
    if not click.form.isdecimal() or len(click.form) > _LONGEST_NUMBER:
        raise DraftGone(0)
    return int(click.form)
