"""What ends with the bot: the connections over which recordings are read."""

from bot.features.hear.recordings import WebRecordings


class ClosingJob:
    """Closes ``recordings`` when the bot stops."""

    def __init__(self, recordings: WebRecordings) -> None:
        self._recordings = recordings

    def start(self) -> None:
        """Do nothing yet: a connection is made when one is needed."""

    async def stop(self) -> None:
        """Close every connection."""
        await self._recordings.close()
