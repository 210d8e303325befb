import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.conftest import Stage, text_of

STIFF = "i get a lot of shit for my stiff face"


@pytest.fixture
def ticking() -> bool:
    return True


async def saved(stage: Stage) -> str:
    return text_of((await stage.mira.slash(stage.channel, "saved list")).response)


def _deleted(file: Path, _: Path) -> None:
    file.unlink()


def _moved(file: Path, _: Path) -> None:
    file.rename(file.with_name("elsewhere.db"))


def _replaced(file: Path, other: Path) -> None:
    shutil.copyfile(other, file.with_name("new.db"))
    file.with_name("new.db").replace(file)


def _folder_moved(file: Path, _: Path) -> None:
    file.parent.rename(file.parent.with_name("away"))


@pytest.mark.parametrize("lose", [_deleted, _moved, _replaced, _folder_moved])
async def test_a_file_that_is_not_where_it_was_is_told_at_once_and_nothing_is_written_anywhere(
    stage: Stage, bot_database: Database, log: StringIO, empty_database: Path, lose: Callable[[Path, Path], None]
):
    assert "Nothing saved" in await saved(stage)
    assert bot_database.file is not None
    lose(bot_database.file, empty_database)
    there = bot_database.file.is_file()
    content = bot_database.file.read_bytes() if there else b""
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response
    assert "stiff" in text_of(answer)
    kept = (await stage.mira.click(answer.message, label="Save")).response
    assert "My memory is out of order" in text_of(kept)
    assert "My memory is out of order" in await saved(stage)
    await stage.env.advance_time(60)
    assert log.getvalue().count("was deleted or replaced while the bot runs") >= 1
    assert "python -m bot restore FILE" in log.getvalue()
    assert bot_database.file.is_file() == there
    assert not there or bot_database.file.read_bytes() == content


async def test_nobody_has_to_ask_for_it_to_be_noticed_and_it_is_told_once(
    stage: Stage, bot_database: Database, log: StringIO
):
    assert bot_database.file is not None
    bot_database.file.rename(bot_database.file.with_name("elsewhere.db"))
    await stage.env.advance_time(60)
    assert log.getvalue().count("not remembering, only finding quotes") == 1
    bot_database.file.with_name("elsewhere.db").rename(bot_database.file)
    await stage.env.advance_time(60)
    assert "Nothing saved" in await saved(stage)
