"""The rounds of quizzes and what players answer, so that a restart in the middle loses nothing.

Any process may go on with a quiz: a round is asked once, an answer counts once, a round is revealed once.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from bot.conversation.short_form import shorten
from bot.features.quiz.game import Answer, Game, Round, Taken
from bot.features.quiz.questions import Kind, Question
from bot.features.quiz.scores import Won, add_scores
from bot.features.quiz.scoring import score
from bot.storage.database import insert
from bot.storage.quiz_tables import AnswerRow, GameRow, RoundRow, UsedRow
from bot.storage.store import Store, reads, writes


class Rounds(Store):
    """The rounds of all quizzes under way."""

    @reads
    def last(self, connection: Connection, channel: int) -> Round | None:
        """Return the round that ``channel`` is in, or that was revealed last; None before the first."""
        latest = select(RoundRow.__table__).where(RoundRow.channel == channel)
        rows = connection.execute(latest.order_by(RoundRow.position.desc()).limit(1))
        return next(map(_round, rows), None)

    @writes
    def ask(
        self, connection: Connection, game: Game, position: int, question: Question, now: datetime, ends_at: datetime
    ) -> Round | None:
        """Remember that ``question`` is asked; None if another process has asked that round, or the game is over."""
        values = {
            "channel": game.channel,
            "position": position,
            "kind": question.kind,
            "form": shorten(question.quote),
            "shown": question.shown,
            "choices": question.choices,
            "right": question.right,
            "asked_at": now,
            "ends_at": ends_at,
        }
        alive = select(GameRow.channel).where(GameRow.channel == game.channel).with_for_update(read=True)
        if connection.execute(alive).one_or_none() is None:
            return None
        row = insert(connection, RoundRow).values(values).on_conflict_do_nothing()
        asked = next(map(_round, connection.execute(row.returning(RoundRow.__table__))), None)
        if asked:
            used = insert(connection, UsedRow).values(server=game.server, form=asked.form, used_at=now)
            again = used.on_conflict_do_update(index_elements=["server", "form"], set_={"used_at": now})
            connection.execute(again)
        return asked

    @writes
    def posted(self, connection: Connection, number: int, message: int) -> None:
        """Remember in which message a round is."""
        connection.execute(update(RoundRow).where(RoundRow.number == number).values(message=message))

    @writes
    def answer(self, connection: Connection, number: int, player: int, choice: int, at: datetime) -> Taken:
        """Take the answer that ``player`` gave ``at`` that moment, if it is the first and in time."""
        open_round = select(RoundRow.ends_at).where(RoundRow.number == number, RoundRow.revealed_at.is_(None))
        ends_at = connection.execute(open_round.with_for_update(read=True)).scalar_one_or_none()
        if ends_at is None or at >= ends_at:
            return Taken.OVER
        row = insert(connection, AnswerRow).values(round=number, player=player, choice=choice, answered_at=at)
        first = connection.execute(row.on_conflict_do_nothing().returning(AnswerRow.player))
        return Taken.TAKEN if first.one_or_none() else Taken.BEFORE

    @writes
    def reveal(self, connection: Connection, number: int, now: datetime) -> bool:
        """Close a round and count its answers; False if another process has done so."""
        closed = update(RoundRow).where(RoundRow.number == number, RoundRow.revealed_at.is_(None))
        row = closed.values(revealed_at=now).returning(RoundRow.channel, RoundRow.right)
        revealed = connection.execute(row).one_or_none()
        if revealed is None:
            return False
        _count_answers(connection, number, revealed.channel, revealed.right, now)
        return True

    @reads
    def answers(self, connection: Connection, number: int) -> tuple[Answer, ...]:
        """Return the answers of a round, in the order they came."""
        return tuple(Answer(*row) for row in connection.execute(_answers(number)))


def _answers(number: int) -> Select[int, int, int | None]:
    given = select(AnswerRow.player, AnswerRow.choice, AnswerRow.points).where(AnswerRow.round == number)
    return given.order_by(AnswerRow.answered_at, AnswerRow.player)


def _count_answers(connection: Connection, number: int, channel: int, right: int, now: datetime) -> None:
    answers = [(row.player, row.choice) for row in connection.execute(_answers(number))]
    points = score(answers, right)
    _set_points(connection, number, points)
    won = [Won(player, points[player], choice == right) for player, choice in answers]
    server = connection.execute(select(GameRow.server).where(GameRow.channel == channel))
    add_scores(connection, server.scalar_one(), won, now)


def _set_points(connection: Connection, number: int, points: Mapping[int, int]) -> None:
    for value in set(points.values()):
        players = [player for player in points if points[player] == value]
        won = update(AnswerRow).where(AnswerRow.round == number, AnswerRow.player.in_(players))
        connection.execute(won.values(points=value))


def _round(row: Row[Any]) -> Round:
    return Round(**row._asdict() | {"kind": Kind(row.kind), "choices": tuple(row.choices)})
