"""What Alembic does: a schema from one revision to another, whichever version of the bot left it."""

from contextlib import suppress

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.storage.errors import SchemaTooNew


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema behind ``connection`` up to ``revision`` within its transaction; raises SchemaTooNew."""
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.attributes["connection"] = connection
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and not _is_known(config, present):
        raise SchemaTooNew(present)
    command.upgrade(config, revision)


def _is_known(config: Config, revision: str) -> bool:
    with suppress(CommandError):
        return ScriptDirectory.from_config(config).get_revision(revision) is not None
    return False
