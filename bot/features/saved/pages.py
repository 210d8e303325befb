"""Pages of saved quotes, and what is shown when one is removed, whether by a command or a click."""

from bot.desk.reply import Reply
from bot.desk.request import Request
from bot.features.saved.words import BEST, ON_A_PAGE, SavedPage, page_of_saved_reply, pages_of, removed_reply
from bot.storage.saved import Saved


async def page_reply(request: Request, saved: Saved, shown: SavedPage) -> Reply:
    """Return the page that ``shown`` names; past the end it is the last one there is."""
    owner, library = request.owner, (await request.finder()).library
    if shown.order == BEST:
        best = await saved.hall_of_fame(owner, ON_A_PAGE)
        return page_of_saved_reply(shown, best, len(best), library)
    page = await saved.page(owner, by=shown.by, tag=shown.tag, first=shown.page * ON_A_PAGE, limit=ON_A_PAGE)
    if shown.page >= pages_of(page.total):
        return await page_reply(request, saved, shown._replace(page=pages_of(page.total) - 1))
    return page_of_saved_reply(shown, page.quotes, page.total, library)


async def remove_reply(request: Request, saved: Saved, number: int) -> Reply:
    """Remove quote ``number`` and return what is said of it; raises SavedQuoteGone and NotYours."""
    removed = await saved.remove(request.owner, number, request.user, moderator=request.may_moderate, now=request.now)
    return removed_reply(removed, (await request.finder()).library)
