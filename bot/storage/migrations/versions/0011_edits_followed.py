"""Edits of conversations that can be undone, what people follow, and the channel in which a server keeps its log."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables and the column."""
    op.add_column("settings", sa.Column("log_channel", sa.BigInteger(), nullable=True))
    _make_edits()
    _make_followed()


def _make_edits() -> None:
    op.create_table(
        "conversation_edits",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("added", NUMBER, nullable=False),
        sa.Column("editor", sa.BigInteger(), nullable=True),
        sa.Column("edited_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("transcript", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added"],
            ["added_conversations.number"],
            name="fk_conversation_edits_added_added_conversations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name="pk_conversation_edits"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversation_edits_added", "conversation_edits", ["added"])
    op.create_index("ix_conversation_edits_editor", "conversation_edits", ["editor"])


def _make_followed() -> None:
    op.create_table(
        "followed",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_followed"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_followed_server_user_kind_subject", "followed", ["server", "user", "kind", "subject"], unique=True
    )
    op.create_index("ix_followed_user", "followed", ["user"])
    op.create_table(
        "followed_looked",
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("looked_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("server", "conversation", name="pk_followed_looked"),
    )
    op.create_table(
        "followed_news",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("taken_until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_followed_news"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_followed_news_user_server_conversation", "followed_news", ["user", "server", "conversation"], unique=True
    )
    op.create_index("ix_followed_news_state", "followed_news", ["state"])
