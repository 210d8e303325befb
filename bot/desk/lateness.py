"""Interactions that can no longer be answered in time, under more load than the bot can bear, are left alone.

Discord takes no first answer after three seconds. Whoever answers all that comes, in order, answers everybody too late
once there is more than can be done; leaving the oldest alone lets all others be in time.
"""

import asyncio
import time
from collections.abc import Callable
from math import inf

import structlog
from discord.utils import snowflake_time

ANSWERED_WITHIN = 3.0
"""Seconds Discord waits for a first answer."""
ROUNDS = 4
"""Rounds of the event loop that an answer may take: one of its own, one for what it waits for."""
SLOW = 0.1
"""Seconds of a round from which there is more to do than can be done at once."""
QUICKEST_KEPT = 300.0
"""Seconds after which it is measured anew how long Discord's own way here takes."""
TOLD_EVERY = 10.0
"""Seconds between two lines of the log."""

_log = structlog.stdlib.get_logger("bot.lateness")


class Lateness:
    """Tells who has waited too long, by ``clock`` in seconds; belongs to one event loop.

    How long somebody has waited is told twice, and the shorter counts: by the time in Discord's number, beside that of
    the quickest of the last minutes, as clocks differ; and by when the bot heard of it, which it does once a round.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._quickest, self._quickest_before = inf, inf
        self._measure_anew = clock() + QUICKEST_KEPT
        self._rounds = (0.0, 0.0)
        self._round_ended = clock()
        self._begun: float | None = None
        self._left = 0
        self._told = -inf

    def heard(self) -> float:
        """Return when something is heard of, to be told to ``is_too_late`` when its turn has come."""
        return self._clock()

    def is_too_late(self, interaction: int, heard: float) -> bool:
        """Say whether the ``interaction`` of that number, heard of at that time, can't be answered in time any more."""
        now = self._clock()
        self._measure_round(now)
        pace = self._pace(now)
        waited = min(self._since_sent(interaction, now), now - heard + pace)
        if waited + ROUNDS * pace <= ANSWERED_WITHIN:
            return False
        self._tell(now)
        return True

    def _since_sent(self, interaction: int, now: float) -> float:
        taken = now - snowflake_time(interaction).timestamp()
        if now > self._measure_anew:
            self._quickest, self._quickest_before = inf, self._quickest
            self._measure_anew = now + QUICKEST_KEPT
        self._quickest = min(self._quickest, taken)
        return taken - min(self._quickest, self._quickest_before)

    def _measure_round(self, now: float) -> None:
        if self._begun is None:
            self._begun = now
            asyncio.get_running_loop().call_soon(self._end_round, now)

    def _end_round(self, begun: float) -> None:
        self._round_ended = self._clock()
        self._rounds = (self._rounds[1], self._round_ended - begun)
        self._begun = None

    def _pace(self, now: float) -> float:
        """Return how long a round takes now: the quicker of the last two, so that one halt counts for nothing.

        Where both were slow, the one that is going on counts as soon as it is slower.
        """
        pace = min(self._rounds)
        begun = now if self._begun is None else self._begun
        if begun - self._round_ended > 2 * pace + SLOW:
            return 0.0  # nothing came for a while
        return pace if pace < SLOW else max(pace, now - begun)

    def _tell(self, now: float) -> None:
        self._left += 1
        if now - self._told >= TOLD_EVERY:
            _log.warning("more than can be answered in time", left_alone=self._left)
            self._left, self._told = 0, now
