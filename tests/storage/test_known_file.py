"""A file that somebody wrote over is told from one that SQLite wrote to."""

import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.storage.database import Database, insert, open_database
from bot.storage.errors import StorageUnavailable, Trouble
from bot.storage.tables import BagRow

AN_HOUR = 3600


@pytest.fixture
async def used(tmp_path: Path) -> AsyncIterator[Database]:
    """A database in use, to which nobody has written for an hour."""
    before = await open_database(f"sqlite:///{tmp_path / 'verbatim.db'}")
    await before.write(put, 0)
    for file in files_of(before):
        aged = file.stat().st_mtime - AN_HOUR
        os.utime(file, (aged, aged))
    database = await open_database(f"sqlite:///{before.file}")
    yield database
    await database.close()
    await before.close()


def put(connection: Connection, place: int) -> None:
    row = {"place": place, "personal": False, "filter": "x" * 5000, "seed": 0, "drawn": 1}
    connection.execute(insert(connection, BagRow).values(**row))


def files_of(database: Database) -> tuple[Path, Path]:
    assert database.file is not None
    return database.file, database.file.with_name(f"{database.file.name}-wal")


def older_copy(file: Path, copy: Path) -> None:
    """Put ``copy`` over ``file`` with its time, as ``cp --preserve`` does."""
    shutil.copyfile(copy, file)
    earlier = file.stat().st_mtime - 2 * AN_HOUR
    os.utime(file, (earlier, earlier))


def smaller(file: Path, _copy: Path) -> None:
    os.truncate(file, 4096)


@pytest.mark.parametrize("write_over", [lambda file, copy: shutil.copyfile(copy, file), older_copy, smaller])
async def test_a_file_that_was_written_over_is_told_and_no_more_written_to(
    used: Database, tmp_path: Path, write_over: Callable[[Path, Path], None]
):
    file, _ = files_of(used)
    copy = tmp_path / "copy.db"
    shutil.copyfile(file, copy)
    write_over(file, copy)
    for _ in range(2):
        with pytest.raises(StorageUnavailable) as told:
            await used.write(put, 1)
        assert told.value.trouble is Trouble.MOVED
    shutil.copyfile(copy, file)  # whole again, for those who still have it open


async def test_what_sqlite_writes_is_not_told_however_much_it_is(used: Database):
    file, beside = files_of(used)
    sizes = set()
    for first in range(1, 1200, 200):
        await used.write(lambda connection, first=first: [put(connection, first + more) for more in range(200)])
        sizes.add(file.stat().st_size)
    used.check_file()
    assert len(sizes) > 1, "it was taken into the file meanwhile"
    assert beside.exists()


async def test_what_another_process_writes_by_sqlite_is_not_told(used: Database, tmp_path: Path):
    other = await open_database(f"sqlite:///{tmp_path / 'verbatim.db'}")
    await other.write(put, 1)
    await other.close()
    await used.write(put, 2)
