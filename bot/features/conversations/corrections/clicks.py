"""Wrong words and wrong speakers: the forms that ask, what was filled in, and clicks on what was suggested."""

from collections.abc import Sequence

from bot.conversation.model import Quote
from bot.desk.part import Part, on_click
from bot.desk.reply import Reply
from bot.desk.request import Desk, Request
from bot.desk.server_log import note
from bot.features.conversations.corrections.board import CorrectionBoard
from bot.features.conversations.corrections.form_words import (
    LONGEST_MENDED,
    corrected_meanwhile_reply,
    nothing_changed_reply,
    too_long_reply,
    too_many_suggestions_reply,
    wrong_word_form,
)
from bot.features.conversations.corrections.speaker_words import (
    extent_of,
    nobody_named_reply,
    read_named,
    wrong_speaker_form,
)
from bot.features.conversations.corrections.suggesting import CorrectionSuggester
from bot.features.conversations.corrections.words import (
    Shown,
    board_reply,
    decided_note,
    not_applied_note,
    read_board_click,
    suggested_reply,
)
from bot.library.added import is_own
from bot.library.errors import CorrectionTooLong, TooManySuggestions
from bot.search.answer.attributing import by_one_speaker
from bot.search.answer.completion import widen
from bot.search.answer.rewording import mendable

_VERDICTS = {True: "accepted", False: "rejected", None: "opened again"}


class CorrectionClicks(Part):
    """Answers those; people who may not manage the server decide nothing."""

    def __init__(self, desk: Desk, suggester: CorrectionSuggester, board: CorrectionBoard) -> None:
        super().__init__(desk)
        self._suggester = suggester
        self._board = board

    @on_click("more", choice="mend")
    async def ask_for_words(self, request: Request) -> None:
        """Show the form in which wrong words of a quote are mended."""
        quote = widen(await request.quote())
        part = mendable(quote, LONGEST_MENDED)
        if part is None:
            return await request.answer(too_long_reply(), private=True)
        return await request.ask(wrong_word_form(part, whole=part == quote))

    @on_click("more", choice="speaker")
    async def ask_for_speaker(self, request: Request) -> None:
        """Show the form in which the right speaker of a quote is named."""
        await request.ask(wrong_speaker_form(by_one_speaker(widen(await request.quote()))))

    @on_click("mended")
    async def suggest(self, request: Request) -> None:
        """Suggest what was mended in the form, and say who decides."""
        await request.answer(await self._suggested(request), private=True)

    @on_click("attributed")
    async def attribute(self, request: Request) -> None:
        """Suggest who was named in the form as who said it, and say who decides."""
        await request.answer(await self._attributed(request), private=True)

    @on_click("suggestions")
    async def turn(self, request: Request) -> None:
        """Show the page the button stands for."""
        click = read_board_click(request.click)
        page = self._board.page(request.managed_server, click.page, click.only)
        await request.show(board_reply(await request.in_time(page)))

    @on_click("decide")
    async def decide(self, request: Request) -> None:
        """Accept, reject or open again what the button stands for, and show the page as it is then."""
        server, click = request.managed_server, read_board_click(request.click)
        deciding = self._board.decide(server, click.number, request.user, verdict=click.verdict, now=request.now)
        decided = await request.in_time(deciding)
        suggestion = decided.suggestion
        told = decided_note(suggestion, click.verdict) if decided.done else not_applied_note(suggestion)
        await request.show(board_reply(await request.in_time(self._board.page(server, click.page, click.only)), told))
        await note(request, f"{_VERDICTS[click.verdict]} a correction:", [f"{suggestion.old} → {suggestion.new}"])

    async def _suggested(self, request: Request) -> Reply:
        typed = request.typed
        quote, corrected = (await request.finder()).recover(request.click.form)
        if corrected:
            return corrected_meanwhile_reply(typed)
        suggesting = self._suggester.suggest(quote, typed, request.user, request.now)
        try:
            shown = await request.in_time(suggesting, private=True)
        except CorrectionTooLong:
            return too_long_reply(typed)
        except TooManySuggestions:
            return too_many_suggestions_reply(typed)
        return _suggested(request, shown, quote) if shown else nothing_changed_reply()

    async def _attributed(self, request: Request) -> Reply:
        named, typed = read_named(request.filled_in), request.typed
        part, corrected = (await request.finder()).recover(request.click.form)
        if corrected:
            return corrected_meanwhile_reply(typed)
        quote = extent_of(part, named.extent)
        suggesting = self._suggester.attribute(quote, named.speaker, request.user, request.now)
        try:
            shown = await request.in_time(suggesting, private=True)
        except TooManySuggestions:
            return too_many_suggestions_reply(typed)
        return _suggested(request, shown, quote) if shown else nobody_named_reply(typed)


def _suggested(request: Request, shown: Sequence[Shown], quote: Quote) -> Reply:
    own = is_own(quote.conversation.key)
    return suggested_reply(shown, own=own, may_decide=request.may_manage_server)
