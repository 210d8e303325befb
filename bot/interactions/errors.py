"""Whatever goes wrong reaches the asker as one kind line, private where Discord can, and the log with its cause."""

import discord
import structlog
from discord import app_commands

from bot.conversation.errors import VerbatimError
from bot.interactions.send import Sender
from bot.replies.adding import conversation_gone_reply, draft_gone_reply, too_many_conversations_reply
from bot.replies.corrections import suggestion_gone_reply
from bot.replies.draft_mending import file_gone_reply
from bot.replies.problem import changed_command_reply, problem_reply, unexpected_reply, with_typed
from bot.replies.reply import Reply
from bot.replies.storage import (
    busy_reply,
    not_yours_reply,
    quiz_running_reply,
    saved_quote_gone_reply,
    schedule_gone_reply,
    too_many_schedules_reply,
    unavailable_reply,
)
from bot.storage.errors import (
    ConversationGone,
    DraftFileGone,
    DraftGone,
    NotYours,
    QuizRunning,
    SavedQuoteGone,
    ScheduleGone,
    StorageBusy,
    StorageError,
    SuggestionGone,
    TooManyConversations,
    TooManySchedules,
)

_log = structlog.stdlib.get_logger("bot.errors")
_TOO_LATE = 10062  # Discord's "unknown interaction": it was not answered within three seconds
_ANSWERED = 40060  # it was answered already, perhaps by another process


def reference_of(asked: discord.Interaction | discord.Message) -> str:
    """Return a short text that finds the log's lines about what was asked."""
    return f"{asked.id >> 12:x}"[-7:]


async def explain(interaction: discord.Interaction, error: BaseException, sender: Sender, typed: str = "") -> None:
    """Tell the asker what ``error`` means, and log what they cannot mend; raises nothing.

    What was ``typed`` into a form is handed back.
    """
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, discord.HTTPException) and error.code in (_TOO_LATE, _ANSWERED):
        _log.warning("not answered", interaction=interaction.id, code=error.code)
        return
    try:
        await sender.answer(interaction, with_typed(_reply(interaction, error), typed))
    except Exception as refused:
        _log.warning("could not explain", interaction=interaction.id, exc_info=refused)


async def explain_to_all(message: discord.Message, error: Exception, sender: Sender) -> None:
    """Reply to ``message`` with what ``error`` means, where there is nobody to tell privately; raises nothing."""
    try:
        await sender.post(message, _reply(message, error))
    except Exception as refused:
        _log.warning("could not explain", message=message.id, exc_info=refused)


def _reply(asked: discord.Interaction | discord.Message, error: BaseException) -> Reply:
    """Return ``error`` in words; log it if nobody foresaw it."""
    if isinstance(error, StorageError):
        _log.warning("not remembered", asked=asked.id, reason=str(error) or type(error).__name__)
    if isinstance(error, VerbatimError):
        return _foreseen(error)
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return changed_command_reply()
    reference = reference_of(asked)
    _log.error("unexpected", reference=reference, asked=asked.id, exc_info=error)
    return unexpected_reply(reference)


def _foreseen(error: VerbatimError) -> Reply:
    match error:
        case StorageBusy():
            return busy_reply()
        case StorageError():
            return unavailable_reply()
        case SavedQuoteGone():
            return saved_quote_gone_reply()
        case QuizRunning():
            return quiz_running_reply()
        case NotYours():
            return not_yours_reply()
        case ScheduleGone():
            return schedule_gone_reply()
        case DraftGone():
            return draft_gone_reply()
        case DraftFileGone():
            return file_gone_reply()
        case ConversationGone():
            return conversation_gone_reply()
        case TooManyConversations(most=most, words=words):
            return too_many_conversations_reply(most, words)
        case SuggestionGone():
            return suggestion_gone_reply()
        case TooManySchedules(most=most):
            return too_many_schedules_reply(most)
        case _:
            return problem_reply(error)
