"""The first message on a server."""

import discord
from simcord import ChannelHandle

from bot.tryout.reading import read_message
from tests.conftest import Stage


async def said_on_joining(stage: Stage, channel: ChannelHandle) -> list[str]:
    """Return what stands in ``channel`` after Discord has told that the bot joined the server."""
    stage.env.bot.dispatch("guild_join", stage.env.bot.get_guild(stage.guild.id))
    await stage.env.advance_time(1)
    return [
        "\n".join(read_message(one.content, [part.to_dict() for part in one.components])) for one in channel.history()
    ]


def made_the_place_for_system_messages(stage: Stage, channel: ChannelHandle) -> None:
    stage.env.backend.edit_guild(stage.guild.id, {"system_channel_id": channel.id})


async def test_it_says_hello_where_the_server_has_its_system_messages(stage: Stage) -> None:
    made_the_place_for_system_messages(stage, stage.channel)
    said = await said_on_joining(stage, stage.channel)
    assert len(said) == 1
    assert "/help" in said[0]
    assert len(said[0]) < 500


async def test_without_such_a_place_it_says_nothing(stage: Stage) -> None:
    assert await said_on_joining(stage, stage.channel) == []


async def test_where_it_may_not_write_it_says_nothing(stage: Stage) -> None:
    silent = discord.PermissionOverwrite(send_messages=False)
    channel = stage.guild.create_text_channel("rules", overwrites={stage.guild.default_role: silent})
    made_the_place_for_system_messages(stage, channel)
    assert await said_on_joining(stage, channel) == []
