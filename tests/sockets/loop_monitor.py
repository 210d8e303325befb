"""Watches an event loop from inside: how late it runs what was due."""

import asyncio
import time
from typing import TextIO

PERIOD = 0.005
WORTH_NOTING = 0.002


class LoopMonitor:
    """Asks to be run every 5 ms, and writes down when it was and how late (both seconds)."""

    def __init__(self, loop: asyncio.AbstractEventLoop, log: TextIO) -> None:
        self._loop = loop
        self._log = log
        self._due = loop.time() + PERIOD
        loop.call_at(self._due, self._look)

    def _look(self) -> None:
        late = self._loop.time() - self._due
        if late > WORTH_NOTING:
            self._log.write(f"{time.monotonic():.6f} {late:.6f}\n")
            self._log.flush()
        self._due = self._loop.time() + PERIOD
        self._loop.call_at(self._due, self._look)
