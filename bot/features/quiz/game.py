"""A quiz under way in a channel, as values: its rounds, what players answer, and what they have won."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.features.quiz.questions import Kind
from bot.features.quiz.scoring import Streak
from bot.statistics.chosen import Among


@dataclass(frozen=True, slots=True)
class Game:
    """The quiz of ``channel``, of ``rounds`` questions; ``host`` started it, None if that was erased.

    What is asked is of a ``series``, a ``year`` and the ``conversation`` with this key; None is no limit.
    """

    channel: int
    server: int
    host: int | None
    kind: Kind
    rounds: int
    started_at: datetime
    series: str | None = None
    year: int | None = None
    conversation: str | None = None

    @property
    def among(self) -> Among:
        """What is asked about."""
        return Among(self.series, self.year, self.conversation)


@dataclass(frozen=True, slots=True)
class Round:
    """Question ``position``, from 1, of a game; ``form`` is the short form of its quote, ``message`` where it is.

    Buttons call it by its ``number``. It takes answers until ``ends_at``, then it is revealed.
    """

    number: int
    channel: int
    position: int
    kind: Kind
    form: str
    shown: str
    choices: tuple[str, ...]
    right: int
    asked_at: datetime
    ends_at: datetime
    message: int | None
    revealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What ``player`` chose; ``points`` are None until the round is revealed."""

    player: int
    choice: int
    points: int | None


class Taken(StrEnum):
    """What became of an answer."""

    TAKEN = "taken"
    BEFORE = "before"
    """The player had answered before; that answer stays."""
    OVER = "over"
    """The round takes no more answers."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a player has won in one game so far."""

    player: int
    points: int
    right: int


def places(standings: Sequence[Standing]) -> list[int]:
    """Return the place of each of ``standings``, the best first; who has won as much has the same place."""
    won = [(one.points, one.right) for one in standings]
    return [won.index(one) + 1 for one in won]


@dataclass(frozen=True, slots=True)
class Score:
    """A line of a leaderboard: of ``answered`` questions ``right`` were right; the streak is of all time.

    Who has won as much has the same ``place``.
    """

    place: int
    player: int
    points: int
    right: int
    answered: int
    streak: Streak
