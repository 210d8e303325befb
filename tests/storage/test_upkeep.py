from datetime import timedelta
from itertools import count

from bot.storage.database import Database
from bot.storage.upkeep import delete_outlived
from tests.storage.conftest import NOW, rows_in
from tests.storage.filling import fill_every_table


async def test_what_has_outlived_its_use_is_deleted(database: Database) -> None:
    await fill_every_table(database, user=101, server=11, numbers=count(1))
    for table in ("saved_quotes", "daily_schedules", "daily_posts"):
        assert await rows_in(database, table) > 0
    await delete_outlived(database, NOW + timedelta(days=30))
    for table in ("saved_quotes", "saved_votes", "daily_schedules", "daily_posts"):
        assert await rows_in(database, table) == 0
    assert await rows_in(database, "settings") == 1
