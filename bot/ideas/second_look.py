"""A second look at the units found nearest: each is read together with what was asked, which takes longer."""

from collections.abc import Iterable

from bot.conversation.model import Quote
from bot.ideas.embedder import Embedder
from bot.ideas.nearest import Near

LOOKED_AT = 10
"""Units, at different places, that are looked at again; on the development queries 8 to 20 do as well."""


def look_again(found: Iterable[Near], asked: str, embedder: Embedder) -> list[Quote]:
    """Return the quotes of ``found``, the first ``LOOKED_AT`` that don't overlap in the order of a second look."""
    first: list[Near] = []
    rest: list[Near] = []
    for near in found:
        new = len(first) < LOOKED_AT and not any(overlap(near.quote, other.quote) for other in first)
        (first if new else rest).append(near)
    added = embedder.second_look(asked, [near.quote.text for near in first]).tolist()
    totals = [near.closeness + more for near, more in zip(first, added, strict=True)]
    order = sorted(range(len(first)), key=lambda number: -totals[number])
    return [first[number].quote for number in order] + [near.quote for near in rest]


def overlap(one: Quote, other: Quote) -> bool:
    """Return whether the quotes share a word."""
    return (
        one.conversation.key == other.conversation.key
        and one.first_word < other.stop_word
        and other.first_word < one.stop_word
    )
