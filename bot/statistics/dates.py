"""The order of conversations by their dates."""

from datetime import date

from bot.conversation.model import Conversation


def undated_last(conversation: Conversation) -> date:
    """Return what sorts conversations the oldest first, and those without a date last."""
    return conversation.published or date.max
