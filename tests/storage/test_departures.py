from datetime import timedelta
from itertools import count

import pytest

from bot.storage.database import Database
from bot.storage.departures import KEPT, Departures
from tests.features.privacy.test_store import CLUB, MIRA, OTHER, SAM, tables_with
from tests.storage.filling import fill_every_table
from tests.storage.fixtures import NOW


@pytest.fixture
async def departures(database: Database) -> Departures:
    numbers = count(1)
    await fill_every_table(database, user=MIRA, server=CLUB, numbers=numbers)
    await fill_every_table(database, user=SAM, server=OTHER, numbers=numbers)
    departures = Departures(database)
    await departures.returned([CLUB, OTHER])
    return departures


async def test_servers_of_which_something_is_kept_are_known_and_people_are_none(departures: Departures) -> None:
    assert await departures.servers() == {CLUB, OTHER}
    await departures.left([CLUB], NOW)
    assert await departures.servers() == {OTHER}


async def test_a_server_is_erased_from_every_table_thirty_days_after_it_was_left(
    database: Database, departures: Departures
) -> None:
    await departures.left([CLUB, 999], NOW)
    await departures.left([CLUB], NOW + timedelta(days=20))
    others = await tables_with(database, OTHER)
    assert await departures.erase(NOW + KEPT - timedelta(seconds=1)) == ()
    assert set(await departures.erase(NOW + KEPT)) == {CLUB, 999}
    assert await tables_with(database, CLUB) == set()
    assert await tables_with(database, OTHER) == others
    assert await tables_with(database, MIRA) == {"bags", "saved_quotes"}, "her own place is no server's"
    assert await departures.erase(NOW + KEPT) == ()


async def test_a_server_that_returns_keeps_all(database: Database, departures: Departures) -> None:
    before = await tables_with(database, CLUB)
    await departures.left([CLUB], NOW)
    await departures.returned(range(CLUB - 1000, CLUB + 1))
    assert await departures.erase(NOW + 2 * KEPT) == ()
    assert await tables_with(database, CLUB) == before
