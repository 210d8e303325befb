"""Whether quotes can be heard on a server, or in one channel of it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the column."""
    op.add_column("settings", sa.Column("sound", sa.Boolean(), nullable=True))
