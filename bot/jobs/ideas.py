"""The vectors that passages on a similar idea are found by: made in the background once the bot has started."""

import asyncio
import threading
from time import monotonic

import structlog

from bot.ideas.ideas import Ideas

EVERY = 30.0
"""Seconds between two lines of progress in the log."""

_log = structlog.stdlib.get_logger("bot.ideas")


class IdeasJob:
    """Makes the vectors while the bot serves; what isn't ready yet is found by its words alone."""

    def __init__(self, ideas: Ideas) -> None:
        self._ideas = ideas
        self._building: threading.Thread | None = None
        self._told = monotonic()

    def start(self) -> None:
        """Begin, in a thread of its own: nothing on the event loop waits for it."""
        self._building = threading.Thread(target=self._build, name="ideas", daemon=True)
        self._building.start()

    async def stop(self) -> None:
        """Stop; what is ready by then is on disk."""
        self._ideas.stop()
        if self._building is not None:
            await asyncio.to_thread(self._building.join)

    def _build(self) -> None:
        try:
            if self._ideas.build(self._progress):
                _log.info("prepared")
        except Exception:
            _log.exception("not prepared")  # the bot goes on without

    def _progress(self, done: int, total: int) -> None:
        if monotonic() - self._told >= EVERY:
            self._told = monotonic()
            _log.info("preparing", conversations=done, of=total)
