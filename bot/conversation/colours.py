"""A colour per speaker: told apart by colour-blind eyes too, stable, and never the only sign of who speaks."""

from bot.conversation.model import Conversation

PALETTE = (0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442)
"""The qualitative palette of Okabe and Ito (2008), without black, darkest and most distinct pairs first."""


def speaker_colour(conversation: Conversation, speaker: str) -> int:
    """Return 0xRRGGBB for ``speaker``, by order of first appearance in ``conversation``."""
    return PALETTE[conversation.speakers.index(speaker) % len(PALETTE)]
