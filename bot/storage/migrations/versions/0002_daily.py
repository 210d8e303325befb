"""Daily posts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "daily_schedules",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("role", sa.BigInteger(), nullable=True),
        sa.Column("thread", sa.Boolean(), nullable=False),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused", sa.Text(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_daily_schedules"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_daily_schedules_next_due", "daily_schedules", ["next_due"])
    op.create_index("ix_daily_schedules_server", "daily_schedules", ["server"])
    op.create_table(
        "daily_posts",
        sa.Column("schedule", NUMBER, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule"], ["daily_schedules.number"], name="fk_daily_posts_schedule_daily_schedules", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("schedule", "due", name="pk_daily_posts"),
    )
    op.create_index("ix_daily_posts_state", "daily_posts", ["state"])
