"""Find this quote: a message command that tells whether a chat message was really said."""

import discord
from discord import app_commands

from bot.desk.message_text import message_text
from bot.desk.reply import Reply
from bot.desk.request import Desk, Request
from bot.search.answer.comparison import Verdict
from bot.views.comparison import checked_reply, nothing_to_check_reply
from bot.views.idea_pages import near_reply


def find_this_quote(desk: Desk) -> app_commands.ContextMenu:
    """Return the entry in the menu of messages, which a cog can't hold."""

    async def find(interaction: discord.Interaction, message: discord.Message) -> None:
        """Answer privately: word for word, nearly, in pieces, or not said."""
        request, written = Request(desk, interaction), await message_text(message)
        reply = await _checked(request, written) if written else nothing_to_check_reply()
        await request.answer(reply, private=True)

    return app_commands.ContextMenu(name="Find this quote", callback=find)


async def _checked(request: Request, written: str) -> Reply:
    finder = await request.finder()
    comparison = await finder.compare(written)
    near = await near_reply(finder, written, "n") if comparison.verdict is Verdict.NOT_SAID else None
    return near or checked_reply(comparison)
