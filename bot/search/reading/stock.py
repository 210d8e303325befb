"""What is said again and again: every place of a phrase, counted by conversation, the newest first."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Quote
from bot.search.answer.labels import FOUND
from bot.search.answer.match import Label, Match
from bot.search.asked.scope import Scope
from bot.search.matching.phrase import phrase_places
from bot.search.reading.tokens import tokenize
from bot.search.searchable import Searchable

OFTEN = 7
"""Places from which a phrase is told as often said; fewer are all shown."""

MOST_COMPLETIONS = 50
"""Words that the beginning of one may become, up to which all of them are looked up."""


class Stock(NamedTuple):
    """A phrase that is often said: how often, in how many conversations, and one match of each, the newest first."""

    uses: int
    conversations: int
    matches: tuple[Match, ...]


class Said(NamedTuple):
    """How often words are said just so, and the first place of each conversation in which they are."""

    uses: int
    firsts: list[Quote]


class Uses(NamedTuple):
    """How often words are said just so, and the tokens, from and to, of the first use in each conversation."""

    total: int
    firsts: list[tuple[int, int]]


def uses_of(words: str, searchable: Searchable, scope: Scope | None, *, begun: bool = False) -> Uses:
    """Return where in ``scope`` just ``words`` are said, in the order of the corpus.

    If the last of them is only ``begun``, whatever it may become is said there.
    """
    texts = tokenize(words.split()).texts
    if not texts:
        return Uses(0, [])
    places = _begun_places(texts, searchable) if begun else _places(texts, searchable)
    if scope is not None:
        places = places[scope.holds(places) & scope.holds(places + len(texts) - 1)]
    homes = np.searchsorted(searchable.corpus.starts, places, side="right")
    firsts = places[np.unique(homes, return_index=True)[1]]
    return Uses(len(places), [(first, first + len(texts)) for first in firsts.tolist()])


def _places(texts: Sequence[str], searchable: Searchable) -> NDArray[np.int64]:
    numbers = searchable.vocabulary.numbers
    if any(text not in numbers for text in texts):
        return np.empty(0, np.int64)
    return phrase_places([numbers[text] for text in texts], searchable.corpus, searchable.postings)


def _begun_places(texts: Sequence[str], searchable: Searchable) -> NDArray[np.int64]:
    """Return where ``texts`` are said, the last being the beginning of a word; of very many words only itself."""
    *before, last = texts
    completions, said = searchable.vocabulary.completions(last), searchable.corpus.tokens
    if before:
        places = _places(before, searchable)
        places = places[places + len(before) < len(said)]
        ends = said[places + len(before)]
        return places[(ends >= completions.start) & (ends < completions.stop)]
    if len(completions) > MOST_COMPLETIONS:
        return _places(texts, searchable)
    words = (phrase_places([number], searchable.corpus, searchable.postings) for number in completions)
    return np.sort(np.concatenate([np.empty(0, np.int64), *words]))


def says_just(match: Match, words: str) -> bool:
    """Return whether ``match`` is sure and says ``words`` and nothing else."""
    return match.score >= FOUND and tokenize(match.quote.text.split()).texts == tokenize(words.split()).texts


def stock(said: Said, best: Match, limit: int) -> Stock | None:
    """Return the phrase that is ``said`` so and that ``best`` says, if it is often said; else None.

    It is, if it is said ``OFTEN`` in several conversations.
    """
    if said.uses < OFTEN or len(said.firsts) < 2:
        return None
    newest = sorted(said.firsts, key=lambda quote: quote.conversation.published or date.min, reverse=True)
    return Stock(said.uses, len(said.firsts), tuple(_match(quote, best) for quote in newest[:limit]))


def _match(quote: Quote, best: Match) -> Match:
    exact = best.label in (Label.WORD_FOR_WORD, Label.CLOSE)
    heard = Label.CLOSE if quote.conversation.made_by else Label.WORD_FOR_WORD
    return Match(quote, best.score, heard if exact else best.label, tuple(range(quote.first_word, quote.stop_word)))
