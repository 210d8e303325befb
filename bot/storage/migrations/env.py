"""What Alembic runs: the missing revisions, on the connection it was handed, within that one's transaction."""

from alembic import context

from bot.storage import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.SettingsRow.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
