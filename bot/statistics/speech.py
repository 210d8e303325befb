"""When passages and words are spoken, and how fast: what the other figures are made of."""

from bot.conversation.canonical import WORD
from bot.conversation.model import Conversation
from bot.conversation.timing import seconds_at


def passage_seconds(conversation: Conversation) -> tuple[float, ...]:
    """Return how long each passage is spoken, in seconds: from its start to the start of the next.

    Nobody stamped the end of the last passage, nor of one whose successor is stamped earlier than itself:
    these last as long as their text takes at ``CHARACTERS_PER_SECOND``. A pause counts for whoever spoke
    before it; a passage stamped like its successor, or without a word, takes no time.
    """
    passages = conversation.passages
    return tuple(
        seconds_at(passages, number, len(passage.text)) - passage.start if passage.text.split() else 0.0
        for number, passage in enumerate(passages)
    )


def word_seconds(conversation: Conversation) -> tuple[float, ...]:
    """Return the estimated second at which each word begins; cheaper than asking for one after the other."""
    passages = conversation.passages
    return tuple(
        seconds_at(passages, number, word.start())
        for number, passage in enumerate(passages)
        for word in WORD.finditer(passage.text)
    )


def words_per_minute(words: float, seconds: float) -> float | None:
    """Return the pace in words a minute; None where no time went by."""
    return 60 * words / seconds if seconds > 0 else None
