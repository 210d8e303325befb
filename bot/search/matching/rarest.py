"""Which words of a query are said least: what to leave out where nothing is found."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from bot.search.reading.corpus import Corpus
from bot.search.reading.tokens import tokenize

MOST = 24
"""Words of a query that are looked at, from its beginning."""


def rarest_first(words: Sequence[str], corpora: Sequence[Corpus]) -> list[int]:
    """Return the numbers of ``words``, those said least often in ``corpora`` first, the later first among equals.

    A word without letters or digits is none.
    """
    counts = {}
    for number, word in enumerate(words[:MOST]):
        if tokens := tokenize([word]).texts:
            counts[number] = min(sum(_count(token, corpus) for corpus in corpora) for token in tokens)
    return sorted(counts, key=lambda number: (counts[number], -number))


def _count(token: str, corpus: Corpus) -> int:
    at = bisect_left(corpus.vocabulary, token)
    known = at < len(corpus.vocabulary) and corpus.vocabulary[at] == token
    return int(np.count_nonzero(corpus.tokens == at)) if known else 0
