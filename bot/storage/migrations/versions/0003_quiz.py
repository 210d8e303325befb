"""Quizzes: games under way, scores, and what was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "quiz_games",
        sa.Column("channel", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("host", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_quiz_games"),
    )
    op.create_index("ix_quiz_games_host", "quiz_games", ["host"])
    op.create_index("ix_quiz_games_server", "quiz_games", ["server"])
    op.create_table(
        "quiz_rounds",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel"], ["quiz_games.channel"], name="fk_quiz_rounds_channel_quiz_games", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_quiz_rounds"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quiz_rounds_channel_position", "quiz_rounds", ["channel", "position"], unique=True)
    op.create_table(
        "quiz_answers",
        sa.Column("round", NUMBER, nullable=False),
        sa.Column("player", sa.BigInteger(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round"], ["quiz_rounds.number"], name="fk_quiz_answers_round_quiz_rounds", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round", "player", name="pk_quiz_answers"),
    )
    op.create_index("ix_quiz_answers_player", "quiz_answers", ["player"])

    op.create_table(
        "quiz_scores",
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("player", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("server", "player", "month", name="pk_quiz_scores"),
    )
    op.create_index("ix_quiz_scores_player", "quiz_scores", ["player"])
    op.create_table(
        "quiz_streaks",
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("player", sa.BigInteger(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("best", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("server", "player", name="pk_quiz_streaks"),
    )
    op.create_index("ix_quiz_streaks_player", "quiz_streaks", ["player"])
    op.create_table(
        "quiz_used",
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("server", "form", name="pk_quiz_used"),
    )
