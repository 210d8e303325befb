"""The feeds a server follows, as its moderators see and change them."""

from datetime import datetime

from bot.features.feeds.errors import FeedsOff, UnknownFeed
from bot.library.following.follow_store import Follows
from bot.library.following.rules import FeedRules
from bot.library.following.values import Follow
from bot.library.serving import Libraries


class FeedBoard:
    """Confirms, pauses, removes and brings back; what has changed can be searched, or no more, at once."""

    def __init__(self, follows: Follows, libraries: Libraries, rules: FeedRules) -> None:
        self._follows = follows
        self._libraries = libraries
        self._rules = rules

    async def all(self, server: int) -> tuple[Follow, ...]:
        """Return what ``server`` follows."""
        return await self._follows.of(server)

    async def one(self, server: int, named: str) -> Follow:
        """Return the feed that was chosen by its number, or typed by its title; raises UnknownFeed."""
        wanted = " ".join(named.casefold().split())
        for follow in await self._follows.of(server):
            if wanted in (str(follow.number), " ".join(follow.title.casefold().split())):
                return follow
        raise UnknownFeed(named)

    async def confirm(self, server: int, number: int, told_in: int | None, now: datetime) -> Follow:
        """Follow a draft's feed; raises FollowGone, AlreadyFollowed, TooManyFeeds, FeedsOff."""
        if not self._rules.on:
            raise FeedsOff
        confirmed = await self._follows.confirm(server, number, self._rules.each, told_in, now)
        self._libraries.forget()
        return confirmed

    async def cancel(self, server: int, number: int) -> None:
        """Forget a draft."""
        await self._follows.cancel(server, number)

    async def pause(self, server: int, number: int, *, paused: bool) -> Follow:
        """Look at a feed no more, or again; raises FollowGone."""
        return await self._follows.pause(server, number, paused=paused)

    async def remove(self, server: int, number: int, now: datetime) -> Follow:
        """Follow a feed no longer; raises FollowGone."""
        removed = await self._follows.remove(server, number, now)
        self._libraries.forget()
        return removed

    async def bring_back(self, server: int, number: int) -> Follow:
        """Undo ``remove``; raises FollowGone, AlreadyFollowed, TooManyFeeds."""
        back = await self._follows.bring_back(server, number, self._rules.each)
        self._libraries.forget()
        return back

    async def check(self, server: int, number: int, now: datetime) -> Follow:
        """Have a feed looked at in a moment; raises FollowGone, FeedsOff."""
        if not self._rules.on:
            raise FeedsOff
        return await self._follows.hurry(server, number, now)
