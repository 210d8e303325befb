"""What a server chose is not known while the database can't be read: then answers are private."""

from simcord.results import ResponseMessage

from bot.storage.database import Database
from tests.conftest import Stage


async def answered(stage: Stage, command: str, options: dict[str, str]) -> ResponseMessage:
    answer = (await stage.mira.slash(stage.channel, command, **options)).response
    assert answer is not None
    return answer


async def test_a_server_read_before_stays_as_it_was_read(stage: Stage, bot_database: Database):
    options = {"words": "i get a lot of shit for my stiff face"}
    assert not (await answered(stage, "quote", options)).ephemeral
    await bot_database.close()
    bot_database.file.write_bytes(b"this is no database " * 500)
    assert not (await answered(stage, "quote", options)).ephemeral
