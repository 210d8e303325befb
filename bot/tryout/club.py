"""A small simulated server with the bot in it, two people, and a first message that says what to do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from discord.ext import commands

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env, MemberActor

REMEMBERED = "the real world is physical and digital"
"""What somebody half remembers of the conversation that comes with the bot."""
WELCOME = f"""\
**Welcome!** Half remember something? Verbatim finds the exact words, who said them, and when.
- Type `/quote`, press Enter, then type some words: `{REMEMBERED}`. Real quotes appear while you type; pick one.
- Type `/moment`, press Enter, then a time, such as `32:10`, to read what was being said then.
- `/stats speakers` tells who talks how much, and `/help` everything else.
- You are Mira, a member. To add a conversation as a moderator does, choose Sam under *Viewing as*."""


@dataclass(frozen=True, slots=True)
class Club:
    """The simulated Discord, the channel, and two people in it: the moderator owns the server."""

    env: "Env"
    channel: "ChannelHandle"
    member: "MemberActor"
    moderator: "MemberActor"


@asynccontextmanager
async def open_club(bot: commands.AutoShardedBot, hint: str = "") -> AsyncIterator[Club]:
    """Connect ``bot`` to a new simulated server, whose welcome ends with the line ``hint``.

    Raises SystemExit where simcord is not installed.
    """
    try:
        import simcord
    except ModuleNotFoundError:
        raise SystemExit("The try-out needs a simulated Discord. Install it: pip install '.[try]'") from None
    explain = bot.tree.on_error
    env = simcord.Env(bot, shard_count=1)
    env.backend.edit_bot_profile("Verbatim")
    env.backend.advance_clock((datetime.now(UTC) - env.now()).total_seconds())  # it starts in a fixed year
    await env.start()
    bot.tree.error(explain)  # in place of simcord's, to whose page even a kindly answered error is a failure
    try:
        yield await _furnish(env, hint)
    finally:
        await bot.close()
        await env.shutdown()


async def _furnish(env: "Env", hint: str) -> Club:
    sam = env.create_user("sam", global_name="Sam")
    server = env.create_guild("The Listening Club", owner=sam)
    moderator = server.add_member(sam)
    member = server.add_member(env.create_user("mira", global_name="Mira"))
    channel = server.create_text_channel("quotes", topic="Who said that, and when?")
    server.create_text_channel("general")
    server.create_text_channel("episodes")
    await moderator.send(channel, "\n".join(filter(None, [WELCOME, hint])))
    return Club(env, channel, member, moderator)
