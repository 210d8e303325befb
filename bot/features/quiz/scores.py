"""What players have won in the quizzes of a server, for all time and by month, and their streaks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from bot.features.quiz.game import Score
from bot.features.quiz.scoring import Streak, month_of
from bot.storage.database import insert
from bot.storage.quiz_tables import ScoreRow, StreakRow
from bot.storage.store import Store, reads


class Won(NamedTuple):
    """What an answer won."""

    player: int
    points: int
    right: bool


class Scores(Store):
    """The leaderboards of all servers."""

    @reads
    def leaderboard(
        self, connection: Connection, server: int, *, month: str | None = None, first: int = 0, limit: int = 10
    ) -> tuple[Score, ...]:
        """Return the best players of ``month``, such as 2026-11, or of all time, from place ``first`` on."""
        points, right = func.sum(ScoreRow.points), func.sum(ScoreRow.right)
        won = (points.desc(), right.desc())
        place, answered = func.rank().over(order_by=won), func.sum(ScoreRow.answered)
        ranked = (
            select(place, ScoreRow.player, points, right, answered, StreakRow.running, StreakRow.best)
            .join(StreakRow, (StreakRow.server == ScoreRow.server) & (StreakRow.player == ScoreRow.player))
            .where(ScoreRow.server == server, *([ScoreRow.month == month] if month else []))
            .group_by(ScoreRow.player, StreakRow.running, StreakRow.best)
            .order_by(*won, ScoreRow.player)
            .offset(first)
            .limit(limit)
        )
        return tuple(
            Score(place, player, points, right, answered, Streak(running, best))
            for place, player, points, right, answered, running, best in connection.execute(ranked)
        )

    @reads
    def players(self, connection: Connection, server: int, *, month: str | None = None) -> int:
        """Return how many players that leaderboard has."""
        counted = select(func.count(ScoreRow.player.distinct())).where(ScoreRow.server == server)
        if month:
            counted = counted.where(ScoreRow.month == month)
        return connection.execute(counted).scalar_one()

    @reads
    def streaks(self, connection: Connection, server: int, players: Sequence[int]) -> Mapping[int, Streak]:
        """Return the streaks of those of ``players`` who ever answered on ``server``."""
        named = select(StreakRow.player, StreakRow.running, StreakRow.best)
        rows = connection.execute(named.where(StreakRow.server == server, StreakRow.player.in_(players)))
        return {player: Streak(running, best) for player, running, best in rows}


def add_scores(connection: Connection, server: int, won: Sequence[Won], now: datetime) -> None:
    """Add what a round has won to the leaderboards and streaks of ``server``."""
    if not won:
        return
    in_order = sorted(won)  # two rounds of one server lock their players' rows in the same order
    _add_points(connection, server, in_order, month_of(now))
    _add_to_streaks(connection, server, in_order)


def _add_points(connection: Connection, server: int, won: Sequence[Won], month: str) -> None:
    rows = [
        {
            "server": server,
            "player": one.player,
            "month": month,
            "points": one.points,
            "right": one.right,
            "answered": 1,
        }
        for one in won
    ]
    new = insert(connection, ScoreRow).values(rows)
    sums = {name: getattr(ScoreRow, name) + new.excluded[name] for name in ("points", "right", "answered")}
    connection.execute(new.on_conflict_do_update(index_elements=["server", "player", "month"], set_=sums))


def _add_to_streaks(connection: Connection, server: int, won: Sequence[Won]) -> None:
    rows = [{"server": server, "player": one.player, "running": 0, "best": 0} for one in won]
    connection.execute(insert(connection, StreakRow).values(rows).on_conflict_do_nothing())
    present = (
        select(StreakRow.player, StreakRow.running, StreakRow.best)
        .where(StreakRow.server == server, StreakRow.player.in_([one.player for one in won]))
        .order_by(StreakRow.player)
        .with_for_update()
    )
    streaks = {player: Streak(running, best) for player, running, best in connection.execute(present)}
    after = [
        {"server": server, "player": one.player, **streaks[one.player].after(right=one.right)._asdict()} for one in won
    ]
    new = insert(connection, StreakRow).values(after)
    set_anew = {name: new.excluded[name] for name in Streak._fields}
    connection.execute(new.on_conflict_do_update(index_elements=["server", "player"], set_=set_anew))
