"""What is said again and again: every place of a phrase, counted by conversation, the newest first."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from bot.conversation.model import Quote
from bot.search.labels import FOUND
from bot.search.match import Label, Match
from bot.search.phrase import phrase_places
from bot.search.scope import Scope
from bot.search.searchable import Searchable
from bot.search.tokens import tokenize

OFTEN = 7
"""Places from which a phrase is told as often said; fewer are all shown."""


class Stock(NamedTuple):
    """A phrase that is often said: how often, in how many conversations, and one match of each, the newest first."""

    uses: int
    conversations: int
    matches: tuple[Match, ...]


def spans_of(words: str, searchable: Searchable, scope: Scope | None) -> list[tuple[int, int]]:
    """Return the tokens, from and to, of every place in ``scope`` where just ``words`` are said, ascending."""
    texts = tokenize(words.split()).texts
    numbers = searchable.vocabulary.numbers
    if not texts or any(text not in numbers for text in texts):
        return []
    places = phrase_places([numbers[text] for text in texts], searchable.corpus, searchable.postings)
    if scope is not None:
        places = places[scope.holds(places) & scope.holds(places + len(texts) - 1)]
    return [(int(place), int(place) + len(texts)) for place in places]


def stock(places: Sequence[Quote], found: Sequence[Match], limit: int) -> Stock | None:
    """Return the phrase said at ``places``, in the order of their library, if it is often said; else None.

    It is, if it is said ``OFTEN`` in several conversations, and the first of ``found`` is sure and says just that.
    """
    said = {(quote.conversation.key, quote.first_word) for quote in places}
    if len(places) < OFTEN or not found or found[0].score < FOUND:
        return None
    best = found[0]
    if (best.quote.conversation.key, best.quote.first_word) not in said:
        return None
    firsts = [next(group) for _, group in groupby(places, lambda quote: quote.conversation.key)]
    if len(firsts) < 2:
        return None
    newest = sorted(firsts, key=lambda quote: quote.conversation.published or date.min, reverse=True)
    return Stock(len(places), len(firsts), tuple(_match(quote, best) for quote in newest[:limit]))


def _match(quote: Quote, best: Match) -> Match:
    exact = best.label in (Label.WORD_FOR_WORD, Label.CLOSE)
    heard = Label.CLOSE if quote.conversation.made_by else Label.WORD_FOR_WORD
    return Match(quote, best.score, heard if exact else best.label, tuple(range(quote.first_word, quote.stop_word)))
