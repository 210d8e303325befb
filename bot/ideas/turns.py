"""In which order passages come that were found in several ways, in several conversations."""

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from bot.conversation.model import Quote


def in_turn(*kinds: Iterable[Quote]) -> Iterator[Quote]:
    """Yield the first of each of ``kinds``, then the second of each, and so on."""
    return (quote for quote in chain.from_iterable(zip_longest(*kinds)) if quote is not None)


def one_each(quotes: Iterable[Quote], always: Iterable[Quote] = ()) -> Iterator[Quote]:
    """Yield the first of ``quotes`` from each conversation, in order, and then the others; those ``always`` too."""
    kept, seen = set(always), set[str]()
    later: list[Quote] = []
    for quote in quotes:
        if quote.conversation.key in seen and quote not in kept:
            later.append(quote)
        else:
            seen.add(quote.conversation.key)
            yield quote
    yield from later
