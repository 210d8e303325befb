"""Clicks on what /daily answered, and on what moderators were told: pause, resume, remove, undo, turn the page."""

from bot.desk.part import Part, on_click
from bot.desk.request import Desk, Request
from bot.features.daily.board import DailyBoard
from bot.features.daily.schedule import Paused, Schedule
from bot.features.daily.store import Daily
from bot.features.daily.words import brought_back_reply, removed_reply, switched_reply


class DailyClicks(Part):
    """Answers those clicks; people who may not manage the server change nothing."""

    def __init__(self, desk: Desk, daily: Daily, board: DailyBoard) -> None:
        super().__init__(desk)
        self._daily = daily
        self._board = board

    @on_click("dailypage")
    async def turn(self, request: Request) -> None:
        """Show the page of the list that the button stands for."""
        await request.show(await request.in_time(self._board.page(request.managed_server, request.page)))

    @on_click("dailyoff")
    async def pause(self, request: Request) -> None:
        """Pause a schedule."""
        pausing = self._daily.pause(request.managed_server, request.page, Paused.BY_MODERATOR)
        await self._show(request, await request.in_time(pausing))

    @on_click("dailyon")
    async def resume(self, request: Request) -> None:
        """Resume a schedule."""
        resuming = self._daily.resume(request.managed_server, request.page, request.now)
        await self._show(request, await request.in_time(resuming))

    @on_click("dailygone")
    async def remove(self, request: Request) -> None:
        """Remove a schedule."""
        removing = self._daily.remove(request.managed_server, request.page, request.now)
        await request.show(removed_reply(await request.in_time(removing)))

    @on_click("dailyback")
    async def bring_back(self, request: Request) -> None:
        """Undo a removal."""
        bringing = self._daily.bring_back(request.managed_server, request.page, request.now)
        await request.show(brought_back_reply(await request.in_time(bringing)))

    async def _show(self, request: Request, schedule: Schedule) -> None:
        """Show a schedule as it is now: on its page of the list, whose number the id holds, or by itself."""
        if request.click.form:
            return await request.show(await self._board.page(schedule.server, request.number))
        return await request.show(switched_reply(schedule))
