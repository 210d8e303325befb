"""What people ask, with all that answering it takes: an interaction, or a message that mentions the bot.

Nothing is looked up before it is asked for: an answer that needs no settings never waits for them.
"""

from collections.abc import Coroutine
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

import discord

from bot.conversation.errors import AmbiguousConversation, AmbiguousSpeaker
from bot.conversation.model import Conversation, Quote
from bot.desk.click_ids import Click, number_in
from bot.desk.clicks import chosen, filled_in, typed_text
from bot.desk.current_settings import CurrentSettings
from bot.desk.explaining import Explainer
from bot.desk.permissions import managed_server, may_manage_server, may_moderate
from bot.desk.pictured import PicturedReply, PictureSender
from bot.desk.place import owner_of, server_of
from bot.desk.recent import RecentConversations
from bot.desk.reply import Reply
from bot.desk.send import Sender
from bot.desk.settings import ServerSettings
from bot.desk.waiting import in_time
from bot.desk.which import Chosen, WhichConversation, WhichSpeaker
from bot.library.finder import Finder
from bot.library.serving import Libraries
from bot.storage.owner import Owner

Worked = TypeVar("Worked")
NO_CLICK = Click("", "", "")
"""What a command holds in place of a click."""


class Desk(NamedTuple):
    """What every answer takes, whichever feature gives it."""

    libraries: Libraries
    settings: CurrentSettings
    sender: Sender
    pictures: PictureSender
    explainer: Explainer
    recent: RecentConversations


class _Asked:
    """What commands, clicks and mentions have in common: somebody asks somewhere."""

    def __init__(self, desk: Desk, source: discord.Interaction[Any] | discord.Message) -> None:
        self.desk = desk
        self._source = source

    @property
    def now(self) -> datetime:
        """When it was asked."""
        return self._source.created_at

    async def finder(self) -> Finder:
        """Return what finds quotes in all that can be searched here; raises LibraryNotReady."""
        return await self.desk.libraries.finder(server_of(self._source))

    async def settings(self) -> ServerSettings:
        """Return what is set here."""
        return await self.desk.settings.read(self._source)

    async def conversation_key(self, named: str | None, speaker: str | None = None) -> str | None:
        """Return the key of the conversation to look in: the named one, else the default here; None for all of them.

        The default is left where a ``speaker`` who is asked for isn't in it. Raises UnknownConversation and
        AmbiguousConversation.
        """
        finder = await self.finder()
        if named:
            return finder.conversation(named, self.now.date()).key
        return await self.desk.settings.conversation(self._source, finder, None, speaker)


