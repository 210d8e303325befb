"""What a search gives back."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.model import Quote


class Label(StrEnum):
    """How the words asked for and the quote compare; ``bot.search.answer.labels`` has the rules."""

    WORD_FOR_WORD = "word for word"
    CLOSE = "close"
    LOOSE = "loose"
    CLOSEST = "closest I have"
    ONE_WORD = "one word"
    IN_OTHER_WORDS = "in other words"
    SIMILAR = "similar idea"


@dataclass(frozen=True, slots=True)
class Match:
    """A quote found for some words.

    ``quote`` is the tight span; ``score`` from 0 to 1 says how sure the search is that this was meant;
    ``matched`` are the numbers of the words, within the conversation, that the words asked for stand for.
    """

    quote: Quote
    score: float
    label: Label
    matched: tuple[int, ...]
