"""A corpus with all that searching it takes, and one search of it, step by step."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from bot.search.asked.query import Query, read_query
from bot.search.asked.scope import Scope
from bot.search.matching.candidates import find_windows
from bot.search.matching.nearby import nearby_blocks
from bot.search.matching.ranking import Find, alternate, rank
from bot.search.matching.windows import open_windows
from bot.search.reading.corpus import Corpus
from bot.search.reading.postings import Postings, post
from bot.search.reading.similarity import Vocabulary

Pause = Callable[[], None]
"""Called between slices of a search, each a few milliseconds at most, so that a thread can give way there."""


class Searchable(NamedTuple):
    """What was said, where each word is, and which words resemble which."""

    corpus: Corpus
    postings: Postings
    vocabulary: Vocabulary

    def read(self, tokens: Sequence[str], pause: Pause, *, topic: bool = False, begun: bool = False) -> Query:
        """Return the query that ``tokens`` make: a ``topic`` is talked about, a ``begun`` last word still typed."""
        return read_query(tokens, self.corpus, self.postings, self.vocabulary, pause, topic=topic, begun=begun)

    def look(
        self,
        query: Query,
        limit: int,
        pause: Pause,
        scope: Scope | None = None,
        preferred: Scope | None = None,
    ) -> list[Find]:
        """Return the places in ``scope`` that fit ``query`` best, best first, those in ``preferred`` put forward."""
        if not query.terms:
            return []
        allowed = None if scope is None else scope.blocks(self.postings.block_count)
        blocks = find_windows(query, self.postings, allowed, limit, pause)
        windows = open_windows(blocks, query, self.corpus, scope)
        pause()
        return rank(query, windows, self.corpus, limit, preferred)

    def look_again(
        self, query: Query, finds: Sequence[Find], limit: int, pause: Pause, scope: Scope | None = None
    ) -> list[Find]:
        """Return ``finds`` in turn with the places near which most of the words are said, in any order."""
        if not query.terms:
            return list(finds)
        allowed = None if scope is None else scope.blocks(self.postings.block_count)
        blocks = nearby_blocks(query, self.postings, allowed, pause)
        pairs = np.minimum(blocks[:, None] + np.arange(2), self.postings.block_count - 1).ravel()
        windows = open_windows(pairs, query, self.corpus, scope)
        pause()
        return alternate(finds, query, windows, self.corpus, limit)


def make_searchable(corpus: Corpus, postings: Postings | None = None, known: Vocabulary | None = None) -> Searchable:
    """Return ``corpus`` made searchable; ``postings`` are worked out unless given, words ``known`` not again."""
    postings = postings or post(corpus.tokens, len(corpus.vocabulary))
    return Searchable(corpus, postings, Vocabulary(corpus.vocabulary, postings.telling, known))
