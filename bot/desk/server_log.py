"""What moderators did, told in the channel that a server has set for it: who added, removed, edited or decided."""

from collections.abc import Sequence

import aiohttp
import discord
import structlog
from discord import ui

from bot.desk.markdown import cut, plain
from bot.desk.reply import Reply, layout_of
from bot.desk.request import Request

MOST_NAMED = 10
"""Titles told of one thing that was done; the rest are counted."""

_log = structlog.stdlib.get_logger("bot.server_log")


async def note(request: Request, done: str, titles: Sequence[str]) -> None:
    """Tell that the asker has ``done`` something, such as "added", with what is called so, where that is wanted.

    What goes wrong is logged: what was done stays done.
    """
    channel = (await request.settings()).log_channel
    server = request.interaction.guild_id
    if channel is None or server is None or not titles:
        return
    place = request.interaction.client.get_partial_messageable(channel, guild_id=server)
    reply = log_reply(request.user, done, titles)
    try:
        await request.desk.sender.publish(place, reply, nonce=f"log{request.interaction.id}")
    except (aiohttp.ClientError, discord.HTTPException, OSError) as error:
        _log.warning("not told", server=server, reason=str(error) or type(error).__name__)


def log_reply(user: int, done: str, titles: Sequence[str]) -> Reply:
    """Return the line of the log: it names the person, whom it does not ping."""
    named = ", ".join(f"“{cut(plain(title), 90)}”" for title in titles[:MOST_NAMED])
    more = f" and {len(titles) - MOST_NAMED:,} more" if titles[MOST_NAMED:] else ""
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(f"<@{user}> has {done} {named}{more}"))))
