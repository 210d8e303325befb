"""The words asked for, as the terms a search looks for."""

from collections.abc import Callable, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.regrouping import regroup
from bot.search.matching.phrase import phrase_places
from bot.search.reading.corpus import Corpus
from bot.search.reading.joining import with_other_ways
from bot.search.reading.postings import Postings
from bot.search.reading.similarity import Similar, Vocabulary

LONGEST = 1500
"""Tokens of a query that are looked at; more than fit a message."""
ALIGNED = 64
"""Terms aligned at most: of a longer query its ends and its most telling words are enough."""
ENDS = 6
A_TALK = 10_000
"""The tokens of about an hour of talk."""
STRETCH = 1.5
"""Tokens within which the words of a quote belong together, in lengths of the query, and ``SLACK`` more."""
SLACK = 4
SENTENCES = 32
"""Tokens within which the words of a topic belong together: about two sentences."""


MOST_TELLING = 7.0
"""What a word weighs at most: as much as a word said once in an hour or two of talk, however large the library is.

Else a slip or a name that nobody near has said would weigh the more, the more was said elsewhere.
"""


class Query(NamedTuple):
    """What is looked for: ``terms`` in order, ``length`` of the whole query in tokens, ``text`` of it.

    ``similar`` has an entry for each distinct term, in order; ``rows`` for each of ``terms`` the number of its entry;
    ``weights`` for each entry how telling it is, and ``most_telling`` how telling a word can be. ``topic`` says that
    the words are what is talked about, not what was said; ``places`` are the positions in the corpus at which they
    were said exactly so. ``size`` is the logarithm of how many times ``A_TALK`` the corpus has.
    """

    terms: tuple[str, ...]
    similar: dict[str, Similar]
    rows: list[int]
    weights: NDArray[np.float32]
    length: int
    text: str
    most_telling: float
    topic: bool
    places: NDArray[np.int64]
    size: float

    @property
    def stretch(self) -> int:
        """The tokens within which the terms belong together."""
        stretch = int(STRETCH * self.length) + SLACK
        return max(stretch, SENTENCES) if self.topic else stretch

    @property
    def total(self) -> float:
        """The sum of the weights of all terms, repeated ones repeatedly."""
        return float(self.weights[self.rows].sum())

    @property
    def distinct_total(self) -> float:
        """The sum of the weights of the distinct terms."""
        return float(self.weights.sum())


def read_query(
    texts: Sequence[str],
    corpus: Corpus,
    postings: Postings,
    vocabulary: Vocabulary,
    pause: Callable[[], None],
    *,
    topic: bool = False,
    begun: bool = False,
) -> Query:
    """Return the query that the tokens ``texts`` make; the last is the beginning of a word if ``begun``.

    ``pause`` is called after every word worked out.
    """
    tokens = texts[:LONGEST]
    places = _places(tokens, corpus, postings, vocabulary)
    if tokens and not len(places) and len(tokens) <= ALIGNED:
        tokens = [*regroup(tokens[:-1], vocabulary), tokens[-1]] if begun else regroup(tokens, vocabulary)
    terms = _telling_part(tokens, vocabulary)
    similar = {}
    for term in terms:
        similar[term] = vocabulary.similar(term)
        pause()
    similar = with_other_ways(terms, similar, corpus, postings, vocabulary)
    if begun and terms:
        similar[terms[-1]] = vocabulary.beginning(terms[-1])
    numbers = {term: number for number, term in enumerate(similar)}
    return Query(
        tuple(terms),
        similar,
        [numbers[term] for term in terms],
        np.array([min(found.telling, MOST_TELLING) for found in similar.values()], np.float32),
        len(tokens),
        " ".join(tokens),
        min(vocabulary.most_telling, MOST_TELLING),
        topic,
        places,
        log(max(1.0, len(corpus.tokens) / A_TALK)),
    )


def _places(tokens: Sequence[str], corpus: Corpus, postings: Postings, vocabulary: Vocabulary) -> NDArray[np.int64]:
    numbers = [vocabulary.numbers[token] for token in tokens if token in vocabulary]
    if not numbers or len(numbers) < len(tokens):
        return np.empty(0, np.int64)
    return phrase_places(numbers, corpus, postings)


def _telling_part(tokens: Sequence[str], vocabulary: Vocabulary) -> Sequence[str]:
    if len(tokens) <= ALIGNED:
        return tokens
    inner = range(ENDS, len(tokens) - ENDS)
    known = [at for at in inner if tokens[at] in vocabulary]
    telling = sorted(known, key=lambda at: -vocabulary.telling(tokens[at]))[: ALIGNED - 2 * ENDS]
    kept = sorted({*range(ENDS), *telling, *range(len(tokens) - ENDS, len(tokens))})
    return [tokens[at] for at in kept]
