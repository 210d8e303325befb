"""Whether a server that has added conversations searches the shared ones, too."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the column."""
    op.add_column("settings", sa.Column("shared", sa.Boolean(), nullable=True))
