"""How often anybody may make the bot post for everyone."""

from collections.abc import Callable

from discord import app_commands


class Limit:
    """So many ``times`` for each person in ``seconds``; ``clock`` counts seconds."""

    def __init__(self, times: int, seconds: float, clock: Callable[[], float]) -> None:
        self._times = times
        self._seconds = seconds
        self._clock = clock
        self._used: dict[int, app_commands.Cooldown] = {}

    def is_over(self, user: int) -> bool:
        """Count one more time for ``user``, and say whether that is one too many."""
        now = self._clock()
        if len(self._used) > 1000:  # forget those who have been quiet, so that memory stays bounded
            self._used = {who: used for who, used in self._used.items() if used.get_tokens(now) < self._times}
        used = self._used.setdefault(user, app_commands.Cooldown(self._times, self._seconds))
        return used.update_rate_limit(now) is not None
