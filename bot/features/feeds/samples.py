"""A few quotes of an episode, from all over it."""

from bot.conversation.model import Conversation, Quote
from bot.conversation.quotable import quotable

SAMPLES = 3


def sample_quotes(conversation: Conversation) -> tuple[Quote, ...]:
    """Return quotes of ``conversation`` that stand alone, else how passages begin; a long one takes a second."""
    quotes = quotable(conversation) or tuple(
        conversation.quote_passages(number, number + 1) for number in range(len(conversation.passages))
    )
    return quotes[:: max(1, -(-len(quotes) // SAMPLES))][:SAMPLES]
