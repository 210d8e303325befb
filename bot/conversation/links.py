"""The address that plays a moment."""

from math import floor

from bot.conversation.model import Conversation, Player
from bot.conversation.site_pages import PASSAGE, is_page, passage_anchor

LEAD_IN = 3
"""Seconds a link starts early: between stamps 30 to 60 s apart, 5 % of estimates are later still."""


def play_from(conversation: Conversation, player: Player, seconds: float) -> str:
    """Return the address at which ``player`` plays what is said at ``seconds``, a lead-in early.

    Of a conversation that is not timed it is the beginning: a guessed second is worse than none. On a site of our own
    it is the page of the passage.
    """
    if is_page(player):
        return player.address.replace(PASSAGE, passage_anchor(conversation, seconds))
    start = max(0, floor(seconds + player.offset) - LEAD_IN) if conversation.timed else 0
    return player.address.replace("{seconds}", str(start))


def play_link(conversation: Conversation, seconds: float) -> str | None:
    """Return the address that plays ``seconds`` in the conversation's first player; None without players."""
    return play_from(conversation, conversation.players[0], seconds) if conversation.players else None
