"""Clicks on what was handed in, added or removed together: for people who manage the server."""

from bot.desk.click_ids import number_in
from bot.desk.part import Part, on_click
from bot.desk.request import Desk, Request
from bot.desk.server_log import note
from bot.features.conversations.adding.adding import ConversationAdder
from bot.features.conversations.adding.many import ManyAdder
from bot.features.conversations.adding.many_words import (
    ODD_TOO,
    back_together_reply,
    read_moment,
    removed_together_reply,
    taken_reply,
)
from bot.features.conversations.adding.words import brought_back_conversation_reply, discarded_reply, draft_reply
from bot.library.handed_in import HandedIn


class ManyClicks(Part):
    """Answers clicks on many drafts at once; an id without a moment is about the first of all, when nothing was."""

    def __init__(self, desk: Desk, adder: ConversationAdder, many: ManyAdder) -> None:
        super().__init__(desk)
        self._adder = adder
        self._many = many

    @on_click("confirmall")
    async def confirm(self, request: Request) -> None:
        """Add those read cleanly, or all; what was told of the others stays to be looked at."""
        handed_in, all_of_them = _handed_in(request), request.click.state == ODD_TOO
        adding = self._many.confirm(handed_in, request.now, all_of_them=all_of_them)
        taken = await request.in_time(adding, private=True)
        reply = taken_reply(taken, handed_in.at, ideas=self.desk.libraries.have_ideas)
        await request.answer(reply, private=True)
        await note(request, "added", [one.title for one in taken.added])

    @on_click("discardall")
    async def discard(self, request: Request) -> None:
        """Forget those that wait."""
        await request.in_time(self._many.cancel(_handed_in(request)))
        await request.show(discarded_reply())

    @on_click("lookat")
    async def look(self, request: Request) -> None:
        """Show one of the drafts beside the report on all."""
        drafting = self._adder.drafted(request.managed_server, number_in(request.chosen), request.now)
        await request.answer(draft_reply(await request.in_time(drafting, private=True)), private=True)

    @on_click("takeoutall")
    async def remove(self, request: Request) -> None:
        """Take those away that were added together."""
        removed = await request.in_time(self._many.take_out(_handed_in(request), request.now))
        await request.show(removed_together_reply(removed, request.now))
        await note(request, "removed", [one.title for one in removed])

    @on_click("bringback")
    async def bring_one_back(self, request: Request) -> None:
        """Bring back the one that was chosen from the list of removed ones."""
        bringing = self._adder.bring_back(request.managed_server, number_in(request.chosen))
        back = await request.in_time(bringing, private=True)
        await request.answer(brought_back_conversation_reply(back), private=True)
        await note(request, "brought back", [back.title])

    @on_click("putbackall")
    async def bring_back(self, request: Request) -> None:
        """Bring back what was removed together."""
        bringing = self._many.bring_back(request.managed_server, read_moment(request.number))
        back = await request.in_time(bringing)
        await request.show(back_together_reply(back))
        await note(request, "brought back", [one.title for one in back.added])


def _handed_in(request: Request) -> HandedIn:
    return HandedIn(request.managed_server, request.user, read_moment(request.number))
