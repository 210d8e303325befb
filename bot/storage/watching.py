"""The database's file, looked for again and again: whoever deletes or replaces it is told while it can be put back."""

import structlog
from discord.ext import tasks

from bot.storage.database import Database
from bot.storage.errors import StorageUnavailable

EVERY_SECONDS = 20.0

_log = structlog.stdlib.get_logger("bot.database")


class WatchingJob:
    """Watches the file of ``database`` until it is stopped; what is asked of it meanwhile is refused by itself."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._missed = False

    def start(self) -> None:
        """Begin, unless there is no file to watch."""
        if self._database.file is not None:
            self._watching.start()

    async def stop(self) -> None:
        """Stop."""
        self._watching.cancel()

    @tasks.loop(seconds=EVERY_SECONDS)
    async def _watching(self) -> None:
        try:
            self._database.check_file()
        except StorageUnavailable as gone:
            if not self._missed:
                _log.error("not remembering, only finding quotes", reason=str(gone))
            self._missed = True
            return
        if self._missed:
            _log.info("remembering")
        self._missed = False
