"""Alembic's scripts, run by ``bot.storage.migrating`` when the bot starts.

To change what is stored: change ``bot/storage/tables.py``, run the tests of ``tests/storage/test_migrating.py``,
which list what the schema then lacks, and write that as the next revision in ``versions``.
"""