class Request(_Asked):
    """A command or a click; a click's ``click`` tells what its button or select holds."""

    def __init__(self, desk: Desk, interaction: discord.Interaction[Any], click: Click = NO_CLICK) -> None:
        super().__init__(desk, interaction)
        self.interaction = interaction
        self.click = click

    @property
    def user(self) -> int:
        """The id of the asker."""
        return self.interaction.user.id

    @property
    def user_name(self) -> str:
        """What the asker is called here."""
        return self.interaction.user.display_name

    @property
    def owner(self) -> Owner:
        """Whose saved quotes are meant: the server's, or the asker's own where the bot is no member."""
        return owner_of(self.interaction)

    @property
    def managed_server(self) -> int:
        """The server, which only those who may manage it can go on with; raises NotAllowed and NotAMember."""
        return managed_server(self.interaction)

    @property
    def may_manage_server(self) -> bool:
        """Whether ``managed_server`` would let the asker go on."""
        return may_manage_server(self.interaction)

    @property
    def may_moderate(self) -> bool:
        """Whether the asker may remove what others have saved: who may remove their messages may."""
        return may_moderate(self.interaction)

    @property
    def page(self) -> int:
        """The number that the clicked button keeps as its state; 0 for none."""
        return _number_in(self.click.state)

    @property
    def number(self) -> int:
        """The number of what the clicked button is about; 0, which nothing has, for none."""
        return number_in(self.click.form)

    @property
    def chosen(self) -> str:
        """What was chosen in the clicked select."""
        return chosen(self.interaction)

    @property
    def typed(self) -> str:
        """What was typed into the first field of the form."""
        return typed_text(self.interaction)

    @property
    def filled_in(self) -> dict[str, str]:
        """What the fields of the form hold, by their ids."""
        return filled_in(self.interaction)

    async def quote(self) -> Quote:
        """Return the quote that the clicked button holds; raises BadShortForm and QuoteGone."""
        return (await self.finder()).recover(self.click.form).quote

    async def speaker(self, named: str | None, again: Click | None, within: str | None = None) -> str | None:
        """Return the speaker who is ``named``, in the conversation ``within``, a key, or in all; None if nobody is.

        ``again`` answers the same for one who is chosen from a menu. Raises UnknownSpeaker, and WhichSpeaker where
        several may be meant.
        """
        if named is None:
            return None
        finder = await self.finder()
        try:
            return finder.speaker(named, within)
        except AmbiguousSpeaker as error:
            counts = [(name, sum(name in one.speakers for one in finder.library)) for name in error.speakers]
            raise WhichSpeaker(error.name, counts, again) from None

    async def conversation(self, named: str | None, again: Click) -> Chosen:
        """Return the ``named`` conversation, else the default here, else the one last talked of here or the newest.

        ``again`` answers the same for another one that is chosen from a menu. Raises UnknownConversation, and
        WhichConversation where several may be meant.
        """
        finder = await self.finder()
        if named:
            try:
                return Chosen(finder.conversation(named, self.now.date()), again)
            except AmbiguousConversation as error:
                raise WhichConversation(error.name, error.conversations, again) from None
        default = (await self.settings()).default_conversation
        recent = self.desk.recent.last(self.interaction.channel_id)
        reasons = ((default, "The default here"), (recent, "Last talked of in this channel"))
        for key, why in reasons:
            if key is not None and key in finder.library.conversations:
                return self._taken(finder, finder.library.conversations[key], why, again)
        return self._taken(finder, finder.conversation(None), "The newest conversation", again)

    def _taken(self, finder: Finder, conversation: Conversation, why: str, again: Click) -> Chosen:
        others = [one for one in finder.newest if one is not conversation]
        return Chosen(conversation, again, f"{why}; name another with `conversation`, or choose one below.", others)

    async def in_time(self, work: Coroutine[Any, Any, Worked], *, private: bool | None = None) -> Worked:
        """Return what ``work`` returns, however long it takes.

        ``private`` says who will see the answer; None that the clicked message will be changed.
        """
        return await in_time(self.interaction, work, private=private)

    async def answer(self, reply: Reply | PicturedReply, *, private: bool | None = None) -> None:
        """Answer with ``reply``.

        It goes to the asker alone if the reply itself says so, or ``private``, or, for None, the server's settings.
        """
        alone = await self._is_private(reply) if private is None else private
        if isinstance(reply, PicturedReply):
            await self.desk.pictures.answer(self.interaction, reply.made_private(alone))
            if not alone:
                self.desk.recent.note(self.interaction.channel_id, reply.reply(None).layout)
        else:
            await self.desk.sender.answer(self.interaction, reply.made_private(alone))
            if not alone and not reply.private:
                self.desk.recent.note(self.interaction.channel_id, reply.layout)

    async def _is_private(self, reply: Reply | PicturedReply) -> bool:
        return (isinstance(reply, Reply) and reply.private) or (await self.settings()).private

    async def show(self, reply: Reply | PicturedReply) -> None:
        """Show ``reply`` in place of the clicked message."""
        if isinstance(reply, PicturedReply):
            await self.desk.pictures.edit(self.interaction, reply)
        else:
            await self.desk.sender.edit(self.interaction, reply)

    async def ask(self, form: discord.ui.Modal) -> None:
        """Answer a click with a form to fill in; what is filled in comes back as a click does."""
        await self.desk.sender.ask(self.interaction, form)


class Mention(_Asked):
    """A message that mentions the bot: it can only be answered for everyone."""

    def __init__(self, desk: Desk, message: discord.Message) -> None:
        super().__init__(desk, message)
        self.message = message

    async def answer(self, reply: Reply) -> None:
        """Reply to the message."""
        await self.desk.sender.post(self.message, reply)


def _number_in(text: str) -> int:
    return number_in("".join(filter(str.isdecimal, text)))
