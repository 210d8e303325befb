import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.desk.settings_store import SettingsStore
from bot.storage.backup import back_up
from bot.storage.database import Database, open_database
from bot.storage.errors import BackupImpossible, StorageUnavailable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "verbatim.db"


async def opened(file: Path) -> Database:
    database = await open_database(f"sqlite:///{file}")
    await SettingsStore(database).set(11, None, {"private": True})
    return database


async def test_a_copy_is_whole_while_the_database_is_in_use(file: Path, tmp_path: Path) -> None:
    database = await opened(file)
    await database.write(lambda _: back_up(f"sqlite:///{file}", tmp_path / "copy.db"))
    await database.close()
    copy = await open_database(f"sqlite:///{tmp_path / 'copy.db'}")
    assert (await SettingsStore(copy).read(11)).private
    await copy.close()


async def test_a_database_at_rest_can_be_copied(file: Path, tmp_path: Path) -> None:
    await (await opened(file)).close()
    back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT server FROM settings").fetchall() == [(11,)]


async def test_nothing_is_overwritten(file: Path, tmp_path: Path) -> None:
    await (await opened(file)).close()
    target = tmp_path / "precious.db"
    target.write_text("")
    with pytest.raises(BackupImpossible, match="not overwritten"):
        back_up(f"sqlite:///{file}", target)
    assert target.read_text() == ""


def test_a_database_that_is_not_there_is_not_made(file: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupImpossible, match="there is no database"):
        back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(BackupImpossible, match="pg_dump"):
        back_up("postgres://verbatim@127.0.0.1/verbatim", tmp_path / "copy.db")


def test_a_copy_that_fails_leaves_no_file(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"this was never a database" * 100)
    with pytest.raises(StorageUnavailable):
        back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == [file]
