"""The vectors that passages on a similar idea are found by: made in the background while the bot serves."""

import asyncio
import threading
from collections import deque
from concurrent.futures import Future
from time import monotonic
from typing import NamedTuple

import structlog

from bot.ideas.ideas import Ideas

EVERY = 30.0
"""Seconds between two lines of progress in the log."""

_log = structlog.stdlib.get_logger("bot.ideas")


class _Wanted(NamedTuple):
    ideas: Ideas
    ready: Future[bool]


class IdeasJob:
    """Makes vectors, of one library after the other; what isn't ready yet is found by its words alone."""

    def __init__(self) -> None:
        self._waiting: deque[_Wanted] = deque()
        self._handing_over = threading.Lock()
        self._building: threading.Thread | None = None
        self._at_work: Ideas | None = None
        self._serving = False
        self._told = monotonic()

    def prepare(self, ideas: Ideas) -> Future[bool]:
        """Have the vectors of ``ideas`` made in turn; what is returned tells, when that is over, whether all are."""
        wanted = _Wanted(ideas, Future())
        wanted.ready.set_running_or_notify_cancel()  # so that who no longer waits for it does not cancel it
        with self._handing_over:
            for given_up in [one for one in self._waiting if one.ideas.stopped]:  # their libraries would stay in memory
                self._waiting.remove(given_up)
                given_up.ready.set_result(False)
            self._waiting.append(wanted)
        if self._serving:
            self.start()
        return wanted.ready

    def start(self) -> None:
        """Begin, in a thread of its own that nothing on the event loop waits for, and that ends with the work."""
        with self._handing_over:
            self._serving = True
            if self._waiting and self._building is None:
                self._building = threading.Thread(target=self._build_all, name="ideas", daemon=True)
                self._building.start()

    async def stop(self) -> None:
        """Stop; what is ready by then is on disk."""
        with self._handing_over:
            self._serving, building = False, self._building
        if (at_work := self._at_work) is not None:
            at_work.stop()
        if building is not None:
            await asyncio.to_thread(building.join)

    def _build_all(self) -> None:
        while (wanted := self._next()) is not None:
            self._at_work = wanted.ideas
            wanted.ready.set_result(self._serving and self._build(wanted.ideas))
            self._at_work = None

    def _next(self) -> _Wanted | None:
        """Return what is to be made next; for nothing, let another thread begin when there is something again."""
        with self._handing_over:
            if self._waiting and self._serving:
                return self._waiting.popleft()
            self._building = None
            return None

    def _build(self, ideas: Ideas) -> bool:
        try:
            if ideas.build(self._progress):
                _log.info("prepared")
                return True
        except Exception:
            _log.exception("not prepared")  # the bot goes on without
        return False

    def _progress(self, done: int, total: int) -> None:
        if monotonic() - self._told >= EVERY:
            self._told = monotonic()
            _log.info("preparing", conversations=done, of=total)
