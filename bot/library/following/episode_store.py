"""The episodes of feeds: what their feeds tell of them, and what was read of their transcripts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select, update

from bot.feeds.choosing import to_try
from bot.feeds.conversing import ReadEpisode
from bot.feeds.model import Episode, Feed
from bot.fetching.answers import Known
from bot.library.added_store import Content
from bot.library.following.feed_store import LEASE, change_taken, told_of, well
from bot.library.following.values import (
    EpisodeState,
    TakenFeed,
    WaitingEpisode,
    episode_of,
    episode_text,
    says_the_same,
)
from bot.storage.database import insert
from bot.storage.feed_tables import EpisodeRow, FeedRow
from bot.storage.store import Store, reads, writes


class Listed(NamedTuple):
    """An episode as a feed lists it, with its ``text`` as it is kept; the newest ones alone are taken in."""

    episode: Episode
    text: str
    is_new_enough: bool
    state: EpisodeState


class LiveEpisode(NamedTuple):
    """An episode that can be searched; ``version`` grows with each change of it."""

    number: int
    version: int
    title: str
    words: int
    read_at: datetime


def listed(feed: Feed, most: int) -> tuple[Listed, ...]:
    """Return the episodes of ``feed``, of which at most the newest ``most`` are taken in; ask in a thread."""
    by_date = sorted(feed.episodes, key=lambda one: one.published.timestamp() if one.published else 0.0)
    newest = {one.guid for one in by_date[-most:]}
    return tuple(
        Listed(
            one,
            episode_text(one),
            one.guid in newest,
            EpisodeState.WAITING if to_try(one, feed.language) else EpisodeState.NONE,
        )
        for one in feed.episodes
    )


class Episodes(Store):
    """The episodes of all feeds."""

    @writes
    def changed(
        self,
        connection: Connection,
        taken: TakenFeed,
        feed: Feed,
        episodes: Sequence[Listed],
        known: Known,
        now: datetime,
        again: datetime,
    ) -> None:
        """Keep what ``feed`` says, and its ``episodes`` as it lists them; raises TakenAway.

        New ones are to be read, and those of which it says something else are to be read anew. One that is no longer
        listed stays.
        """
        change_taken(connection, taken, well(known, now, again) | told_of(feed))
        columns = (EpisodeRow.guid, EpisodeRow.number, EpisodeRow.told)
        rows = connection.execute(select(*columns).where(EpisodeRow.feed == taken.number))
        there = {row.guid: row for row in rows}
        new = []
        for one in episodes:
            row = there.get(one.episode.guid)
            if row is None and one.is_new_enough:
                made = {"feed": taken.number, "guid": one.episode.guid, "found_at": now, "version": 0}
                new.append(_told(one) | _to_read(one, now) | made)
            elif row is not None and row.told != one.text:
                _update(connection, row.number, _retold(row.told, one, now))
        if new:
            connection.execute(insert(connection, EpisodeRow), new)

    @reads
    def waiting(
        self, connection: Connection, taken: TakenFeed, now: datetime, limit: int
    ) -> tuple[WaitingEpisode, ...]:
        """Return the episodes that are to be looked at now, the newest first."""
        names = ("number", "told", "state", "tries", "found_at", "source", "etag", "modified")
        wanted = select(*(getattr(EpisodeRow, name) for name in names)).where(
            EpisodeRow.feed == taken.number, EpisodeRow.next_look <= now
        )
        newest = wanted.order_by(EpisodeRow.published.desc().nulls_last(), EpisodeRow.number).limit(limit)
        return tuple(map(_waiting, connection.execute(newest)))

    @reads
    def live(self, connection: Connection, feed: int) -> tuple[LiveEpisode, ...]:
        """Return the episodes of ``feed`` that can be searched, in the order they came."""
        columns = (getattr(EpisodeRow, name) for name in LiveEpisode._fields)
        wanted = select(*columns).where(EpisodeRow.feed == feed, EpisodeRow.transcript.is_not(None))
        return tuple(LiveEpisode(*row) for row in connection.execute(wanted.order_by(EpisodeRow.number)))

    @reads
    def contents(self, connection: Connection, numbers: Sequence[int]) -> Mapping[int, Content]:
        """Return what the episodes ``numbers`` are made of, those that are still there."""
        columns = select(EpisodeRow.number, EpisodeRow.details, EpisodeRow.transcript)
        rows = connection.execute(columns.where(EpisodeRow.number.in_(numbers), EpisodeRow.transcript.is_not(None)))
        return {row.number: Content(row.details, row.transcript) for row in rows}

    @writes
    def read(
        self,
        connection: Connection,
        taken: TakenFeed,
        number: int,
        read: ReadEpisode,
        content: Content,
        source: str,
        known: Known,
        now: datetime,
        again: datetime | None,
    ) -> bool:
        """Keep what was read of an episode, in place of what was read before; return whether it is anything else.

        Raises TakenAway.
        """
        kept: dict[str, Any] = {"state": EpisodeState.READ, "problem": None, "tries": 0, "next_look": again}
        kept |= {"source": source, "etag": known.etag, "modified": known.modified}
        before = select(EpisodeRow.details, EpisodeRow.transcript).where(EpisodeRow.number == number)
        row = connection.execute(before).one()
        same = (row.details, row.transcript) == (content.details, content.packed)
        lease: dict[str, Any] = {"taken_until": now + LEASE}
        change_taken(connection, taken, lease if same else lease | {"version": FeedRow.version + 1})
        if not same:
            kept |= {"title": read.title, "speakers": read.speakers, "words": read.words, "seconds": read.seconds}
            kept |= content.values | {"version": EpisodeRow.version + 1}
            kept["read_at"] = func.coalesce(EpisodeRow.read_at, now)
        _update(connection, number, kept)
        return not same

    @writes
    def put_off(
        self,
        connection: Connection,
        taken: TakenFeed,
        number: int,
        state: EpisodeState,
        again: datetime | None,
        *,
        problem: str | None = None,
        tries: int = 0,
    ) -> None:
        """Keep that an episode is to be looked at ``again``, or never; raises TakenAway."""
        change_taken(connection, taken, {"taken_by": taken.token})
        _update(connection, number, {"state": state, "next_look": again, "problem": problem, "tries": tries})


def bump_episode(connection: Connection, number: int) -> None:
    """Have all processes read an episode anew."""
    _update(connection, number, {"version": EpisodeRow.version + 1})
    feed = select(EpisodeRow.feed).where(EpisodeRow.number == number).scalar_subquery()
    connection.execute(update(FeedRow).where(FeedRow.number == feed).values(version=FeedRow.version + 1))


def _update(connection: Connection, number: int, values: Mapping[str, Any]) -> None:
    connection.execute(update(EpisodeRow).where(EpisodeRow.number == number).values(values))


def _told(one: Listed) -> dict[str, Any]:
    return {"told": one.text, "title": one.episode.title, "published": one.episode.published}


def _to_read(one: Listed, now: datetime) -> dict[str, Any]:
    again = now if one.state is EpisodeState.WAITING else None
    return {"state": one.state, "tries": 0, "next_look": again, "etag": None, "modified": None}


def _retold(before: str, one: Listed, now: datetime) -> dict[str, Any]:
    """Return the columns of an episode of which its feed says something else; what was read of it stays till then."""
    if one.state is EpisodeState.NONE or says_the_same(episode_of(before), one.episode):
        return _told(one)
    return _told(one) | _to_read(one, now)


def _waiting(row: Row[Any]) -> WaitingEpisode:
    state, known = EpisodeState(row.state), Known(row.etag, row.modified)
    return WaitingEpisode(row.number, episode_of(row.told), state, row.tries, row.found_at, row.source, known)
