"""What holds for every command, those to come among them: it answers whatever is typed, and keeps private."""

from collections.abc import AsyncIterator

import discord
import pytest
from simcord import MemberActor

from bot.conversation.library import Library
from bot.desk.settings_store import SettingsStore
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage, text_of
from tests.features.every_command import commands_of, required, typed

HOSTILE = [
    "@everyone <@1> [x](https://evil.example) `**" + "_~|> \u202e\ufdfd" * 40,
    "# 1\n\n-# " + "\x00\u200b\ud83d\ude00e\u0301" * 500,
]


@pytest.fixture
def ruler(stage: Stage) -> MemberActor:
    """A member with every permission."""
    role = stage.guild.create_role("Rulers", permissions=discord.Permissions.all())
    return stage.guild.add_member(stage.env.create_user("rex"), roles=[role])


async def everything_asked(
    stage: Stage, who: MemberActor, text: str | None = None
) -> AsyncIterator[tuple[str, bool, str]]:
    """Ask every command, with ``text`` in all that is typed; yield its name, whether the answer is private, and it."""
    for command in commands_of(stage.env.bot):
        stage.forget_public_answers()
        options = required(command, stage.channel) | (typed(command, text) if text else {})
        told = await who.slash(stage.channel, command.qualified_name, **options)
        assert told.acknowledged, command.qualified_name
        assert told.response is not None, command.qualified_name
        yield command.qualified_name, bool(told.response.ephemeral), text_of(told.response)


@pytest.mark.parametrize("text", [None, *HOSTILE], ids=["typical", "ping", "long"])
async def test_whatever_is_typed_is_answered(stage: Stage, ruler: MemberActor, text: str | None) -> None:
    asked = 0
    async for name, _, answer in everything_asked(stage, ruler, text):
        assert "something broke" not in answer, name
        asked += 1
    assert asked > 30


async def test_what_a_setting_makes_private_is_private_while_settings_are_unknown(
    stage: Stage, ruler: MemberActor, bot_database: Database, make_bot: MakeBot, library: Library
) -> None:
    await SettingsStore(bot_database).set(stage.guild.id, None, {"private": True})
    kept_private = {name async for name, private, _ in everything_asked(stage, ruler) if private}
    await bot_database.close()
    assert bot_database.file is not None
    bot_database.file.write_bytes(b"this is no database " * 500)
    await stage.env.restart_bot(make_bot(library))
    public = {name async for name, private, _ in everything_asked(stage, ruler) if not private}
    assert {"quote", "moment", "topic", "random", "stats speakers"} <= kept_private
    assert not public & kept_private
