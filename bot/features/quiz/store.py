"""Quizzes under way, one in a channel; their rounds are in ``quiz_rounds``, what was won in ``quiz_scores``."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select

from bot.features.quiz.errors import QuizRunning
from bot.features.quiz.game import Game, Standing
from bot.features.quiz.questions import Kind
from bot.storage.database import insert
from bot.storage.quiz_tables import AnswerRow, GameRow, RoundRow, UsedRow
from bot.storage.store import Store, reads, writes

RECENT = 200
"""Quotes last asked for on a server that are avoided."""

USED_KEPT = timedelta(days=90)
GAME_KEPT = timedelta(days=1)
"""A quiz that nobody ended, as when its channel was deleted, is forgotten after a day."""


class Quizzes(Store):
    """The quizzes under way in all channels."""

    @writes
    def start(self, connection: Connection, game: Game) -> None:
        """Begin ``game``; raises QuizRunning if its channel has one."""
        values = {name: getattr(game, name) for name in Game.__dataclass_fields__}
        row = insert(connection, GameRow).values(values).on_conflict_do_nothing().returning(GameRow.channel)
        if connection.execute(row).one_or_none() is None:
            raise QuizRunning

    @reads
    def running(self, connection: Connection) -> tuple[Game, ...]:
        """Return every quiz under way, the oldest first."""
        rows = connection.execute(select(GameRow.__table__).order_by(GameRow.started_at))
        return tuple(map(_game, rows))

    @reads
    def game(self, connection: Connection, channel: int) -> Game | None:
        """Return the quiz of ``channel``."""
        rows = connection.execute(select(GameRow.__table__).where(GameRow.channel == channel))
        return next(map(_game, rows), None)

    @reads
    def standings(self, connection: Connection, channel: int) -> tuple[Standing, ...]:
        """Return who has won what in the quiz of ``channel``, the best first."""
        right = func.count().filter(AnswerRow.choice == RoundRow.right)
        points = func.sum(func.coalesce(AnswerRow.points, 0))
        ranked = (
            select(AnswerRow.player, points, right)
            .join(RoundRow, RoundRow.number == AnswerRow.round)
            .where(RoundRow.channel == channel, RoundRow.revealed_at.is_not(None))
            .group_by(AnswerRow.player)
            .order_by(points.desc(), right.desc(), AnswerRow.player)
        )
        return tuple(Standing(*row) for row in connection.execute(ranked))

    @writes
    def end(self, connection: Connection, channel: int) -> bool:
        """Forget the quiz of ``channel``, its rounds and answers; the scores stay. False if there is none."""
        return bool(connection.execute(delete(GameRow).where(GameRow.channel == channel)).rowcount)

    @reads
    def recent(self, connection: Connection, server: int) -> tuple[str, ...]:
        """Return the short forms of what was asked on ``server``, the latest first."""
        latest = select(UsedRow.form).where(UsedRow.server == server).order_by(UsedRow.used_at.desc()).limit(RECENT)
        return tuple(connection.execute(latest).scalars())


def delete_old(connection: Connection, now: datetime) -> None:
    """Forget what was asked long ago, and quizzes that nobody ended."""
    connection.execute(delete(UsedRow).where(UsedRow.used_at <= now - USED_KEPT))
    connection.execute(delete(GameRow).where(GameRow.started_at <= now - GAME_KEPT))


def _game(row: Row[Any]) -> Game:
    return Game(**row._asdict() | {"kind": Kind(row.kind)})
