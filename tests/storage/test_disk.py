from pathlib import Path

import pytest

from bot.storage.disk import throwaway_disk

MOUNTED = Path("/proc")
FILE = Path("/verbatim/verbatim.db")


@pytest.mark.parametrize("mark", ["DYNO", "RENDER", "RAILWAY_PROJECT_ID", "FLY_APP_NAME"])
def test_a_file_on_the_disk_of_a_host_that_throws_it_away_is_warned_of(mark: str) -> None:
    warning = throwaway_disk(FILE, {mark: "web.1"})
    assert warning is not None
    assert str(FILE) in warning
    assert "DATABASE_URL" in warning


def test_at_home_a_file_stays() -> None:
    assert throwaway_disk(FILE, {"HOME": "/"}) is None


def test_postgresql_is_elsewhere() -> None:
    assert throwaway_disk(None, {"DYNO": "web.1"}) is None


@pytest.mark.skipif(not MOUNTED.is_mount(), reason="needs a mounted folder")
def test_a_file_on_a_volume_stays() -> None:
    assert throwaway_disk(MOUNTED / "data" / "verbatim.db", {"FLY_APP_NAME": "verbatim"}) is None
