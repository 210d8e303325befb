"""Who says what is near: passages asked of a speaker, or of whoever a question names."""

from collections.abc import Iterable, Iterator

from bot.conversation.model import Quote
from bot.ideas.nearest import Near

MOST = 0.5
"""The share of a unit's words that the speaker asked for says."""
SOME = 0.1
"""The share that whoever a question names says: the answer may be in what the other replies."""


def spoken(found: Iterable[Near], *, speaker: str | None, named: str | None) -> Iterator[Near]:
    """Yield those of ``found`` that are as ``is_spoken`` says."""
    return (near for near in found if is_spoken(near.quote, speaker=speaker, named=named))


def is_spoken(quote: Quote, *, speaker: str | None, named: str | None) -> bool:
    """Return whether ``speaker`` says most of ``quote``, and whoever a question ``named`` has a part in it."""
    return (speaker is None or said_by(speaker, quote) >= MOST) and (named is None or said_by(named, quote) >= SOME)


def said_by(speaker: str, quote: Quote) -> float:
    """Return the share of the words of ``quote`` that ``speaker`` says."""
    said = sum(len(line.text.split()) for line in quote.lines if line.speaker == speaker)
    return said / (quote.stop_word - quote.first_word)
