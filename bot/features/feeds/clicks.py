"""Clicks on what /feeds answered, and on what the bot told by itself: for people who manage the server."""

from bot.desk.part import Part, on_click
from bot.desk.request import Desk, Request
from bot.features.feeds.board import FeedBoard
from bot.features.feeds.words import (
    brought_back_reply,
    discarded_reply,
    following_reply,
    progress_reply,
    removed_reply,
    switched_reply,
)


class FeedClicks(Part):
    """Answers those clicks; people who may not manage the server change nothing."""

    def __init__(self, desk: Desk, board: FeedBoard) -> None:
        super().__init__(desk)
        self._board = board

    @on_click("feedyes")
    async def confirm(self, request: Request) -> None:
        """Follow the feed of a draft; how far it is read is told in this channel."""
        told_in = request.interaction.channel_id
        confirming = self._board.confirm(request.managed_server, request.page, told_in, request.now)
        await request.show(following_reply(await request.in_time(confirming)))

    @on_click("feedno")
    async def cancel(self, request: Request) -> None:
        """Forget a draft."""
        await request.in_time(self._board.cancel(request.managed_server, request.page))
        await request.show(discarded_reply())

    @on_click("feedoff")
    async def pause(self, request: Request) -> None:
        """Pause a feed."""
        pausing = self._board.pause(request.managed_server, request.page, paused=True)
        await request.show(switched_reply(await request.in_time(pausing)))

    @on_click("feedon")
    async def resume(self, request: Request) -> None:
        """Resume a feed."""
        resuming = self._board.pause(request.managed_server, request.page, paused=False)
        await request.show(switched_reply(await request.in_time(resuming)))

    @on_click("feedstop")
    async def stop(self, request: Request) -> None:
        """Stop reading an archive, on the message that tells how far it is."""
        stopping = self._board.pause(request.managed_server, request.page, paused=True)
        await request.show(progress_reply(await request.in_time(stopping)))

    @on_click("feedgo")
    async def go_on(self, request: Request) -> None:
        """Go on reading an archive."""
        going = self._board.pause(request.managed_server, request.page, paused=False)
        await request.show(progress_reply(await request.in_time(going)))

    @on_click("feedgone")
    async def remove(self, request: Request) -> None:
        """Follow a feed no longer."""
        removing = self._board.remove(request.managed_server, request.page, request.now)
        await request.show(removed_reply(await request.in_time(removing)))

    @on_click("feedback")
    async def bring_back(self, request: Request) -> None:
        """Undo a removal."""
        bringing = self._board.bring_back(request.managed_server, request.page)
        await request.show(brought_back_reply(await request.in_time(bringing)))
