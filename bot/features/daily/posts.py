"""One post for each due time, however many processes run and whenever one is killed.

A process claims a due time, posts with the claim's nonce and says so. A claim that nobody has settled for a
minute is tried again by one process, with the same quote and nonce: for some minutes Discord answers a second
post of a nonce with the first. After three minutes nobody tries any more; then it is lost, and told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, or_, select, update

from bot.features.daily.due import LATEST, last_due, next_due
from bot.features.daily.schedule import Schedule
from bot.features.daily.store import schedule_of
from bot.storage.database import insert
from bot.storage.store import Store, reads, writes
from bot.storage.tables import PostRow, ScheduleRow

RETRIED_AFTER = timedelta(seconds=60)
GIVEN_UP_AFTER = timedelta(seconds=180)
KEPT = timedelta(days=7)
"""How long it is remembered what was posted."""


class PostState(StrEnum):
    """How far a post has come."""

    CLAIMED = "claimed"
    POSTED = "posted"
    LOST = "lost"
    """Nobody knows whether it was posted; it is not tried again."""
    SKIPPED = "skipped"
    """The bot was away for too long."""
    TOLD = "told"
    """The moderators know that it was lost or skipped."""


_UNTOLD = (PostState.LOST, PostState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to post ``schedule`` for its time ``due``, until ``deadline``; never send after it.

    ``form`` is the quote chosen for it by then, None if none was. ``tried_at`` tells this try from others.
    """

    schedule: Schedule
    due: datetime
    form: str | None
    tried_at: datetime
    deadline: datetime

    @property
    def nonce(self) -> str:
        """What Discord is to know the post by; the same for every try."""
        return nonce_of(self.schedule, self.due)


@dataclass(frozen=True, slots=True)
class Missed:
    """A post that is LOST or SKIPPED, of which the moderators are to be told."""

    schedule: Schedule
    due: datetime
    state: PostState


