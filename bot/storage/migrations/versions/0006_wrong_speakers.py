"""Who says words, as people suggest it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the columns."""
    op.add_column("suggested_corrections", sa.Column("count", sa.Integer(), nullable=True))
    op.add_column("suggested_corrections", sa.Column("former", sa.Text(), nullable=True))
    op.add_column("suggested_corrections", sa.Column("speaker", sa.Text(), nullable=True))
