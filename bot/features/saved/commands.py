"""/saved: the quotes that are kept here, with tags and votes."""

import discord
from discord import app_commands

from bot.desk.autocomplete import Choices, name_choices
from bot.desk.part import Part, answers, suggests
from bot.desk.request import Desk, Request
from bot.features.saved.export import export_reply
from bot.features.saved.pages import page_reply, remove_reply
from bot.features.saved.tags import normal_tag
from bot.features.saved.words import BEST, SavedPage, said, saved_name
from bot.storage.saved import Saved
from bot.storage.waiting import at_once

_LOOKED_THROUGH = 1000
"""The newest saved quotes, which /saved remove suggests from."""
_STYLES = [
    app_commands.Choice(name="JSON, for programs", value="json"),
    app_commands.Choice(name="Markdown, for people", value="markdown"),
]


class SavedCommands(Part):
    """Shows what is saved here, and changes it."""

    saved = app_commands.Group(name="saved", description="The quotes that are kept here, with tags and votes")

    def __init__(self, desk: Desk, saved: Saved) -> None:
        super().__init__(desk)
        self._saved = saved

    @saved.command(name="list", description="The quotes saved here, newest first, with buttons to vote")
    @app_commands.describe(by="Only what this person saved", tag="Only what has this tag")
    @answers
    async def list_saved(self, request: Request, by: discord.User | None = None, tag: str | None = None) -> None:
        """Answer with the first page."""
        await self._list(request, SavedPage(by=by.id if by else None, tag=normal_tag(tag) if tag else None))

    @saved.command(description="The hall of fame: the saved quotes with the most votes")
    @answers
    async def best(self, request: Request) -> None:
        """Answer with the quotes that have most votes."""
        await self._list(request, SavedPage(BEST))

    @saved.command(description="Remove a saved quote: your own, or any if you may manage messages")
    @app_commands.describe(quote="Which one; type some of its words")
    @answers
    async def remove(self, request: Request, quote: str) -> None:
        """Remove the quote that was chosen, and offer to bring it back."""
        number = int(quote) if quote.isdecimal() and len(quote) < 18 else 0
        removed = await request.in_time(remove_reply(request, self._saved, number), private=True)
        await request.answer(removed, private=True)

    @saved.command(description="All quotes saved here as a file, for you alone")
    @app_commands.describe(style="JSON or Markdown")
    @app_commands.choices(style=_STYLES)
    @answers
    async def export(self, request: Request, style: str = "json") -> None:
        """Answer with the file."""
        page = await request.in_time(self._saved.page(request.owner), private=True)
        await request.answer(export_reply(page.quotes, style, (await request.finder()).library), private=True)

    @list_saved.autocomplete("tag")
    @suggests
    async def _tag(self, request: Request, typed: str) -> Choices:
        return name_choices(typed, await at_once(self._saved.tags(request.owner)))

    @remove.autocomplete("quote")
    @suggests
    async def _quote(self, request: Request, typed: str) -> Choices:
        by = None if request.may_moderate else request.user
        page = await at_once(self._saved.page(request.owner, by=by, limit=_LOOKED_THROUGH))
        fitting = [saved for saved in page.quotes if typed.casefold().strip() in said(saved).casefold()]
        return [app_commands.Choice(name=saved_name(saved), value=str(saved.number)) for saved in fitting]

    async def _list(self, request: Request, shown: SavedPage) -> None:
        alone = request.owner.personal or (await request.settings()).private
        page = await request.in_time(page_reply(request, self._saved, shown), private=alone)
        await request.answer(page, private=alone)
