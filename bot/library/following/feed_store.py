"""Feeds, as they are looked at: by one process at a time, each step whole or not at all.

A process takes a feed for a few minutes and says now and then that it goes on. Whatever it found counts only while the
feed is still its own, so nothing is stored twice, and of one that was killed another process takes over.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select, update

from bot.feeds.model import Feed
from bot.fetching.answers import Known
from bot.library.following.values import TakenFeed
from bot.storage.database import insert
from bot.storage.feed_tables import EpisodeRow, FeedRow, FollowRow
from bot.storage.store import Store, reads, writes

LEASE = timedelta(minutes=4)
"""How long a feed is a process's own, unless it says that it goes on: longer than any one step takes."""
_ACTIVE = (FollowRow.confirmed_at.is_not(None), FollowRow.removed_at.is_(None), FollowRow.paused.is_(False))


class TakenAway(Exception):
    """The feed is no longer this process's own: it took too long, and another one goes on."""


class Feeds(Store):
    """All feeds that anybody follows."""

    @reads
    def known(self, connection: Connection, address: str) -> int | None:
        """Return the number of the feed at ``address``; None for one that nobody has followed yet."""
        return _number(connection, address)

    @writes
    def create(self, connection: Connection, address: str, feed: Feed, now: datetime) -> int:
        """Return the number of the feed at ``address``, made of what ``feed`` says if it is new."""
        told = {"address": address, "version": 0, "failures": 0, "next_look": now, **told_of(feed)}
        connection.execute(insert(connection, FeedRow).values(told).on_conflict_do_nothing())
        number = _number(connection, address)
        assert number is not None
        return number

    @reads
    def due(self, connection: Connection, now: datetime) -> tuple[int, ...]:
        """Return the feeds that there is something to do for, the longest overdue first; ``take`` one before."""
        to_read = exists().where(EpisodeRow.feed == FeedRow.number, EpisodeRow.next_look <= now)
        rested = or_(FeedRow.rest_until.is_(None), FeedRow.rest_until <= now)
        wanted = select(FeedRow.number).where(
            _is_free(now),
            exists().where(FollowRow.feed == FeedRow.number, *_ACTIVE),
            or_(FeedRow.next_look <= now, rested & to_read),
        )
        return tuple(connection.execute(wanted.order_by(FeedRow.next_look)).scalars())

    @writes
    def take(self, connection: Connection, number: int, token: str, now: datetime) -> TakenFeed | None:
        """Return feed ``number`` as this process's own; None if another has it, or it is gone."""
        names = ("address", "title", "language", "etag", "modified", "next_look", "failures", "rest_until")
        mine = update(FeedRow).where(FeedRow.number == number, _is_free(now))
        mine = mine.values(taken_by=token, taken_until=now + LEASE)
        row = connection.execute(mine.returning(*(getattr(FeedRow, name) for name in names))).one_or_none()
        if row is None:
            return None
        told = row._asdict()
        known = Known(told.pop("etag"), told.pop("modified"))
        read = connection.execute(select(exists().where(EpisodeRow.feed == number))).scalar_one()
        return TakenFeed(number=number, token=token, known=known, first=not read, **told)

    @writes
    def go_on(self, connection: Connection, taken: TakenFeed, now: datetime) -> None:
        """Keep a feed for longer; raises TakenAway."""
        change_taken(connection, taken, {"taken_until": now + LEASE})

    @writes
    def release(self, connection: Connection, taken: TakenFeed) -> None:
        """Let others have a feed, if it is still this process's own."""
        free = update(FeedRow).where(FeedRow.number == taken.number, FeedRow.taken_by == taken.token)
        connection.execute(free.values(taken_by=None, taken_until=None))

    @writes
    def looked(self, connection: Connection, taken: TakenFeed, known: Known, now: datetime, again: datetime) -> None:
        """Keep that the feed is as it was, and when to look ``again``; raises TakenAway."""
        change_taken(connection, taken, well(known, now, again))

    @writes
    def failed(self, connection: Connection, taken: TakenFeed, problem: str, now: datetime, again: datetime) -> None:
        """Keep that the feed could not be had, for ``problem``; raises TakenAway."""
        since = func.coalesce(FeedRow.failing_since, now)
        failing: dict[str, Any] = {"failures": taken.failures + 1, "failing_since": since, "problem": problem}
        change_taken(connection, taken, failing | {"looked_at": now, "next_look": again})

    @writes
    def rest(self, connection: Connection, taken: TakenFeed, until: datetime) -> None:
        """Ask for no transcripts of the feed before ``until``; raises TakenAway."""
        change_taken(connection, taken, {"rest_until": until})

    @writes
    def move(self, connection: Connection, taken: TakenFeed, address: str) -> None:
        """Keep that the feed lies at ``address`` from now on, unless another one does; raises TakenAway."""
        if _number(connection, address) is None:
            change_taken(connection, taken, {"address": address})


def change_taken(connection: Connection, taken: TakenFeed, values: Mapping[str, Any]) -> None:
    """Change a feed that is still this process's own; raises TakenAway for another."""
    mine = update(FeedRow).where(FeedRow.number == taken.number, FeedRow.taken_by == taken.token)
    if not connection.execute(mine.values(values)).rowcount:
        raise TakenAway(taken.number)


def told_of(feed: Feed) -> dict[str, Any]:
    """Return the columns of what ``feed`` tells of itself."""
    told = {"guid": feed.guid, "title": feed.title, "language": feed.language, "image": feed.image, "page": feed.page}
    return told | {"odd": list(feed.odd)}


def well(known: Known, now: datetime, again: datetime) -> dict[str, Any]:
    """Return the columns of a feed that was looked at ``now`` and is all right."""
    marks = {"etag": known.etag, "modified": known.modified, "looked_at": now, "next_look": again}
    return marks | {"failures": 0, "failing_since": None, "problem": None}


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(FeedRow.taken_until.is_(None), FeedRow.taken_until <= now)


def _number(connection: Connection, address: str) -> int | None:
    found = connection.execute(select(FeedRow.number).where(FeedRow.address == address)).scalar_one_or_none()
    return None if found is None else int(found)
