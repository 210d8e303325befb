"""/saved: the quotes that are kept here, with tags and votes."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.tags import normal_tag, read_tags
from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.clicks import Handler, typed_text
from bot.interactions.keeping import Keeper
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.permissions import may_moderate
from bot.interactions.place import place_of
from bot.interactions.send import Sender
from bot.interactions.waiting import at_once, in_time
from bot.replies.clicks import Click
from bot.replies.reply import Reply
from bot.replies.saved import (
    BEST,
    ON_A_PAGE,
    Shelf,
    brought_back_reply,
    pages_of,
    read_shelf,
    removed_reply,
    said,
    saved_name,
    shelf_reply,
    tagged_reply,
    tags_form,
    voted_number,
)
from bot.replies.saved_file import export_reply
from bot.storage.errors import SavedQuoteGone
from bot.storage.saved import Saved

_LOOKED_THROUGH = 1000
"""The newest saved quotes, which /saved remove suggests from."""
_STYLES = [
    app_commands.Choice(name="JSON, for programs", value="json"),
    app_commands.Choice(name="Markdown, for people", value="markdown"),
]


class SavedCog(commands.Cog):
    """Shows what is saved here, and changes it."""

    saved = app_commands.Group(name="saved", description="The quotes that are kept here, with tags and votes")

    def __init__(self, saved: Saved, keeper: Keeper, manners: Manners, libraries: Libraries, sender: Sender) -> None:
        self._saved = saved
        self._keeper = keeper
        self._manners = manners
        self._libraries = libraries
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {
            "save": self.save,
            "shelf": self.turn,
            "vote": self.vote,
            "tags": self.ask_for_tags,
            "tagged": self.tag,
            "unsave": self.take_away,
            "resave": self.bring_back,
        }

    @saved.command(name="list", description="The quotes saved here, newest first, with buttons to vote")
    @app_commands.describe(by="Only what this person saved", tag="Only what has this tag")
    async def list_saved(
        self, interaction: discord.Interaction, by: discord.User | None = None, tag: str | None = None
    ) -> None:
        """Answer with the first page."""
        await self._show(interaction, Shelf(by=by.id if by else None, tag=normal_tag(tag) if tag else None))

    @saved.command(description="The hall of fame: the saved quotes with the most votes")
    async def best(self, interaction: discord.Interaction) -> None:
        """Answer with the quotes that have most votes."""
        await self._show(interaction, Shelf(BEST))

    @saved.command(description="Remove a saved quote: your own, or any if you may manage messages")
    @app_commands.describe(quote="Which one; type some of its words")
    async def remove(self, interaction: discord.Interaction, quote: str) -> None:
        """Remove the quote that was chosen, and offer to bring it back."""
        number = int(quote) if quote.isdecimal() and len(quote) < 18 else 0
        removed = await in_time(interaction, self._remove(interaction, number), private=True)
        await self._sender.answer(interaction, removed)

    @saved.command(description="All quotes saved here as a file, for you alone")
    @app_commands.describe(style="JSON or Markdown")
    @app_commands.choices(style=_STYLES)
    async def export(self, interaction: discord.Interaction, style: str = "json") -> None:
        """Answer with the file."""
        page = await in_time(interaction, self._saved.page(place_of(interaction)), private=True)
        finder = await self._libraries.here(interaction)
        await self._sender.answer(interaction, export_reply(page.quotes, style, finder.library))

    @list_saved.autocomplete("tag")
    @completes
    async def _tag(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, await at_once(self._saved.tags(place_of(interaction))))

    @remove.autocomplete("quote")
    @completes
    async def _quote(self, interaction: discord.Interaction, typed: str) -> Choices:
        by = None if may_moderate(interaction) else interaction.user.id
        page = await at_once(self._saved.page(place_of(interaction), by=by, limit=_LOOKED_THROUGH))
        fitting = [saved for saved in page.quotes if typed.casefold().strip() in said(saved).casefold()]
        return [app_commands.Choice(name=saved_name(saved), value=str(saved.number)) for saved in fitting]

    async def save(self, interaction: discord.Interaction, click: Click) -> None:
        """Save the quote that the button is under."""
        finder = await self._libraries.here(interaction)
        await self._keeper.save(interaction, finder.recover(click.form).quote)

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page the button stands for."""
        page = await in_time(interaction, self._page(interaction, read_shelf(click)))
        await self._sender.edit(interaction, page)

    async def vote(self, interaction: discord.Interaction, click: Click) -> None:
        """Give the clicker's vote, or take it back, and show the page again."""
        page = await in_time(interaction, self._vote(interaction, click))
        await self._sender.edit(interaction, page)

    async def ask_for_tags(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the form for tags."""
        saved = await at_once(self._saved.one(place_of(interaction), _number(click)))
        await self._sender.ask(interaction, tags_form(saved))

    async def tag(self, interaction: discord.Interaction, click: Click) -> None:
        """Give the quote the tags that were typed into the form."""
        tags = read_tags(typed_text(interaction))
        saved = await in_time(
            interaction,
            self._saved.retag(
                place_of(interaction), _number(click), tags, interaction.user.id, moderator=may_moderate(interaction)
            ),
        )
        finder = await self._libraries.here(interaction)
        await self._sender.edit(interaction, tagged_reply(replace(saved, tags=tags), finder.library))

    async def take_away(self, interaction: discord.Interaction, click: Click) -> None:
        """Remove the quote that the message is about."""
        await self._sender.edit(interaction, await in_time(interaction, self._remove(interaction, _number(click))))

    async def bring_back(self, interaction: discord.Interaction, click: Click) -> None:
        """Undo a removal."""
        saved = await in_time(
            interaction,
            self._saved.bring_back(
                place_of(interaction), _number(click), interaction.user.id, moderator=may_moderate(interaction)
            ),
        )
        finder = await self._libraries.here(interaction)
        await self._sender.edit(interaction, brought_back_reply(saved, finder.library))

    async def _show(self, interaction: discord.Interaction, shelf: Shelf) -> None:
        place = place_of(interaction)
        alone = place.personal or (await self._manners.here(interaction)).private
        page = await in_time(interaction, self._page(interaction, shelf), private=alone)
        await self._sender.answer(interaction, page.made_private(alone))

    async def _page(self, interaction: discord.Interaction, shelf: Shelf) -> Reply:
        """Return the page that ``shelf`` names; past the end it is the last one there is."""
        place, finder = place_of(interaction), await self._libraries.here(interaction)
        if shelf.order == BEST:
            best = await self._saved.hall_of_fame(place, ON_A_PAGE)
            return shelf_reply(shelf, best, len(best), finder.library)
        page = await self._saved.page(place, by=shelf.by, tag=shelf.tag, first=shelf.page * ON_A_PAGE, limit=ON_A_PAGE)
        if shelf.page >= pages_of(page.total):
            return await self._page(interaction, shelf._replace(page=pages_of(page.total) - 1))
        return shelf_reply(shelf, page.quotes, page.total, finder.library)

    async def _vote(self, interaction: discord.Interaction, click: Click) -> Reply:
        await self._saved.vote(place_of(interaction), voted_number(click), interaction.user.id)
        return await self._page(interaction, read_shelf(click))

    async def _remove(self, interaction: discord.Interaction, number: int) -> Reply:
        removed = await self._saved.remove(
            place_of(interaction),
            number,
            interaction.user.id,
            moderator=may_moderate(interaction),
            now=interaction.created_at,
        )
        finder = await self._libraries.here(interaction)
        return removed_reply(removed, finder.library)


def _number(click: Click) -> int:
    """Return the number of the saved quote that the clicked button is about; raises SavedQuoteGone for none."""
    if not click.form.isdecimal():
        raise SavedQuoteGone(0)
    return int(click.form)
