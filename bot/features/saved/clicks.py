"""Clicks on saved quotes, and on whatever quote may be saved: keep it, vote, tag, remove, bring back."""

from dataclasses import replace

from bot.conversation.model import Quote
from bot.desk.part import Part, on_click
from bot.desk.reply import Reply
from bot.desk.request import Desk, Request
from bot.features.saved.pages import page_reply, remove_reply
from bot.features.saved.tags import read_tags
from bot.features.saved.words import (
    brought_back_reply,
    read_saved_page,
    saving_reply,
    tagged_reply,
    tags_form,
    voted_number,
)
from bot.search.answer.completion import widen
from bot.storage.saved import Saved
from bot.storage.waiting import at_once


class SavedClicks(Part):
    """Answers those."""

    def __init__(self, desk: Desk, saved: Saved) -> None:
        super().__init__(desk)
        self._saved = saved

    @on_click("save")
    async def save(self, request: Request) -> None:
        """Save the quote that the button is under."""
        await self._save(request, await request.quote())

    @on_click("more", choice="save")
    async def save_chosen(self, request: Request) -> None:
        """Save the quote that the menu is under."""
        await self._save(request, await request.quote())

    @on_click("shelf")
    async def turn(self, request: Request) -> None:
        """Show the page the button stands for."""
        page = page_reply(request, self._saved, read_saved_page(request.click))
        await request.show(await request.in_time(page))

    @on_click("vote")
    async def vote(self, request: Request) -> None:
        """Give the clicker's vote, or take it back, and show the page again."""
        await request.show(await request.in_time(self._vote(request)))

    @on_click("tags")
    async def ask_for_tags(self, request: Request) -> None:
        """Show the form for tags."""
        await request.ask(tags_form(await at_once(self._saved.one(request.owner, request.number))))

    @on_click("tagged")
    async def tag(self, request: Request) -> None:
        """Give the quote the tags that were typed into the form."""
        tags = read_tags(request.typed)
        tagging = self._saved.retag(request.owner, request.number, tags, request.user, moderator=request.may_moderate)
        saved = await request.in_time(tagging)
        await request.show(tagged_reply(replace(saved, tags=tags), (await request.finder()).library))

    @on_click("unsave")
    async def remove(self, request: Request) -> None:
        """Remove the quote that the message is about."""
        await request.show(await request.in_time(remove_reply(request, self._saved, request.number)))

    @on_click("resave")
    async def bring_back(self, request: Request) -> None:
        """Undo a removal."""
        bringing = self._saved.bring_back(request.owner, request.number, request.user, moderator=request.may_moderate)
        saved = await request.in_time(bringing)
        await request.show(brought_back_reply(saved, (await request.finder()).library))

    async def _save(self, request: Request, quote: Quote) -> None:
        """Save ``quote`` as it was shown, completed to whole sentences, and say so to whoever saved it."""
        owner = request.owner
        work = self._saved.save(owner, request.user, widen(quote), (), request.now)
        saving = await request.in_time(work, private=True)
        changeable = saving.saved.saver == request.user or request.may_moderate
        library = (await request.finder()).library
        reply = saving_reply(saving, library, personal=owner.personal, changeable=changeable)
        await request.answer(reply, private=True)

    async def _vote(self, request: Request) -> Reply:
        await self._saved.vote(request.owner, voted_number(request.click), request.user)
        return await page_reply(request, self._saved, read_saved_page(request.click))
