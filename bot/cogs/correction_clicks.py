"""Forms in which wrong words or speakers were mended, and clicks on what was suggested."""

from collections.abc import Sequence

import discord

from bot.community.added import is_own
from bot.community.errors import CorrectionTooLong
from bot.conversation.model import Quote
from bot.interactions.clicks import Handler, filled_in, typed_text
from bot.interactions.correcting import Corrector
from bot.interactions.libraries import Libraries
from bot.interactions.permissions import managed_server, may_manage_server
from bot.interactions.send import Sender
from bot.interactions.waiting import in_time
from bot.replies.attributing import (
    extent_of,
    nobody_named_reply,
    read_named,
)
from bot.replies.clicks import Click
from bot.replies.corrections import (
    Shown,
    board_reply,
    decided_note,
    not_applied_note,
    read_board_click,
    suggested_reply,
)
from bot.replies.mending import (
    corrected_meanwhile_reply,
    nothing_changed_reply,
    too_long_reply,
    too_many_suggestions_reply,
)
from bot.replies.reply import Reply
from bot.storage.errors import TooManySuggestions


class CorrectionClicks:
    """Answers those; who may not manage the server decides nothing."""

    def __init__(self, corrector: Corrector, libraries: Libraries, sender: Sender) -> None:
        self._corrector = corrector
        self._libraries = libraries
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"mended": self.suggest, "attributed": self.attribute, "suggestions": self.turn, "decide": self.decide}

    async def suggest(self, interaction: discord.Interaction, click: Click) -> None:
        """Suggest what was mended in the form, and say who decides."""
        await self._sender.answer(interaction, await self._suggested(interaction, click))

    async def attribute(self, interaction: discord.Interaction, click: Click) -> None:
        """Suggest who was named in the form as who said it, and say who decides."""
        await self._sender.answer(interaction, await self._attributed(interaction, click))

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page the button stands for."""
        server, board = managed_server(interaction), read_board_click(click)
        page = await in_time(interaction, self._corrector.board(server, board.page, board.only))
        await self._sender.edit(interaction, board_reply(page))

    async def decide(self, interaction: discord.Interaction, click: Click) -> None:
        """Accept, reject or open again what the button stands for, and show the page as it is then."""
        server, board = managed_server(interaction), read_board_click(click)
        deciding = self._corrector.decide(
            server, board.number, interaction.user.id, verdict=board.verdict, now=interaction.created_at
        )
        decided = await in_time(interaction, deciding)
        note = decided_note(decided.suggestion, board.verdict) if decided.done else not_applied_note(decided.suggestion)
        page = await in_time(interaction, self._corrector.board(server, board.page, board.only))
        await self._sender.edit(interaction, board_reply(page, note))

    async def _suggested(self, interaction: discord.Interaction, click: Click) -> Reply:
        typed, who = typed_text(interaction), interaction.user.id
        quote, corrected = (await self._libraries.here(interaction)).recover(click.form)
        if corrected:
            return corrected_meanwhile_reply(typed)
        suggesting = self._corrector.suggest(quote, typed, who, interaction.created_at)
        try:
            shown = await in_time(interaction, suggesting, private=True)
        except CorrectionTooLong:
            return too_long_reply(typed)
        except TooManySuggestions:
            return too_many_suggestions_reply(typed)
        if not shown:
            return nothing_changed_reply()
        return self._told(interaction, shown, quote)

    async def _attributed(self, interaction: discord.Interaction, click: Click) -> Reply:
        named, typed = read_named(filled_in(interaction)), typed_text(interaction)
        part, corrected = (await self._libraries.here(interaction)).recover(click.form)
        if corrected:
            return corrected_meanwhile_reply(typed)
        quote, who = extent_of(part, named.extent), interaction.user.id
        suggesting = self._corrector.attribute(quote, named.speaker, who, interaction.created_at)
        try:
            shown = await in_time(interaction, suggesting, private=True)
        except TooManySuggestions:
            return too_many_suggestions_reply(typed)
        return self._told(interaction, shown, quote) if shown else nobody_named_reply(typed)

    def _told(self, interaction: discord.Interaction, shown: Sequence[Shown], quote: Quote) -> Reply:
        own = is_own(quote.conversation.key)
        return suggested_reply(shown, own=own, may_decide=may_manage_server(interaction))
