"""The file a draft was read from, with what was told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the columns."""
    op.add_column("added_conversations", sa.Column("file", sa.LargeBinary(), nullable=True))
    op.add_column("added_conversations", sa.Column("file_name", sa.Text(), nullable=True))
    op.add_column("added_conversations", sa.Column("told", sa.Text(), nullable=True))
    op.add_column("added_conversations", sa.Column("labels", sa.Text(), nullable=True))
