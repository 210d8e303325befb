"""Conversations that servers add, and corrections that people suggest."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "added_conversations",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("server", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("adder", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("transcript", sa.LargeBinary(), nullable=False),
        sa.Column("odd_lines", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_added_conversations"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_added_conversations_adder", "added_conversations", ["adder"])
    op.create_index("ix_added_conversations_server", "added_conversations", ["server"])
    op.create_table(
        "suggested_corrections",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("added", NUMBER, nullable=True),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("suggester", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("suggested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("decider", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["added"],
            ["added_conversations.number"],
            name="fk_suggested_corrections_added_added_conversations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name="pk_suggested_corrections"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggested_corrections_added", "suggested_corrections", ["added"])
    op.create_index("ix_suggested_corrections_decider", "suggested_corrections", ["decider"])
    op.create_index("ix_suggested_corrections_suggester", "suggested_corrections", ["suggester"])
