"""The show, year and conversation that daily posts and quizzes are narrowed to."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the columns."""
    for table in ("daily_schedules", "quiz_games"):
        op.add_column(table, sa.Column("series", sa.Text(), nullable=True))
        op.add_column(table, sa.Column("year", sa.Integer(), nullable=True))
        op.add_column(table, sa.Column("conversation", sa.Text(), nullable=True))
    op.add_column("daily_schedules", sa.Column("title", sa.Text(), nullable=True))
