"""Clicks on a shown quote, whichever command showed it: context, other matches, share, more."""

from dataclasses import replace

import discord

from bot.community.settings import ShareStyle
from bot.conversation.model import Quote
from bot.interactions.clicks import (
    Handler,
    choices_on,
    chosen,
    clicked_id,
    clicked_layout,
    clicked_privately,
    doors_on,
    note_on,
)
from bot.interactions.illustrating import Illustrator
from bot.interactions.keeping import Keeper
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.send import Sender
from bot.interactions.views import card, card_sketch
from bot.replies.attributing import wrong_speaker_form
from bot.replies.card import posted_card_reply
from bot.replies.clicks import Click
from bot.replies.mending import LONGEST_MENDED, too_long_reply, wrong_word_form
from bot.replies.moment import moment_reply
from bot.replies.reply import Reply
from bot.replies.result import DOUBTFUL, Result, read_result, result_layout
from bot.replies.shared import copy_reply, mark_shared, share_reply, shared_privately_reply
from bot.search.attributing import by_one_speaker
from bot.search.completion import widen
from bot.search.rewording import mendable


class ResultClicks:
    """Answers clicks on results."""

    def __init__(
        self, libraries: Libraries, sender: Sender, illustrator: Illustrator, manners: Manners, keeper: Keeper
    ) -> None:
        self._libraries = libraries
        self._sender = sender
        self._illustrator = illustrator
        self._manners = manners
        self._keeper = keeper

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {
            "context": self.show,
            "match": self.choose,
            "share": self.share,
            "more": self.more,
            "card": self.post_card,
        }

    async def show(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the quote again, with as much context as the button asks for."""
        result = await self._result(interaction, click)
        await self._sender.edit(interaction, Reply(layout=result_layout(result)))

    async def choose(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the match that was chosen instead; a doubtful one never in public, but to the asker alone."""
        letter, _, form = chosen(interaction).partition(":")
        click = Click(click.action, f"0{letter}", form)
        if letter in DOUBTFUL and not clicked_privately(interaction):
            reply = Reply(layout=result_layout(await self._result(interaction, click)), private=True)
            return await self._sender.answer(interaction, reply)
        return await self.show(interaction, click)

    async def share(self, interaction: discord.Interaction, click: Click) -> None:
        """Mark the message as shared, then post the quote for everyone."""
        style = (await self._manners.here(interaction)).share_style
        if style is ShareStyle.CARD:
            return await self.post_card(interaction, click)
        quote = await self._quote(interaction, click)
        self._sender.count_public(interaction.user.id)
        await self._mark_shared(interaction)
        shared = share_reply(quote, interaction.user.display_name, player=style is ShareStyle.PLAYER)
        return await self._sender.follow_up(interaction, shared, shared_privately_reply(quote))

    async def more(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the quote's card, save it, have it mended, read on from it, or hand it over to be copied."""
        quote, wish = await self._quote(interaction, click), chosen(interaction)
        if wish == "card":
            await self._illustrator.answer(interaction, card(quote))
        elif wish == "save":
            await self._keeper.save(interaction, quote)
        elif wish == "mend":
            await self._ask_to_mend(interaction, widen(quote))
        elif wish == "speaker":
            await self._sender.ask(interaction, wrong_speaker_form(by_one_speaker(widen(quote))))
        elif wish == "read":
            passage = moment_reply(quote.conversation, quote.conversation.passage_of(quote.first_word))
            await self._sender.answer(interaction, passage.made_private())
        else:
            await self._sender.answer(interaction, copy_reply(quote, wish))

    async def _ask_to_mend(self, interaction: discord.Interaction, quote: Quote) -> None:
        part = mendable(quote, LONGEST_MENDED)
        if part is None:
            return await self._sender.answer(interaction, too_long_reply())
        return await self._sender.ask(interaction, wrong_word_form(part, whole=part == quote))

    async def post_card(self, interaction: discord.Interaction, click: Click) -> None:
        """Post the card that the asker has looked at."""
        quote = await self._quote(interaction, click)
        self._sender.count_public(interaction.user.id)
        picture = await self._illustrator.picture(card_sketch(quote))  # first, since painting may fail
        await self._mark_shared(interaction)
        await self._sender.follow_up(interaction, posted_card_reply(quote, picture, interaction.user.display_name))

    async def _mark_shared(self, interaction: discord.Interaction) -> None:
        marked = mark_shared(clicked_layout(interaction), clicked_id(interaction))
        await self._sender.edit(interaction, marked, keep_pictures=True)

    async def _quote(self, interaction: discord.Interaction, click: Click) -> Quote:
        finder = await self._libraries.here(interaction)
        return finder.recover(click.form).quote

    async def _result(self, interaction: discord.Interaction, click: Click) -> Result:
        finder = await self._libraries.here(interaction)
        recovered = finder.recover(click.form)
        result = read_result(recovered.quote, click.state, choices_on(interaction, "match"))
        result = replace(result, doors=doors_on(interaction), note=note_on(interaction))
        return replace(result, letter="e") if recovered.corrected else result
