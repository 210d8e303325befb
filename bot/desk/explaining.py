"""Whatever goes wrong reaches the asker as one kind line, private where Discord can, and the log with its cause."""

from collections.abc import Iterable

import discord
import structlog
from discord import app_commands

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords
from bot.desk.problem_words import changed_command_reply, problem_reply, unexpected_reply, with_typed
from bot.desk.reply import Reply
from bot.desk.send import Sender
from bot.desk.which import WhichConversation, WhichSpeaker, which_reply, who_reply
from bot.storage.errors import StorageError

_log = structlog.stdlib.get_logger("bot.errors")
_TOO_LATE = 10062  # Discord's "unknown interaction": it was not answered within three seconds
_ANSWERED = 40060  # it was answered already, perhaps by another process


def reference_of(asked: discord.Interaction | discord.Message) -> str:
    """Return a short text that finds the log's lines about what was asked."""
    return f"{asked.id >> 12:x}"[-7:]


class Explainer:
    """Tells people what went wrong, through ``sender``."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._words: tuple[ErrorWords, ...] = ()

    def learn(self, words: Iterable[ErrorWords]) -> None:
        """Tell from now on in ``words``, which features have for their errors."""
        self._words = tuple(words)

    async def explain(self, interaction: discord.Interaction, error: BaseException, typed: str = "") -> None:
        """Tell the asker what ``error`` means, and log what they cannot mend; raises nothing.

        What was ``typed`` into a form is handed back.
        """
        if isinstance(error, app_commands.CommandInvokeError):
            error = error.original
        if isinstance(error, discord.HTTPException) and error.code in (_TOO_LATE, _ANSWERED):
            _log.warning("not answered", interaction=interaction.id, code=error.code)
            return
        try:
            await self._sender.answer(interaction, with_typed(self._reply(interaction, error), typed))
        except Exception as refused:
            _log.warning("could not explain", interaction=interaction.id, exc_info=refused)

    async def explain_to_all(self, message: discord.Message, error: Exception) -> None:
        """Reply to ``message`` with what ``error`` means, where nobody can be told privately; raises nothing."""
        try:
            await self._sender.post(message, self._reply(message, error))
        except Exception as refused:
            _log.warning("could not explain", message=message.id, exc_info=refused)

    def _reply(self, asked: discord.Interaction | discord.Message, error: BaseException) -> Reply:
        """Return ``error`` in words; log it if nobody foresaw it."""
        if isinstance(error, StorageError):
            _log.warning("not remembered", asked=asked.id, reason=str(error) or type(error).__name__)
        if isinstance(error, WhichConversation):
            return which_reply(error)
        if isinstance(error, WhichSpeaker):
            return who_reply(error)
        if isinstance(error, VerbatimError):
            return problem_reply(error, *self._words)
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            return changed_command_reply()
        reference = reference_of(asked)
        _log.error("unexpected", reference=reference, asked=asked.id, exc_info=error)
        return unexpected_reply(reference)
