from io import StringIO

import pytest

from bot.conversation.library import Library
from bot.storage.database import Database, open_database
from tests.conftest import MakeBot, Stage, text_of
from tests.storage.filling import set_schema

STIFF = "i get a lot of shit for my stiff face"


@pytest.fixture
def ticking() -> bool:
    return True


async def saved(stage: Stage) -> str:
    return text_of((await stage.mira.slash(stage.channel, "saved list")).response)


@pytest.fixture
async def broken(stage: Stage, bot_database: Database, make_bot: MakeBot, library: Library, log: StringIO) -> Stage:
    """A bot that was started on a broken bot_database."""
    await bot_database.close()
    bot_database.file.write_bytes(b"this is no database " * 500)
    await stage.env.restart_bot(make_bot(library))
    return stage


async def test_with_a_broken_database_the_bot_starts_and_says_so(broken: Stage, log: StringIO):
    assert "stiff" in text_of((await broken.mira.slash(broken.channel, "quote", words=STIFF)).response)
    assert "My memory is out of order" in await saved(broken)
    assert "not remembering, only finding quotes" in log.getvalue()


async def test_it_remembers_as_soon_as_the_database_is_there(broken: Stage, bot_database: Database, log: StringIO):
    await broken.env.advance_time(30)
    assert "My memory is out of order" in await saved(broken)
    bot_database.file.unlink()
    await broken.env.advance_time(60)
    assert "Nothing saved" in await saved(broken)
    tries = log.getvalue().count("still not remembering")
    assert 3 <= tries <= 6, "they come ever more seldom"


async def test_a_newer_schema_that_comes_back_is_left_alone(broken: Stage, bot_database: Database, log: StringIO):
    bot_database.file.unlink()
    newer = await open_database(f"sqlite:///{bot_database.file}")
    await set_schema(newer, "9999")
    await newer.close()
    await broken.env.advance_time(60)
    assert "My memory is out of order" in await saved(broken)
    assert log.getvalue().count("a newer version of the bot has been here") == 1
