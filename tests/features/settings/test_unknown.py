"""What a server chose is not known while the database can't be read: then answers are private."""

import pytest
from simcord.results import ResponseMessage

from bot.conversation.library import Library
from bot.desk.settings_store import SettingsStore
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage

ASKED = [
    ("quote", {"words": "i get a lot of shit for my stiff face"}),
    ("moment", {"time": "10:00"}),
    ("topic", {"words": "avatars"}),
    ("random", {}),
    ("stats speakers", {}),
    ("stats word", {"words": "reality"}),
    ("conversations list", {}),
    ("conversations show", {}),
]


async def answered(stage: Stage, command: str, options: dict[str, str]) -> ResponseMessage:
    answer = (await stage.mira.slash(stage.channel, command, **options)).response
    assert answer is not None
    return answer


@pytest.mark.parametrize(("command", "options"), ASKED, ids=lambda value: str(value))
async def test_every_answer_that_a_setting_makes_private_is_private_while_settings_are_unknown(
    stage: Stage, bot_database: Database, make_bot: MakeBot, library: Library, command: str, options: dict[str, str]
):
    await SettingsStore(bot_database).set(stage.guild.id, None, {"private": True})
    kept_private = (await answered(stage, command, options)).ephemeral
    await bot_database.close()
    bot_database.file.write_bytes(b"this is no database " * 500)
    await stage.env.restart_bot(make_bot(library))
    assert (await answered(stage, command, options)).ephemeral or not kept_private


async def test_a_server_read_before_stays_as_it_was_read(stage: Stage, bot_database: Database):
    options = {"words": "i get a lot of shit for my stiff face"}
    assert not (await answered(stage, "quote", options)).ephemeral
    await bot_database.close()
    bot_database.file.write_bytes(b"this is no database " * 500)
    assert not (await answered(stage, "quote", options)).ephemeral