class DailyPosts(Store):
    """The due times that were claimed."""

    @writes
    def claim(self, connection: Connection, schedule: Schedule, now: datetime) -> Claim | None:
        """Return the right to post ``schedule``; None if another process has it, or it is over an hour late.

        Of several times that were missed only the last one counts.
        """
        due = last_due(schedule.plan.timetable, now)
        state = PostState.CLAIMED if now - due < LATEST else PostState.SKIPPED
        moved = update(ScheduleRow).where(
            ScheduleRow.number == schedule.number,
            ScheduleRow.next_due == schedule.next_due,
            ScheduleRow.paused.is_(None),
            ScheduleRow.removed_at.is_(None),
        )
        following = next_due(schedule.plan.timetable, now)
        if not connection.execute(moved.values(next_due=following)).rowcount:
            return None
        row = insert(connection, PostRow).values(
            schedule=schedule.number,
            due=due,
            state=state,
            claimed_at=now,
            tried_at=now if state is PostState.CLAIMED else due,  # a skipped one can be told at once
        )
        new = connection.execute(row.on_conflict_do_nothing().returning(PostRow.due)).one_or_none()
        won = new is not None and state is PostState.CLAIMED
        return Claim(schedule, due, None, now, now + GIVEN_UP_AFTER) if won else None

    async def choose(self, claim: Claim, form: str) -> None:
        """Remember the quote that is about to be posted, so that another try posts the same."""
        await self._set(claim.schedule, claim.due, {"form": form})

    async def settle(self, claim: Claim, state: PostState) -> None:
        """Say what became of a claim: POSTED, LOST to have it told, or TOLD."""
        await self._set(claim.schedule, claim.due, {"state": state})

    @reads
    def unsettled(self, connection: Connection, now: datetime) -> tuple[Claim, ...]:
        """Return the claims that may be tried again; ``retry`` one before posting it."""
        asked = (
            PostRow.state == PostState.CLAIMED,
            PostRow.tried_at <= now - RETRIED_AFTER,
            PostRow.claimed_at > now - GIVEN_UP_AFTER,
            ScheduleRow.removed_at.is_(None),
        )
        return tuple(
            Claim(schedule_of(row), row.due, row.form, row.tried_at, row.claimed_at + GIVEN_UP_AFTER)
            for row in _posts(connection, *asked)
        )

    @writes
    def retry(self, connection: Connection, claim: Claim, now: datetime) -> Claim | None:
        """Return the right to try ``claim`` again; None if another process has it, or it is too late."""
        again = update(PostRow).where(
            PostRow.schedule == claim.schedule.number,
            PostRow.due == claim.due,
            PostRow.state == PostState.CLAIMED,
            PostRow.tried_at == claim.tried_at,
            PostRow.claimed_at > now - GIVEN_UP_AFTER,
        )
        won = connection.execute(again.values(tried_at=now).returning(PostRow.form)).one_or_none()
        return Claim(claim.schedule, claim.due, won.form, now, claim.deadline) if won else None

    async def missed(self, now: datetime, sees: Callable[[int], bool] = lambda _: True) -> tuple[Missed, ...]:
        """Give up what is too late, and return what this process is to tell servers that it ``sees``.

        Say ``told`` after each: what is not said to be told within a minute is returned again.
        """
        late = and_(PostRow.state == PostState.CLAIMED, PostRow.claimed_at <= now - GIVEN_UP_AFTER)
        waiting = and_(PostRow.state.in_(_UNTOLD), PostRow.tried_at <= now - RETRIED_AFTER)
        found = [row for row in await self._database.read(_posts, or_(late, waiting)) if sees(row.server)]
        if not found:
            return ()  # nearly always, and then nobody else's writing has to wait
        return await self._database.write(_taken, found, now)

    @reads
    def untold(self, connection: Connection, server: int) -> tuple[Missed, ...]:
        """Return what the moderators of ``server`` could not be told so far; say ``told`` after each."""
        found = _posts(connection, PostRow.state.in_(_UNTOLD), ScheduleRow.server == server)
        return tuple(map(_missed, found))

    async def told(self, missed: Missed) -> None:
        """Say that the moderators know."""
        await self._set(missed.schedule, missed.due, {"state": PostState.TOLD})

    @writes
    def _set(self, connection: Connection, schedule: Schedule, due: datetime, values: dict[str, Any]) -> None:
        changed = update(PostRow).where(PostRow.schedule == schedule.number, PostRow.due == due).values(values)
        connection.execute(changed)


def nonce_of(schedule: Schedule, due: datetime) -> str:
    """Return what tells a due time from all others, at most 25 characters and usually far fewer."""
    return f"{schedule.number}-{int(due.timestamp()) // 60}"


def delete_old(connection: Connection, now: datetime) -> None:
    """Forget the posts of more than a week ago."""
    connection.execute(delete(PostRow).where(PostRow.claimed_at <= now - KEPT))


def _posts(connection: Connection, *asked: ColumnElement[bool]) -> list[Row[Any]]:
    """Return posts, each with its schedule, oldest first."""
    posts = (PostRow.due, PostRow.state, PostRow.form, PostRow.claimed_at, PostRow.tried_at)
    both = select(ScheduleRow.__table__, *posts).join(PostRow, PostRow.schedule == ScheduleRow.number)
    return list(connection.execute(both.where(*asked).order_by(PostRow.due, ScheduleRow.number)))


def _taken(connection: Connection, rows: Sequence[Row[Any]], now: datetime) -> tuple[Missed, ...]:
    """Return those of ``rows`` that this process is to tell of."""
    return tuple(_missed(row) for row in rows if _take(connection, row, now))


def _take(connection: Connection, row: Row[Any], now: datetime) -> bool:
    """Take it on to tell of a post that is late, lost or skipped; False if another process has taken it."""
    mine = update(PostRow).where(
        PostRow.schedule == row.number,
        PostRow.due == row.due,
        PostRow.state == row.state,
        PostRow.tried_at == row.tried_at,
    )
    return bool(connection.execute(mine.values(state=_missed(row).state, tried_at=now)).rowcount)


def _missed(row: Row[Any]) -> Missed:
    state = PostState(row.state)
    return Missed(schedule_of(row), row.due, PostState.LOST if state is PostState.CLAIMED else state)
