"""What is no longer needed is deleted; to be run now and then, by any process."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.storage.database import Database

CleanUp = Callable[[Connection, datetime], None]
"""Deletes what was removed too long ago to be brought back, and what nobody will ask for again, at a time."""


async def delete_outlived(database: Database, clean_ups: Iterable[CleanUp], now: datetime) -> None:
    """Run ``clean_ups``, each in a transaction of its own; raises StorageError."""
    for clean_up in clean_ups:
        await database.write(clean_up, now)
