from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import StatementError

from bot.conversation.model import Line
from bot.storage.columns import clean
from bot.storage.database import Database, insert
from bot.storage.quiz_tables import UsedRow
from bot.storage.tables import DepartureRow, SavedRow
from tests.storage.fixtures import NOW

ON_BOTH = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def stored_moment(database: Database, moment: datetime) -> datetime:
    def store(connection: Connection) -> datetime:
        connection.execute(delete(DepartureRow))
        connection.execute(insert(connection, DepartureRow).values(server=1, left_at=moment))
        return connection.execute(select(DepartureRow.left_at)).scalar_one()

    return await database.write(store)


@pytest.mark.parametrize("hours", [-11, 0, 2, 14])
async def test_a_moment_of_any_zone_comes_back_as_the_same_in_utc(database: Database, hours: int) -> None:
    moment = datetime(2026, 3, 29, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=hours)))
    back = await stored_moment(database, moment)
    assert back == moment
    assert back.tzinfo is UTC


async def test_a_moment_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="has no zone"):
        await stored_moment(database, datetime(2026, 3, 29, 12, 0))


async def test_moments_compare_as_moments(database: Database) -> None:
    east, west = (datetime(2026, 3, 29, 12, 0, tzinfo=timezone(timedelta(hours=hours))) for hours in (9, -9))
    await stored_moment(database, west)
    later = select(DepartureRow.server).where(DepartureRow.left_at > east)
    assert await database.read(lambda connection: connection.execute(later).scalars().all()) == [1]


@ON_BOTH
@given(st.text(st.characters(codec=None), max_size=40))
async def test_any_text_can_be_stored_and_comes_back_clean(database: Database, form: str) -> None:
    def check(connection: Connection) -> None:
        connection.execute(delete(UsedRow))
        connection.execute(insert(connection, UsedRow).values(server=1, form=form, used_at=NOW))
        assert connection.execute(select(UsedRow.form)).scalar_one() == clean(form)
        assert connection.execute(select(UsedRow.server).where(UsedRow.form == form)).scalar_one() == 1

    await database.write(check)


@ON_BOTH
@given(st.lists(st.tuples(st.text(max_size=5), st.text(st.characters(codec=None), max_size=20)), max_size=4))
async def test_lines_come_back_as_they_were(database: Database, said: list[tuple[str, str]]) -> None:
    lines = [Line(*line) for line in said]
    row = {"place": 1, "personal": False, "saver": 2, "form": "f", "title": "t", "start": 0.5, "tags": []}

    def store(connection: Connection) -> Any:
        connection.execute(delete(SavedRow))
        connection.execute(insert(connection, SavedRow).values(**row, lines=lines, saved_at=NOW))
        return connection.execute(select(SavedRow.lines)).scalar_one()

    assert await database.write(store) == [[clean(speaker), clean(text)] for speaker, text in said]


def test_clean_text_loses_nothing_else() -> None:
    assert clean("a\0b\n\t“é”\U0001f399") == "ab\n\t“é”\U0001f399"
    assert clean("\ud83c") == "?"
