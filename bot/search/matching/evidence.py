"""How well a place fits a query, as a few numbers."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from bot.search.asked.query import Query
from bot.search.matching.alignment import Aligned, align
from bot.search.matching.gathering import Gathered, gather
from bot.search.matching.runs import longest_runs
from bot.search.matching.windows import MATCHED, Windows
from bot.search.reading.corpus import Corpus

MARGIN = 2
"""Tokens on both sides of a span that are compared with it, by characters."""
SHORT_ENOUGH = 400
"""Characters up to which the query is looked for inside the span, not compared with it as a whole."""
TELLING = 0.25
"""The share of the most telling term's weight from which a term may begin or end a span of words in any order."""


class Evidence(NamedTuple):
    """How well a place fits a query.

    ``in_order`` and ``any_order``: the share of the query's weight found, 0 to 1; ``characters``: likeness of the
    letters, 0 to 1; ``asked``: the weight of the query's distinct terms, and ``run``: the weight of the most telling
    run of neighbours that are neighbours in the query too, both in weights of the most telling word there is.
    ``gap``: how far the next place is behind, for the best place and its equals; 0 for the others. ``topic`` is 1
    for what a question is about, else 0; ``size`` is that of the library, see ``Query``.
    """

    in_order: float
    any_order: float
    characters: float
    asked: float
    run: float
    gap: float = 0.0
    topic: float = 0.0
    size: float = 0.0


class Weighed(NamedTuple):
    """What is known of every window: the words in order, in any order and in one piece, and which tokens match.

    ``runs``, shape (windows,); ``matched`` and ``telling``, shape (windows, width): tokens that match any term, and
    a term that tells enough to begin or end a span.
    """

    aligned: Aligned
    gathered: Gathered
    runs: NDArray[np.float32]
    matched: NDArray[np.bool_]
    telling: NDArray[np.bool_]


def weigh(query: Query, windows: Windows) -> Weighed:
    """Return what speaks for each of ``windows``."""
    tell_enough = query.weights >= TELLING * query.weights.max()
    return Weighed(
        align(query, windows),
        gather(query, windows),
        longest_runs(query, windows),
        windows.similar.max(axis=0) >= MATCHED,
        windows.similar[tell_enough].max(axis=0) >= MATCHED,
    )


def evidence_of(query: Query, weighed: Weighed, row: int, characters: float) -> Evidence:
    """Return the evidence for the window in ``row``, whose span's letters are alike by ``characters``."""
    return Evidence(
        float(weighed.aligned.score[row]),
        float(weighed.gathered.score[row]),
        characters,
        query.distinct_total / query.most_telling,
        float(weighed.runs[row]) / query.most_telling,
        topic=float(query.topic),
        size=query.size,
    )


def likeness(text: str, corpus: Corpus, first: int, stop: int) -> float:
    """Return how alike ``text`` and the tokens from ``first`` to ``stop`` are by their letters, 0 to 1."""
    tokens = corpus.tokens[max(0, first - MARGIN) : stop + MARGIN].tolist()
    said = " ".join([corpus.vocabulary[token] for token in tokens])
    compare = fuzz.partial_ratio if len(text) <= len(said) < SHORT_ENOUGH else fuzz.ratio
    return compare(text, said) / 100
