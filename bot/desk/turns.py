"""Work that few can do at a time, shared out by turns: however much one server asks for, the others' comes between."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager


class Turns:
    """Lets ``at_once`` pieces of work go on at a time, and ``each`` for one asker, who is a server or a person.

    Those who wait are taken round and round, one piece from each. Whoever's work took some seconds is left behind
    the others for as many seconds after it; nobody is made to wait while there is room and nobody else wants it.
    ``clock`` counts seconds. Belongs to one event loop.
    """

    def __init__(self, at_once: int, each: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        self._room = at_once
        self._each = each
        self._clock = clock
        self._waiting: dict[Hashable, deque[asyncio.Future[None]]] = {}  # whose turn is next comes first
        self._at_work: Counter[Hashable] = Counter()
        self._behind: dict[Hashable, float] = {}

    @asynccontextmanager
    async def turn(self, asker: Hashable) -> AsyncIterator[None]:
        """Wait for a turn of ``asker``, and hold it."""
        await self._wait(asker)
        begun = self._clock()
        try:
            yield
        finally:
            ended = self._clock()
            self._behind[asker] = max(self._behind.get(asker, ended), 2 * ended - begun)
            self._free(asker)

    async def _wait(self, asker: Hashable) -> None:
        given = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(asker, deque()).append(given)
        self._give()
        try:
            await given
        except asyncio.CancelledError:
            if not given.cancelled():  # it was given in the very moment
                self._free(asker)
            raise
        finally:
            self._forget_cancelled(asker)

    def _forget_cancelled(self, asker: Hashable) -> None:
        left = deque(given for given in self._waiting.get(asker, ()) if not given.done())
        if left:
            self._waiting[asker] = left
        else:
            self._waiting.pop(asker, None)

    def _free(self, asker: Hashable) -> None:
        self._room += 1
        self._at_work[asker] -= 1
        if not self._at_work[asker]:
            del self._at_work[asker]
        self._give()

    def _give(self) -> None:
        now = self._clock()
        self._behind = {asker: until for asker, until in self._behind.items() if until > now}
        while self._room and (ready := [one for one in self._waiting if self._at_work[one] < self._each]):
            asker = min(ready, key=lambda one: self._behind.get(one, now))  # the first of those who are not behind
            queue = self._waiting.pop(asker)
            given = queue.popleft()
            if queue:
                self._waiting[asker] = queue
            if not given.done():  # else it was cancelled, and its task has yet to hear of it
                self._room -= 1
                self._at_work[asker] += 1
                given.set_result(None)
