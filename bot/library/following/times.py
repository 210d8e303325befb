"""When a feed and its episodes are looked at again: often while there may be something new, ever less where not."""

from datetime import datetime, timedelta

from bot.library.following.values import WaitingEpisode

INTERVAL = timedelta(minutes=30)
"""Between two looks at a feed that is well."""
LONGEST_WAIT = timedelta(days=1)
"""Between two looks at a feed that fails and fails."""
FOLLOWED_UP = timedelta(days=28)
"""How long after it came out an episode is looked at for a transcript that was late, or is corrected."""
_TRIED_AFTER = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3), timedelta(days=7))
_CHECKED_AFTER = (timedelta(days=1), timedelta(days=3), timedelta(days=7))


def next_look(now: datetime, failures: int, spread: float, asked: timedelta | None = None) -> datetime:
    """Return when to look at a feed again that has failed so often in a row.

    ``spread``, from 0 to 1, keeps feeds apart that were added together; ``asked`` is how long its server asks to wait.
    """
    wait: timedelta = min(LONGEST_WAIT, INTERVAL * 2 ** min(failures, 10)) * (0.9 + 0.2 * spread)
    return now + max(wait, asked or timedelta(0))


def next_try(waiting: WaitingEpisode, now: datetime) -> datetime | None:
    """Return when to try again to read an episode that could not be read; None for never."""
    again = now + _TRIED_AFTER[min(waiting.tries, len(_TRIED_AFTER) - 1)]
    return again if again <= waiting.found_at + FOLLOWED_UP else None


def next_check(waiting: WaitingEpisode, now: datetime) -> datetime | None:
    """Return when to look whether the transcript of an episode was corrected; None for never."""
    out = waiting.episode.published or waiting.found_at
    later = (now + after for after in _CHECKED_AFTER if now - out < after)
    return next((at for at in later if at <= out + FOLLOWED_UP), None)
