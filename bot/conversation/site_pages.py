"""The pages of a site of our own, one for each passage: where what no other player plays is linked to."""

from dataclasses import replace

from bot.conversation.model import Conversation, Player
from bot.conversation.overlay import Overlay

PASSAGE = "{passage}"
"""In the address of a player: where the passage goes."""


def anchor(conversation: Conversation, word: int) -> str:
    """Return what word number ``word`` is called in addresses: its number in the transcript, whatever is corrected."""
    if conversation.corrections:
        word = Overlay(conversation).written(range(word, word + 1)).start
    return f"w{word}"


def passage_anchor(conversation: Conversation, seconds: float) -> str:
    """Return the anchor of the first word of the passage spoken at ``seconds``."""
    return anchor(conversation, conversation.first_words[conversation.passage_at(seconds)])


def is_page(player: Player) -> bool:
    """Return whether ``player`` is the site of our own, which has the words and may have no sound."""
    return PASSAGE in player.address


def with_site(conversation: Conversation, site: str | None) -> Conversation:
    """Return ``conversation`` with the pages on ``site`` to link to, if nothing plays it; unchanged without a site."""
    if site is None or conversation.players:
        return conversation
    return replace(conversation, players=(Player("Transcript", f"{site}/{conversation.key}/{PASSAGE}.html"),))
