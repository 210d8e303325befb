"""Everything that is remembered, table by table. What people ask for is in none of them.

A server's rows go when it does, a person's when they say so: columns that hold an id are marked (``columns.py``),
and what belongs to a row goes with it (``CHILD``).
"""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage import feed_tables as feed_tables  # so that whoever knows of tables knows of all
from bot.storage import follow_tables as follow_tables
from bot.storage import quiz_tables as quiz_tables
from bot.storage.columns import (
    CHILD,
    NUMBERED,
    Base,
    FormerUserId,
    Json,
    Number,
    PlaceId,
    ServerId,
    Snowflake,
    UserId,
)


class SettingsRow(Base):
    """What a server, or one channel of it, has set; null is not set. The whole server is ``channel`` 0."""

    __tablename__ = "settings"
    __table_args__ = (PrimaryKeyConstraint("server", "channel"),)
    server: Mapped[ServerId]
    channel: Mapped[Snowflake]
    default_conversation: Mapped[str | None]
    time_zone: Mapped[str | None]
    private: Mapped[bool | None]
    share_style: Mapped[str | None]
    shared: Mapped[bool | None]
    sound: Mapped[bool | None]
    log_channel: Mapped[Snowflake | None]


class BagRow(Base):
    """How far a place has drawn from the quotes of one filter; see ``bot.conversation.bag``."""

    __tablename__ = "bags"
    __table_args__ = (PrimaryKeyConstraint("place", "personal", "filter"),)
    place: Mapped[PlaceId]
    personal: Mapped[bool]
    filter: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    drawn: Mapped[int] = mapped_column(BigInteger)


class SavedRow(Base):
    """A quote somebody saved, as it was worded then. ``removed_at`` is set while it can still be brought back."""

    __tablename__ = "saved_quotes"
    __table_args__ = (Index(None, "place", "personal", "form", unique=True), Index(None, "saver"), NUMBERED)
    number: Mapped[Number]
    place: Mapped[PlaceId]
    personal: Mapped[bool]
    saver: Mapped[UserId]
    form: Mapped[str]
    title: Mapped[str]
    start: Mapped[float]
    lines: Mapped[list[list[str]]] = mapped_column(Json)
    tags: Mapped[list[str]] = mapped_column(Json)
    saved_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class VoteRow(Base):
    """One person's vote for a saved quote."""

    __tablename__ = "saved_votes"
    __table_args__ = (PrimaryKeyConstraint("saved", "voter"), Index(None, "voter"))
    saved: Mapped[int] = mapped_column(ForeignKey(SavedRow.number, ondelete=CHILD))
    voter: Mapped[UserId]


class ScheduleRow(Base):
    """A daily post of a server. ``next_due`` is when it is to be posted next."""

    __tablename__ = "daily_schedules"
    __table_args__ = (Index(None, "server"), Index(None, "next_due"), NUMBERED)
    number: Mapped[Number]
    server: Mapped[ServerId]
    channel: Mapped[Snowflake]
    days: Mapped[str]
    weekday: Mapped[int | None]
    minute: Mapped[int]
    zone: Mapped[str]
    source: Mapped[str]
    subject: Mapped[str | None]
    role: Mapped[Snowflake | None]
    thread: Mapped[bool]
    next_due: Mapped[datetime]
    paused: Mapped[str | None]
    removed_at: Mapped[datetime | None]
    series: Mapped[str | None]
    year: Mapped[int | None]
    conversation: Mapped[str | None]
    title: Mapped[str | None]


class PostRow(Base):
    """A due time of a schedule, taken by the one process that inserted it."""

    __tablename__ = "daily_posts"
    __table_args__ = (PrimaryKeyConstraint("schedule", "due"), Index(None, "state"))
    schedule: Mapped[int] = mapped_column(ForeignKey(ScheduleRow.number, ondelete=CHILD))
    due: Mapped[datetime]
    state: Mapped[str]
    form: Mapped[str | None]
    claimed_at: Mapped[datetime]
    tried_at: Mapped[datetime]


class AddedRow(Base):
    """A conversation that a server has added; a draft until it is confirmed, alone with a ``file`` (see ``originals``).

    ``details`` are what a ``conversation.toml`` would say, ``transcript`` its passages, packed. ``odd_lines`` has
    what was odd as it was read. ``removed_at`` is set while it can still be brought back.
    """

    __tablename__ = "added_conversations"
    __table_args__ = (Index(None, "server"), Index(None, "adder"), NUMBERED)
    number: Mapped[Number]
    server: Mapped[ServerId]
    adder: Mapped[FormerUserId | None]
    title: Mapped[str]
    speakers: Mapped[list[str]] = mapped_column(Json)
    words: Mapped[int]
    seconds: Mapped[float]
    details: Mapped[str]
    transcript: Mapped[bytes] = mapped_column(LargeBinary)
    odd_lines: Mapped[list[list[str]]] = mapped_column(Json)
    version: Mapped[int]
    added_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    file: Mapped[bytes | None] = mapped_column(LargeBinary)
    file_name: Mapped[str | None]
    told: Mapped[str | None]
    labels: Mapped[list[list[str]] | None] = mapped_column(Json)


class SuggestionRow(Base):
    """Words of a conversation, or who says ``count`` of them, that somebody would put right; open until decided.

    ``added`` is null for a conversation that all servers share: there the operator decides.
    """

    __tablename__ = "suggested_corrections"
    __table_args__ = (Index(None, "added"), Index(None, "suggester"), Index(None, "decider"), NUMBERED)
    number: Mapped[Number]
    added: Mapped[int | None] = mapped_column(ForeignKey(AddedRow.number, ondelete=CHILD))
    conversation: Mapped[str]
    first: Mapped[int]
    old: Mapped[str]
    new: Mapped[str]
    suggester: Mapped[FormerUserId | None]
    suggested_at: Mapped[datetime]
    accepted: Mapped[bool | None]
    decider: Mapped[FormerUserId | None]
    decided_at: Mapped[datetime | None]
    count: Mapped[int | None]
    former: Mapped[str | None]
    speaker: Mapped[str | None]


class DepartureRow(Base):
    """A server the bot has left; its rows go 30 days later."""

    __tablename__ = "departures"
    server: Mapped[ServerId] = mapped_column(primary_key=True)
    left_at: Mapped[datetime]
