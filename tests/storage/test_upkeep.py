from datetime import timedelta
from itertools import count

from bot.features.daily.posts import delete_old
from bot.features.daily.store import delete_removed as delete_removed_schedules
from bot.storage.database import Database
from bot.storage.saved import delete_removed
from bot.storage.upkeep import delete_outlived
from tests.storage.filling import fill_every_table
from tests.storage.fixtures import NOW, rows_in


async def test_what_has_outlived_its_use_is_deleted(database: Database) -> None:
    await fill_every_table(database, user=101, server=11, numbers=count(1))
    for table in ("saved_quotes", "daily_schedules", "daily_posts"):
        assert await rows_in(database, table) > 0
    clean_ups = (delete_removed, delete_removed_schedules, delete_old)
    await delete_outlived(database, clean_ups, NOW + timedelta(days=30))
    for table in ("saved_quotes", "saved_votes", "daily_schedules", "daily_posts"):
        assert await rows_in(database, table) == 0
    assert await rows_in(database, "settings") == 1
