"""A daily post of a server, as values: what moderators decide, and why one may stand still."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.features.daily.due import Timetable
from bot.statistics.chosen import Among


class Source(StrEnum):
    """What a daily post is drawn from."""

    ANYTHING = "anything"
    SPEAKER = "speaker"
    TOPIC = "topic"
    HALL_OF_FAME = "hall of fame"
    ON_THIS_DAY = "on this day"
    """What was published on this day of another year, or as near to it as there is anything."""


class Paused(StrEnum):
    """Why a schedule is paused."""

    BY_MODERATOR = "by moderator"
    NO_CHANNEL = "no channel"
    NO_PERMISSION = "no permission"
    NOTHING_LEFT = "nothing left"
    """Nothing can be drawn: the speaker or topic is gone, or nobody has voted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a moderator decides: ``subject`` is the speaker or topic; ``role`` is the one role that is pinged.

    It is drawn from a ``series``, a ``year`` and the ``conversation`` with this key, which had this ``title`` then;
    None is no limit.
    """

    channel: int
    timetable: Timetable
    source: Source = Source.ANYTHING
    subject: str | None = None
    role: int | None = None
    thread: bool = False
    series: str | None = None
    year: int | None = None
    conversation: str | None = None
    title: str | None = None

    @property
    def among(self) -> Among:
        """What it is drawn from, but for its speaker."""
        return Among(self.series, self.year, self.conversation)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A daily post of ``server``; buttons call it by its ``number``. ``paused`` says why it isn't posted."""

    number: int
    server: int
    plan: Plan
    next_due: datetime
    paused: Paused | None
