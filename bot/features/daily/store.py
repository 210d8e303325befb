"""The daily posts that a server has asked for; when they were posted is in ``daily_posts``."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from bot.features.daily.due import Days, Timetable, next_due
from bot.features.daily.errors import ScheduleGone, TooManySchedules
from bot.features.daily.schedule import Paused, Plan, Schedule, Source
from bot.storage.database import insert
from bot.storage.store import Store, reads, writes
from bot.storage.tables import ScheduleRow

MOST_SCHEDULES = 25
"""Daily posts of a server, as many as a list of Discord's can offer."""

UNDO_TIME = timedelta(days=30)
"""How long a removed schedule can be brought back; then it is deleted."""


class Daily(Store):
    """The schedules of all servers."""

    @writes
    def add(self, connection: Connection, server: int, plan: Plan, now: datetime) -> Schedule:
        """Post by ``plan`` from now on; raises TooManySchedules."""
        if len(_schedules(connection, ScheduleRow.server == server)) >= MOST_SCHEDULES:
            raise TooManySchedules(MOST_SCHEDULES)
        values = {**_values(plan), "server": server, "next_due": next_due(plan.timetable, now)}
        number = insert(connection, ScheduleRow).values(values).returning(ScheduleRow.number)
        added = connection.execute(number).scalar_one()
        return _one(connection, server, added)

    @reads
    def of(self, connection: Connection, server: int) -> tuple[Schedule, ...]:
        """Return the schedules of ``server``, oldest first."""
        return _schedules(connection, ScheduleRow.server == server)

    @reads
    def due(self, connection: Connection, now: datetime) -> tuple[Schedule, ...]:
        """Return what is due, of all servers, the longest overdue first; claim one before posting it."""
        return _schedules(connection, ScheduleRow.next_due <= now, ScheduleRow.paused.is_(None))

    async def pause(self, server: int, number: int, reason: Paused) -> Schedule:
        """Post no more until it is resumed; raises ScheduleGone."""
        return await self._change(server, number, {"paused": reason})

    async def resume(self, server: int, number: int, now: datetime) -> Schedule:
        """Post again, from the next due time on; raises ScheduleGone."""
        return await self._change(server, number, {"paused": None}, now)

    async def remove(self, server: int, number: int, now: datetime) -> Schedule:
        """Take a schedule away; raises ScheduleGone."""
        return await self._change(server, number, {"removed_at": now})

    async def bring_back(self, server: int, number: int, now: datetime) -> Schedule:
        """Undo ``remove``; raises ScheduleGone after 30 days."""
        return await self._change(server, number, {"removed_at": None}, now, removed=True)

    @writes
    def _change(
        self,
        connection: Connection,
        server: int,
        number: int,
        values: dict[str, Any],
        since: datetime | None = None,
        *,
        removed: bool = False,
    ) -> Schedule:
        """Change a row; with ``since`` also reckon anew when it is due. Return it as it is then."""
        before = _one(connection, server, number, removed=removed)
        if since is not None:
            values = values | {"next_due": next_due(before.plan.timetable, since)}
        connection.execute(update(ScheduleRow).where(ScheduleRow.number == number).values(values))
        return _one(connection, server, number, removed=values.get("removed_at") is not None)


def delete_removed(connection: Connection, now: datetime) -> None:
    """Delete for good what was removed too long ago to be brought back."""
    connection.execute(delete(ScheduleRow).where(ScheduleRow.removed_at <= now - UNDO_TIME))


def schedule_of(row: Row[Any]) -> Schedule:
    """Return the schedule of a row that has the columns of ``ScheduleRow``."""
    timetable = Timetable(Days(row.days), time(*divmod(row.minute, 60)), row.zone, row.weekday)
    narrowed = (row.series, row.year, row.conversation, row.title)
    plan = Plan(row.channel, timetable, Source(row.source), row.subject, row.role, row.thread, *narrowed)
    return Schedule(row.number, row.server, plan, row.next_due, Paused(row.paused) if row.paused else None)


def _values(plan: Plan) -> dict[str, Any]:
    timetable = plan.timetable
    return {
        "channel": plan.channel,
        "days": timetable.days,
        "weekday": timetable.weekday,
        "minute": timetable.at.hour * 60 + timetable.at.minute,
        "zone": timetable.zone,
        "source": plan.source,
        "subject": plan.subject,
        "role": plan.role,
        "thread": plan.thread,
        "series": plan.series,
        "year": plan.year,
        "conversation": plan.conversation,
        "title": plan.title,
    }


def _one(connection: Connection, server: int, number: int, *, removed: bool = False) -> Schedule:
    here = (ScheduleRow.server == server, ScheduleRow.number == number)
    found = _schedules(connection, *here, removed=removed)
    if not found:
        raise ScheduleGone(number)
    return found[0]


def _schedules(connection: Connection, *asked: ColumnElement[bool], removed: bool = False) -> tuple[Schedule, ...]:
    state = ScheduleRow.removed_at.is_not(None) if removed else ScheduleRow.removed_at.is_(None)
    wanted = select(ScheduleRow.__table__).where(state, *asked).order_by(ScheduleRow.next_due, ScheduleRow.number)
    return tuple(map(schedule_of, connection.execute(wanted)))
