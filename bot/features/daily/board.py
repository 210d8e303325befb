"""A server's daily posts as its moderators see them."""

from bot.desk.reply import Reply
from bot.features.daily.errors import ScheduleGone
from bot.features.daily.posts import DailyPosts, PostState
from bot.features.daily.schedule import Schedule
from bot.features.daily.store import Daily
from bot.features.daily.words import Missing, list_reply


class DailyBoard:
    """Lists schedules, and what their moderators could not be told otherwise."""

    def __init__(self, daily: Daily, posts: DailyPosts) -> None:
        self._daily = daily
        self._posts = posts

    async def page(self, server: int, page: int = 0) -> Reply:
        """Return a page of the schedules; what was missed is told with it, once."""
        schedules = await self._daily.of(server)
        untold = await self._posts.untold(server)
        for missed in untold:
            await self._posts.told(missed)
        missing = [Missing(one.schedule, one.due, one.state is PostState.SKIPPED) for one in untold]
        return list_reply(schedules, missing, page)

    async def one(self, server: int, number: str) -> Schedule:
        """Return the schedule that was chosen by its ``number``; raises ScheduleGone."""
        for schedule in await self._daily.of(server):
            if str(schedule.number) == number.strip():
                return schedule
        raise ScheduleGone(0)
