"""Who follows which feed: a draft until it is confirmed, then until it is removed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, delete, func, not_, select, update

from bot.library.following.errors import AlreadyFollowed, FollowGone, TooManyFeeds
from bot.library.following.values import Counts, EpisodeState, Follow
from bot.storage.columns import WHOLE_SERVER
from bot.storage.database import insert
from bot.storage.feed_tables import EpisodeRow, FeedRow, FollowRow
from bot.storage.store import Store, reads, writes
from bot.storage.tables import SettingsRow

DRAFT_TIME, UNDO_TIME = timedelta(hours=24), timedelta(days=30)
"""How long a draft waits to be confirmed, and how long a removed feed can be brought back."""
LIVE = (FollowRow.confirmed_at.is_not(None), FollowRow.removed_at.is_(None))
_OF_FOLLOW = (
    "number", "server", "feed", "adder", "added_at", "confirmed_at", "paused", "channel", "role", "told_in", "message",
    "told_read", "fault_told",
)  # fmt: skip
_OF_FEED = ("address", "title", "image", "page", "looked_at", "next_look", "failing_since", "problem")


class Follows(Store):
    """The feeds that all servers follow."""

    @writes
    def draft(
        self,
        connection: Connection,
        server: int,
        feed: int,
        adder: int,
        now: datetime,
        most: int,
        *,
        channel: int | None = None,
        role: int | None = None,
    ) -> Follow:
        """Keep that ``server`` would follow ``feed``, until it is confirmed; raises AlreadyFollowed, TooManyFeeds."""
        _check_room(connection, server, feed, most)
        mine = (FollowRow.server == server, FollowRow.feed == feed)
        connection.execute(delete(FollowRow).where(*mine, FollowRow.confirmed_at.is_(None)))
        values = {"server": server, "feed": feed, "adder": adder, "added_at": now, "channel": channel, "role": role}
        row = insert(connection, FollowRow).values(values | {"paused": False, "fault_told": False})
        number = connection.execute(row.returning(FollowRow.number)).scalar_one()
        return _one(connection, server, number, FollowRow.confirmed_at.is_(None))

    @writes
    def confirm(
        self, connection: Connection, server: int, number: int, most: int, told_in: int | None, now: datetime
    ) -> Follow:
        """Follow a feed from now on; how far it is read is told in ``told_in``.

        Raises FollowGone, AlreadyFollowed, TooManyFeeds.
        """
        fresh = FollowRow.added_at > now - DRAFT_TIME
        draft = _one(connection, server, number, FollowRow.confirmed_at.is_(None), fresh)
        _check_room(connection, server, draft.feed, most)
        return _change(connection, draft, {"confirmed_at": now, "told_in": told_in})

    @writes
    def cancel(self, connection: Connection, server: int, number: int) -> None:
        """Forget a draft, if it is there."""
        gone = (FollowRow.server == server, FollowRow.number == number, FollowRow.confirmed_at.is_(None))
        connection.execute(delete(FollowRow).where(*gone))

    @reads
    def of(self, connection: Connection, server: int) -> tuple[Follow, ...]:
        """Return the feeds that ``server`` follows, in the order they were added."""
        return _follows(connection, FollowRow.server == server, *LIVE)

    @reads
    def one(self, connection: Connection, server: int, number: int) -> Follow:
        """Return a feed that ``server`` follows, a draft of one, or one that can be brought back; raises FollowGone."""
        return _one(connection, server, number)

    @writes
    def pause(self, connection: Connection, server: int, number: int, *, paused: bool) -> Follow:
        """Look at a feed no more for ``server``, or again; what was read stays. Raises FollowGone."""
        return _change(connection, _one(connection, server, number, *LIVE), {"paused": paused})

    @writes
    def remove(self, connection: Connection, server: int, number: int, now: datetime) -> Follow:
        """Follow a feed no longer; raises FollowGone."""
        return _change(connection, _one(connection, server, number, *LIVE), {"removed_at": now})

    @writes
    def bring_back(self, connection: Connection, server: int, number: int, most: int) -> Follow:
        """Undo ``remove``; raises FollowGone after 30 days, AlreadyFollowed and TooManyFeeds."""
        removed = _one(connection, server, number, FollowRow.removed_at.is_not(None))
        _check_room(connection, server, removed.feed, most)
        return _change(connection, removed, {"removed_at": None})

    @writes
    def hurry(self, connection: Connection, server: int, number: int, now: datetime) -> Follow:
        """Have a feed that ``server`` follows looked at as soon as can be; raises FollowGone."""
        follow = _one(connection, server, number, *LIVE)
        soon = update(FeedRow).where(FeedRow.number == follow.feed, FeedRow.next_look > now)
        connection.execute(soon.values(next_look=now))
        return follow

    @reads
    def of_feed(self, connection: Connection, feed: int) -> tuple[Follow, ...]:
        """Return everyone who follows ``feed`` and has not paused it."""
        return _follows(connection, FollowRow.feed == feed, FollowRow.paused.is_(False), *LIVE)

    @writes
    def told(self, connection: Connection, follow: Follow, message: int | None, read: int) -> None:
        """Keep that it is told in ``message`` that so many episodes were ``read``."""
        changed = update(FollowRow).where(FollowRow.number == follow.number)
        connection.execute(changed.values(message=message, told_read=read))

    @writes
    def take_fault(self, connection: Connection, follow: Follow, *, told: bool) -> bool:
        """Say that a server is told that its feed is dead, or that it is well again; False if that was said before."""
        changed = update(FollowRow).where(FollowRow.number == follow.number, FollowRow.fault_told.is_(not told))
        return bool(connection.execute(changed.values(fault_told=told)).rowcount)

    @reads
    def followed(self, connection: Connection) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """Return, for each server, the feeds that it follows, each with its version."""
        versions = select(FollowRow.server, FeedRow.number, FeedRow.version).join(
            FeedRow, FeedRow.number == FollowRow.feed
        )
        found: dict[int, tuple[tuple[int, int], ...]] = {}
        for server, feed, version in connection.execute(versions.where(*LIVE).order_by(FollowRow.number)):
            found[server] = (*found.get(server, ()), (feed, version))
        return found

    @reads
    def alone(self, connection: Connection) -> frozenset[int]:
        """Return the servers that search what they follow without the conversations that all share."""
        whole = (SettingsRow.channel == WHOLE_SERVER, SettingsRow.shared.is_(False))
        following = select(FollowRow.server).where(*LIVE)
        wanted = select(SettingsRow.server).where(*whole, SettingsRow.server.in_(following))
        return frozenset(connection.execute(wanted).scalars())


def delete_unfollowed(connection: Connection, now: datetime) -> None:
    """Delete drafts nobody confirmed, what was removed too long ago, and feeds that nobody follows any more."""
    drafts = (FollowRow.confirmed_at.is_(None), FollowRow.added_at <= now - DRAFT_TIME)
    connection.execute(delete(FollowRow).where(*drafts))
    connection.execute(delete(FollowRow).where(FollowRow.removed_at <= now - UNDO_TIME))
    followed = select(FollowRow.feed)
    idle = FeedRow.taken_until.is_(None) | (FeedRow.taken_until <= now)
    connection.execute(delete(FeedRow).where(FeedRow.number.not_in(followed), idle, FeedRow.next_look <= now))


def _check_room(connection: Connection, server: int, feed: int, most: int) -> None:
    mine = _follows(connection, FollowRow.server == server, *LIVE)
    for follow in mine:
        if follow.feed == feed:
            raise AlreadyFollowed(follow.title)
    if len(mine) >= most:
        raise TooManyFeeds(most)


def _change(connection: Connection, follow: Follow, values: Mapping[str, Any]) -> Follow:
    connection.execute(update(FollowRow).where(FollowRow.number == follow.number).values(values))
    return _one(connection, follow.server, follow.number)


def _one(connection: Connection, server: int, number: int, *asked: ColumnElement[bool]) -> Follow:
    found = _follows(connection, FollowRow.server == server, FollowRow.number == number, *asked)
    if not found:
        raise FollowGone(number)
    return found[0]


def _follows(connection: Connection, *asked: ColumnElement[bool]) -> tuple[Follow, ...]:
    columns = [getattr(FollowRow, name) for name in _OF_FOLLOW] + [getattr(FeedRow, name) for name in _OF_FEED]
    wanted = select(*columns).join(FeedRow, FeedRow.number == FollowRow.feed).where(*asked).order_by(FollowRow.number)
    rows = connection.execute(wanted).all()
    counts = _counts(connection, {row.feed for row in rows})
    return tuple(_follow(row, counts.get(row.feed, Counts(0, 0, 0, 0, 0))) for row in rows)


def _follow(row: Row[Any], counts: Counts) -> Follow:
    return Follow(**row._mapping, counts=counts)


def _counts(connection: Connection, feeds: set[int]) -> Mapping[int, Counts]:
    """Return how many episodes of each of ``feeds`` there are; what was read once counts as read."""
    read = EpisodeRow.transcript.is_not(None)

    def count(state: EpisodeState) -> Any:
        return func.sum(case((not_(read) & (EpisodeRow.state == state), 1), else_=0))

    sums = (
        func.count(),
        func.sum(case((read, 1), else_=0)),
        count(EpisodeState.WAITING),
        count(EpisodeState.NONE),
        count(EpisodeState.UNREAD),
    )
    rows = connection.execute(
        select(EpisodeRow.feed, *sums).where(EpisodeRow.feed.in_(feeds)).group_by(EpisodeRow.feed)
    )
    return {feed: Counts(*map(int, numbers)) for feed, *numbers in rows}
