"""Clicks on a shown quote, whichever command showed it: context, other matches, share, more."""

from dataclasses import replace

from bot.desk.click_ids import Click
from bot.desk.clicks import choices_on, clicked_id, clicked_layout, clicked_privately
from bot.desk.part import Part, on_click
from bot.desk.reply import Reply
from bot.desk.request import Request
from bot.desk.settings import ShareStyle
from bot.features.quote.card import card, card_sketch, posted_card_reply
from bot.features.quote.looks import IN_CHAT, look_in
from bot.features.quote.on_message import doors_on, note_on
from bot.features.quote.sharing import copy_reply, mark_shared, share_reply, shared_privately_reply
from bot.pictures.card import has_room
from bot.views.idea_pages import again_reply
from bot.views.quote import DOUBTFUL, Result, read_result, result_layout


class QuoteClicks(Part):
    """Answers clicks on quotes; what else stands in their *More* menu is answered by the features it belongs to."""

    @on_click("context")
    async def show(self, request: Request) -> None:
        """Show the quote again, with as much context as the button asks for."""
        await request.show(Reply(layout=result_layout(await _result(request, request.click))))

    @on_click("match")
    async def choose(self, request: Request) -> None:
        """Show the match that was chosen instead; a doubtful one never in public, but to the asker alone."""
        letter, _, form = request.chosen.partition(":")
        shown = await _result(request, Click(request.click.action, f"0{letter}", form))
        reply = Reply(layout=result_layout(shown))
        if letter in DOUBTFUL and not clicked_privately(request.interaction):
            return await request.answer(reply, private=True)
        return await request.show(reply)

    @on_click("share")
    async def share(self, request: Request) -> None:
        """Mark the message as shared, then post the quote for everyone."""
        style = (await request.settings()).share_style
        quote, sender = await request.quote(), self.desk.sender
        if style is ShareStyle.CARD and has_room(quote, IN_CHAT.shape):
            return await self.post_card(request)
        sender.count_public(request.user)
        await _mark_shared(request)
        shared = share_reply(quote, request.user_name, player=style is ShareStyle.PLAYER)
        return await sender.follow_up(request.interaction, shared, shared_privately_reply(quote))

    @on_click("more")
    async def copy(self, request: Request) -> None:
        """Hand the quote over to be copied, in the way that was chosen."""
        await request.answer(copy_reply(await request.quote(), request.chosen), private=True)

    @on_click("more", choice="card")
    async def preview_card(self, request: Request) -> None:
        """Show the quote's card to the asker alone."""
        await request.answer(card(await request.quote()), private=True)

    @on_click("cardlook")
    async def change_look(self, request: Request) -> None:
        """Show the card in the look that was chosen."""
        await request.show(card(await request.quote(), look_in(request.chosen)))

    @on_click("card")
    async def post_card(self, request: Request) -> None:
        """Post the card that the asker has looked at."""
        quote, sender = await request.quote(), self.desk.sender
        sketch = card_sketch(quote, look_in(request.click.state if request.click.action == "card" else ""))
        sender.count_public(request.user)
        picture = await self.desk.pictures.picture(sketch, request.owner)  # first, since painting may fail
        await _mark_shared(request)
        await sender.follow_up(request.interaction, posted_card_reply(quote, picture, request.user_name))

    @on_click("again")
    async def search_again(self, request: Request) -> None:
        """Show what is found with a word less on the message that found nothing."""
        reply = await again_reply(await request.finder(), request.click.form, request.click.state)
        if reply.layout is None:  # a message once a layout can't become plain text
            return await request.answer(reply, private=True)
        return await request.show(reply)


async def _mark_shared(request: Request) -> None:
    marked = mark_shared(clicked_layout(request.interaction), clicked_id(request.interaction))
    await request.desk.sender.edit(request.interaction, marked, keep_pictures=True)


async def _result(request: Request, click: Click) -> Result:
    recovered = (await request.finder()).recover(click.form)
    result = read_result(recovered.quote, click.state, choices_on(request.interaction, "match"))
    result = replace(result, doors=doors_on(request.interaction), note=note_on(request.interaction))
    return replace(result, letter="e") if recovered.corrected else result
