"""Alembic's scripts, run by ``bot.storage.migrating`` when the bot starts."""
