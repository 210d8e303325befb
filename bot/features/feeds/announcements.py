"""One announcement of each new episode for each server that wants it, however many processes run.

A process claims an episode for a server, posts with the claim's nonce and says so. A claim that nobody has settled for
a minute is tried again by one process, with the same nonce; after three minutes nobody tries any more.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, select, update

from bot.library.added_store import Content
from bot.library.following.follow_store import LIVE
from bot.storage.database import insert
from bot.storage.feed_tables import AnnouncementRow, EpisodeRow, FeedRow, FollowRow
from bot.storage.store import Store, reads, writes

RETRIED_AFTER, GIVEN_UP_AFTER = timedelta(seconds=60), timedelta(seconds=180)
NEW_FOR = timedelta(days=28)
"""How long after it came out an episode is news."""
KEPT = timedelta(days=60)
CLAIMED, POSTED, REFUSED = "claimed", "posted", "refused"


@dataclass(frozen=True, slots=True)
class News:
    """An episode that is to be announced to the server of a follow, in ``channel``, with the mention of ``role``."""

    follow: int
    episode: int
    server: int
    channel: int
    role: int | None
    show: str
    image: str | None
    told: str

    @property
    def nonce(self) -> str:
        """What Discord is to know the post by; the same for every try."""
        return f"e{self.follow}-{self.episode}"


class Announcements(Store):
    """What is announced to whom."""

    @reads
    def due(self, connection: Connection, now: datetime) -> tuple[News, ...]:
        """Return what is to be announced, the oldest first; ``claim`` each before posting it.

        What was in the archive when a server began to follow a feed is no news to it.
        """
        settled = exists().where(
            AnnouncementRow.follow == FollowRow.number,
            AnnouncementRow.episode == EpisodeRow.number,
            (AnnouncementRow.state != CLAIMED)
            | (AnnouncementRow.tried_at > now - RETRIED_AFTER)
            | (AnnouncementRow.claimed_at <= now - GIVEN_UP_AFTER),
        )
        wanted = (
            select(
                FollowRow.number,
                EpisodeRow.number,
                FollowRow.server,
                FollowRow.channel,
                FollowRow.role,
                FeedRow.title,
                FeedRow.image,
                EpisodeRow.told,
            )
            .join(FeedRow, FeedRow.number == FollowRow.feed)
            .join(EpisodeRow, EpisodeRow.feed == FollowRow.feed)
            .where(
                *LIVE,
                FollowRow.paused.is_(False),
                FollowRow.channel.is_not(None),
                EpisodeRow.transcript.is_not(None),
                EpisodeRow.found_at > FollowRow.confirmed_at,
                EpisodeRow.read_at > now - NEW_FOR,
                EpisodeRow.published.is_(None) | (EpisodeRow.published > now - NEW_FOR),
                ~settled,
            )
        )
        newest_last = wanted.order_by(EpisodeRow.read_at, FollowRow.number)
        return tuple(_news(row) for row in connection.execute(newest_last))

    @writes
    def claim(self, connection: Connection, news: News, now: datetime) -> bool:
        """Say whether this process is to post ``news``: one of those that ask."""
        values = {"follow": news.follow, "episode": news.episode, "state": CLAIMED, "claimed_at": now, "tried_at": now}
        row = insert(connection, AnnouncementRow).values(values).on_conflict_do_nothing()
        if connection.execute(row.returning(AnnouncementRow.follow)).one_or_none() is not None:
            return True
        again = update(AnnouncementRow).where(
            _of(news),
            AnnouncementRow.state == CLAIMED,
            AnnouncementRow.tried_at <= now - RETRIED_AFTER,
            AnnouncementRow.claimed_at > now - GIVEN_UP_AFTER,
        )
        return bool(connection.execute(again.values(tried_at=now)).rowcount)

    @writes
    def settle(self, connection: Connection, news: News, *, posted: bool) -> None:
        """Say what became of ``news``; what may not be posted is not tried again."""
        changed = update(AnnouncementRow).where(_of(news))
        connection.execute(changed.values(state=POSTED if posted else REFUSED))

    @reads
    def content(self, connection: Connection, episode: int) -> Content | None:
        """Return what an episode is made of; None if it is gone."""
        wanted = select(EpisodeRow.details, EpisodeRow.transcript).where(EpisodeRow.number == episode)
        row = connection.execute(wanted).one_or_none()
        return Content(row.details, row.transcript) if row and row.transcript is not None else None


def delete_old(connection: Connection, now: datetime) -> None:
    """Forget what was announced so long ago that it can't be news again."""
    connection.execute(delete(AnnouncementRow).where(AnnouncementRow.claimed_at <= now - KEPT))


def _news(row: Any) -> News:
    return News(*row)


def _of(news: News) -> ColumnElement[bool]:
    return and_(AnnouncementRow.follow == news.follow, AnnouncementRow.episode == news.episode)
