import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk.settings_store import SettingsStore
from bot.storage.backup import back_up
from bot.storage.database import open_database
from bot.storage.errors import RestoreImpossible, SchemaTooNew, StorageUnavailable
from bot.storage.lock import alone
from bot.storage.restoring import restore
from tests.storage.processes import ROOT

NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
OLD, LATER = 11, 100


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "verbatim.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
async def backup(url: str, tmp_path: Path) -> Path:
    database = await open_database(url)
    await SettingsStore(database).set(OLD, None, {"private": True})
    back_up(url, tmp_path / "copy.db")
    await database.close()
    return tmp_path / "copy.db"


@contextmanager
def writer(url: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has written after the backup was made, and still has the database open."""
    command = [sys.executable, "-m", "tests.storage.crashing", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "written\n"
            yield process
        finally:
            process.kill()


def servers_in(file: Path) -> set[int]:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {server for (server,) in connection.execute("SELECT server FROM settings")}


@pytest.mark.process
async def test_after_a_crash_a_backup_is_restored_as_it_was_and_what_was_there_is_kept(
    url: str, file: Path, backup: Path
) -> None:
    with writer(url) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert "verbatim.db-wal" in names_beside(file), "what the crash left behind"
    restored = restore(url, backup, NOW)
    assert names_beside(file) == [
        "verbatim.db",
        "verbatim.db.before-20261128-100000",
        "verbatim.db.before-20261128-100000-wal",
        "verbatim.db.lock",
    ]
    database = await open_database(url)
    assert (await SettingsStore(database).read(OLD)).private
    assert not (await SettingsStore(database).read(LATER)).private
    await database.close()
    assert servers_in(file) == {OLD}
    assert restored.aside is not None
    assert servers_in(restored.aside) == {OLD, *range(LATER, 300)}, "with what the crash left in its -wal"


@pytest.mark.process
async def test_what_was_put_aside_can_be_restored_with_what_lies_beside_it(url: str, file: Path, backup: Path) -> None:
    with writer(url) as process:
        process.kill()
        process.wait()
    aside = restore(url, backup, NOW).aside
    assert aside is not None
    second = restore(url, aside, NOW).aside
    assert servers_in(file) == {OLD, *range(LATER, 300)}
    assert second is not None
    assert second != aside


@pytest.mark.process
async def test_while_anybody_uses_the_database_nothing_is_restored(url: str, file: Path, backup: Path) -> None:
    with writer(url), pytest.raises(RestoreImpossible, match="stop it first"):
        restore(url, backup, NOW)
    database = await open_database(url)
    with pytest.raises(RestoreImpossible, match="stop it first"):
        restore(url, backup, NOW)
    await database.close()
    restore(url, backup, NOW)
    assert servers_in(file) == {OLD}


async def test_while_a_backup_is_restored_nobody_begins_to_use_the_database(url: str, file: Path, backup: Path) -> None:
    with alone(file), pytest.raises(StorageUnavailable, match="a backup is being put in its place"):
        await open_database(url)
    await (await open_database(url)).close()


def names_beside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def _delete(file: Path) -> None:
    file.unlink()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for place in range(4096, len(data), 97):
        data[place] ^= 0xFF
    file.write_bytes(data)


def _other_text(file: Path) -> None:
    file.write_bytes(b"this was never a database" * 500)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _other_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name)")


@pytest.mark.parametrize("spoil", [_cut, _flip, _other_text, _empty, _other_database])
async def test_what_is_no_whole_database_of_ours_is_refused_and_changes_nothing(
    url: str, file: Path, backup: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(backup)
    before = names_beside(file)
    with pytest.raises(RestoreImpossible, match="nothing was changed"):
        restore(url, backup, NOW)
    assert names_beside(file) == before
    assert servers_in(file) == {OLD}


async def test_a_newer_schema_is_refused(url: str, file: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew):
        restore(url, backup, NOW)
    assert servers_in(file) == {OLD}


async def test_a_database_that_is_gone_or_damaged_is_restored(url: str, file: Path, backup: Path) -> None:
    _delete(file)
    assert restore(url, backup, NOW).aside is None
    assert servers_in(file) == {OLD}
    _other_text(file)
    with pytest.raises(StorageUnavailable, match="python -m bot restore FILE"):
        await open_database(url)
    restore(url, backup, NOW)
    assert servers_in(file) == {OLD}


async def test_the_database_is_not_its_own_backup_nor_is_nothing(url: str, file: Path, backup: Path) -> None:
    with pytest.raises(RestoreImpossible, match="the database itself"):
        restore(url, file, NOW)
    with pytest.raises(RestoreImpossible, match="there is no file"):
        restore(url, file.with_name("nothing.db"), NOW)


def test_for_postgresql_the_commands_are_told(tmp_path: Path) -> None:
    url = "postgres://verbatim@127.0.0.1/verbatim"
    with pytest.raises(RestoreImpossible, match="pg_restore"):
        restore(url, tmp_path / "copy.db", NOW)
