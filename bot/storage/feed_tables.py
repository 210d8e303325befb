"""Tables of what servers follow: feeds, each fetched and stored once for all who follow it, and their episodes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import CHILD, NUMBERED, Base, FormerUserId, Json, Number, ServerId, Snowflake


class FeedRow(Base):
    """A podcast's feed that somebody follows, and how its last look went.

    ``next_look`` is when to look at it again; ``taken_by`` is the process that does so, until ``taken_until``;
    ``rest_until`` is how long its transcripts are not asked for. ``version`` grows with each change of what can be
    searched.
    """

    __tablename__ = "feeds"
    __table_args__ = (Index(None, "address", unique=True), Index(None, "next_look"), NUMBERED)
    number: Mapped[Number]
    address: Mapped[str]
    guid: Mapped[str | None]
    title: Mapped[str]
    language: Mapped[str]
    image: Mapped[str | None]
    page: Mapped[str | None]
    odd: Mapped[list[str]] = mapped_column(Json)
    etag: Mapped[str | None]
    modified: Mapped[str | None]
    version: Mapped[int]
    looked_at: Mapped[datetime | None]
    next_look: Mapped[datetime]
    rest_until: Mapped[datetime | None]
    failures: Mapped[int]
    failing_since: Mapped[datetime | None]
    problem: Mapped[str | None]
    taken_by: Mapped[str | None]
    taken_until: Mapped[datetime | None]


class EpisodeRow(Base):
    """An episode of a feed: what the feed ``told`` of it, as JSON, and once it was read, what was read of it.

    ``details`` and ``transcript`` are as in ``added_conversations``; ``source`` is the address that the transcript came
    from. ``next_look`` is when to look for it, or for a corrected one, again; null for never.
    """

    __tablename__ = "feed_episodes"
    __table_args__ = (Index(None, "feed", "guid", unique=True), Index(None, "next_look"), NUMBERED)
    number: Mapped[Number]
    feed: Mapped[int] = mapped_column(ForeignKey(FeedRow.number, ondelete=CHILD))
    guid: Mapped[str]
    told: Mapped[str]
    title: Mapped[str]
    published: Mapped[datetime | None]
    found_at: Mapped[datetime]
    state: Mapped[str]
    problem: Mapped[str | None]
    tries: Mapped[int]
    next_look: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    version: Mapped[int]
    source: Mapped[str | None]
    etag: Mapped[str | None]
    modified: Mapped[str | None]
    speakers: Mapped[list[str] | None] = mapped_column(Json)
    words: Mapped[int | None]
    seconds: Mapped[float | None]
    details: Mapped[str | None]
    transcript: Mapped[bytes | None] = mapped_column(LargeBinary)
    odd_lines: Mapped[list[list[str]] | None] = mapped_column(Json)


class FollowRow(Base):
    """A feed that a server follows; a draft until it is confirmed.

    Its episodes are announced in ``channel``, if there is one, with the mention of ``role``. How far its archive is
    read is told in ``message`` of ``told_in``. ``fault_told`` says that its moderators know that the feed is dead.
    """

    __tablename__ = "feed_follows"
    __table_args__ = (Index(None, "server"), Index(None, "feed"), Index(None, "adder"), NUMBERED)
    number: Mapped[Number]
    server: Mapped[ServerId]
    feed: Mapped[int] = mapped_column(ForeignKey(FeedRow.number, ondelete=CHILD))
    adder: Mapped[FormerUserId | None]
    added_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    paused: Mapped[bool]
    channel: Mapped[Snowflake | None]
    role: Mapped[Snowflake | None]
    told_in: Mapped[Snowflake | None]
    message: Mapped[Snowflake | None]
    told_read: Mapped[int | None]
    fault_told: Mapped[bool]


class AnnouncementRow(Base):
    """A new episode that is announced to a server that follows its feed, taken by the process that inserted it."""

    __tablename__ = "feed_announcements"
    __table_args__ = (PrimaryKeyConstraint("follow", "episode"), Index(None, "state"))
    follow: Mapped[int] = mapped_column(ForeignKey(FollowRow.number, ondelete=CHILD))
    episode: Mapped[int] = mapped_column(ForeignKey(EpisodeRow.number, ondelete=CHILD))
    state: Mapped[str]
    claimed_at: Mapped[datetime]
    tried_at: Mapped[datetime]
