"""Feeds that servers follow, their episodes, and what was announced of them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _make_feeds()
    _make_follows()


def _make_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("image", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("odd", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("looked_at", MOMENT, nullable=True),
        sa.Column("next_look", MOMENT, nullable=False),
        sa.Column("rest_until", MOMENT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", MOMENT, nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("taken_by", sa.Text(), nullable=True),
        sa.Column("taken_until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_feeds"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_address", "feeds", ["address"], unique=True)
    op.create_index("ix_feeds_next_look", "feeds", ["next_look"])
    op.create_table(
        "feed_episodes",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("feed", NUMBER, nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", MOMENT, nullable=True),
        sa.Column("found_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_look", MOMENT, nullable=True),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("speakers", sa.Text(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.Double(), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("transcript", sa.LargeBinary(), nullable=True),
        sa.Column("odd_lines", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["feed"], ["feeds.number"], name="fk_feed_episodes_feed_feeds", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_feed_episodes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feed_episodes_feed_guid", "feed_episodes", ["feed", "guid"], unique=True)
    op.create_index("ix_feed_episodes_next_look", "feed_episodes", ["next_look"])


def _make_follows() -> None:
    op.create_table(
        "feed_follows",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("feed", NUMBER, nullable=False),
        sa.Column("adder", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("role", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("told_in", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("told_read", sa.Integer(), nullable=True),
        sa.Column("fault_told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.number"], name="fk_feed_follows_feed_feeds", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_feed_follows"),
        sqlite_autoincrement=True,
    )
    for column in ("server", "feed", "adder"):
        op.create_index(f"ix_feed_follows_{column}", "feed_follows", [column])
    op.create_table(
        "feed_announcements",
        sa.Column("follow", NUMBER, nullable=False),
        sa.Column("episode", NUMBER, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("tried_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["follow"], ["feed_follows.number"], name="fk_feed_announcements_follow_feed_follows", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["episode"],
            ["feed_episodes.number"],
            name="fk_feed_announcements_episode_feed_episodes",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("follow", "episode", name="pk_feed_announcements"),
    )
    op.create_index("ix_feed_announcements_state", "feed_announcements", ["state"])
