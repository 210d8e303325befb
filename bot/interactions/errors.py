"""Whatever goes wrong reaches the asker as one kind private line, and the log with its cause."""

import discord
import structlog
from discord import app_commands

from bot.conversation.errors import VerbatimError
from bot.interactions.send import Sender
from bot.replies.problem import problem_reply, unexpected_reply

_log = structlog.stdlib.get_logger("bot.errors")
_TOO_LATE = 10062  # Discord's "unknown interaction": it was not answered within three seconds


def reference_of(interaction: discord.Interaction) -> str:
    """Return a short text that finds this interaction's lines in the log."""
    return f"{interaction.id >> 12:x}"[-7:]


async def explain(interaction: discord.Interaction, error: BaseException, sender: Sender) -> None:
    """Tell the asker what ``error`` means, and log what they cannot mend; raises nothing."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, VerbatimError):
        reply = problem_reply(error)
    else:
        reference = reference_of(interaction)
        _log.error("unexpected", reference=reference, interaction=interaction.id, exc_info=error)
        if isinstance(error, discord.NotFound) and error.code == _TOO_LATE:
            return
        reply = unexpected_reply(reference)
    try:
        await sender.answer(interaction, reply)
    except discord.HTTPException as refused:
        _log.warning("could not explain", interaction=interaction.id, status=refused.status, code=refused.code)
