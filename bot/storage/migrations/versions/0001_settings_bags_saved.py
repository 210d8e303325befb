"""What servers set, bags, saved quotes with votes, and departures."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "settings",
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("default_conversation", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=True),
        sa.Column("share_style", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("server", "channel", name="pk_settings"),
    )
    op.create_table(
        "bags",
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("drawn", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("place", "personal", "filter", name="pk_bags"),
    )
    op.create_table(
        "saved_quotes",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("saver", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("start", sa.Double(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_saved_quotes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_saved_quotes_place_personal_form", "saved_quotes", ["place", "personal", "form"], unique=True)
    op.create_index("ix_saved_quotes_saver", "saved_quotes", ["saver"])
    op.create_table(
        "saved_votes",
        sa.Column("saved", NUMBER, nullable=False),
        sa.Column("voter", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["saved"], ["saved_quotes.number"], name="fk_saved_votes_saved_saved_quotes", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("saved", "voter", name="pk_saved_votes"),
    )
    op.create_index("ix_saved_votes_voter", "saved_votes", ["voter"])
    op.create_table(
        "departures",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("server", name="pk_departures"),
    )
