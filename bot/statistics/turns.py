"""Who speaks longest without a break."""

from collections.abc import Iterable, Iterator
from heapq import nlargest

from bot.conversation.model import Conversation, Quote


def longest_turns(
    conversations: Iterable[Conversation], *, speaker: str | None = None, count: int
) -> tuple[Quote, ...]:
    """Return up to ``count`` turns with the most words, the earliest of equals first; of ``speaker`` alone if given.

    Words and not seconds, because some transcripts hardly tell times, and pauses count for nobody.
    """
    turns = (turn for conversation in conversations for turn in _turns(conversation, speaker))
    return tuple(nlargest(count, turns, key=turn_words))


def turn_words(turn: Quote) -> int:
    """Return how many words ``turn`` has."""
    return turn.stop_word - turn.first_word


def _turns(conversation: Conversation, speaker: str | None) -> Iterator[Quote]:
    """Yield every turn in which a word is said."""
    ends = (*conversation.first_words, conversation.word_count)
    for turn in conversation.turns:
        if speaker in (None, turn.speaker) and ends[turn.stop] > ends[turn.first]:
            yield Quote(conversation, ends[turn.first], ends[turn.stop])
