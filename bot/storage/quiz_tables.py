"""The tables of quizzes: what is under way, what was asked and answered, and who has won what."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import CHILD, NUMBERED, Base, FormerUserId, Json, Number, ServerId, Snowflake, UserId


class GameRow(Base):
    """A quiz under way; a channel has one at most."""

    __tablename__ = "quiz_games"
    __table_args__ = (Index(None, "server"), Index(None, "host"))
    channel: Mapped[Snowflake] = mapped_column(primary_key=True)
    server: Mapped[ServerId]
    host: Mapped[FormerUserId | None]
    kind: Mapped[str]
    rounds: Mapped[int]
    started_at: Mapped[datetime]
    series: Mapped[str | None]
    year: Mapped[int | None]
    conversation: Mapped[str | None]


class RoundRow(Base):
    """A question that was asked; open until it is revealed."""

    __tablename__ = "quiz_rounds"
    __table_args__ = (Index(None, "channel", "position", unique=True), NUMBERED)
    number: Mapped[Number]
    channel: Mapped[int] = mapped_column(ForeignKey(GameRow.channel, ondelete=CHILD))
    position: Mapped[int]
    kind: Mapped[str]
    form: Mapped[str]
    shown: Mapped[str]
    choices: Mapped[list[str]] = mapped_column(Json)
    right: Mapped[int]
    asked_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    message: Mapped[Snowflake | None]
    revealed_at: Mapped[datetime | None]


class AnswerRow(Base):
    """What a player chose in a round; the first choice counts. ``points`` are set when it is revealed."""

    __tablename__ = "quiz_answers"
    __table_args__ = (PrimaryKeyConstraint("round", "player"), Index(None, "player"))
    round: Mapped[int] = mapped_column(ForeignKey(RoundRow.number, ondelete=CHILD))
    player: Mapped[UserId]
    choice: Mapped[int]
    answered_at: Mapped[datetime]
    points: Mapped[int | None]


class ScoreRow(Base):
    """What a player won on a server in one month (UTC), written as 2026-11."""

    __tablename__ = "quiz_scores"
    __table_args__ = (PrimaryKeyConstraint("server", "player", "month"), Index(None, "player"))
    server: Mapped[ServerId]
    player: Mapped[UserId]
    month: Mapped[str]
    points: Mapped[int]
    right: Mapped[int]
    answered: Mapped[int]


class StreakRow(Base):
    """How many right answers in a row a player has on a server, now and at best."""

    __tablename__ = "quiz_streaks"
    __table_args__ = (PrimaryKeyConstraint("server", "player"), Index(None, "player"))
    server: Mapped[ServerId]
    player: Mapped[UserId]
    running: Mapped[int]
    best: Mapped[int]


class UsedRow(Base):
    """A quote that a quiz of a server has asked for."""

    __tablename__ = "quiz_used"
    __table_args__ = (PrimaryKeyConstraint("server", "form"),)
    server: Mapped[ServerId]
    form: Mapped[str]
    used_at: Mapped[datetime]
