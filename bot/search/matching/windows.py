"""The tokens of the candidate windows, and how similar each is to each term of the query."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.query import Query
from bot.search.asked.scope import Scope
from bot.search.matching.candidates import window_blocks
from bot.search.reading.corpus import BREAK, Corpus
from bot.search.reading.postings import BLOCK

MATCHED = 0.5
"""The similarity from which a token counts as matched."""


class Windows(NamedTuple):
    """``places``, shape (windows, width): the position in the corpus of each token of each window.

    ``similar`` is the similarity of each distinct term to each token, shape (distinct terms, windows, width).
    ``barred`` marks what is outside the scope, or between conversations.
    """

    places: NDArray[np.int64]
    similar: NDArray[np.float32]
    barred: NDArray[np.bool_]


def open_windows(first_blocks: NDArray[np.int64], query: Query, corpus: Corpus, scope: Scope | None) -> Windows:
    """Return the windows that begin half a block before ``first_blocks``."""
    width = (window_blocks(query) + 1) * BLOCK
    places = first_blocks[:, None] * BLOCK - BLOCK // 2 + np.arange(width)
    inside = (places >= 0) & (places < len(corpus.tokens))
    if scope is not None:
        inside &= scope.holds(places)
    tokens = np.where(inside, corpus.tokens[np.where(inside, places, 0)], BREAK)
    similar = np.empty((len(query.similar), *tokens.shape), np.float32)
    degree_of = np.zeros(len(corpus.vocabulary), np.float32)
    for row, (numbers, degrees, _) in enumerate(query.similar.values()):
        degree_of[numbers] = degrees
        degree_of.take(tokens, out=similar[row])
        degree_of[numbers] = 0
    return Windows(places, similar, tokens == BREAK)
