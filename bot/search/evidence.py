"""How well a place fits the query, as a few numbers, and the span of tokens it takes."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from bot.search.alignment import align
from bot.search.corpus import Corpus
from bot.search.gathering import gather
from bot.search.query import Query
from bot.search.runs import longest_runs
from bot.search.scope import Scope
from bot.search.windows import MATCHED, Windows

IN_ORDER_SHARE = 0.4
"""Of the words' worth in ranking, how much is theirs in order; the rest is theirs in any order."""
TOPIC_IN_ORDER_SHARE = 0.2
PREFERRED = 0.05
"""What being said by the speaker a question names adds to a place's worth."""
TELLING = 0.25
"""The share of the most telling term's weight from which a term may begin or end a span of words in any order."""
CHARACTER_SHARE = 0.25
"""Of the whole worth in ranking, how much goes by characters."""
REORDERED = 0.12
"""A stretch that gathers this much more than the alignment has the words in another order; then it is the quote."""
MARGIN = 2
"""Tokens on both sides of a span that are compared with it, by characters."""
SHORT_ENOUGH = 400
"""Characters up to which the query is looked for inside the span, not compared with it as a whole."""


class Evidence(NamedTuple):
    """How well a place fits a query.

    ``in_order`` and ``any_order``: the share of the query's weight found, 0 to 1; ``characters``: likeness of the
    letters, 0 to 1; ``asked``: the weight of the query's distinct terms, and ``run``: the weight of the most telling
    run of neighbours that are neighbours in the query too, both in weights of the most telling word there is.
    """

    in_order: float
    any_order: float
    characters: float
    asked: float
    run: float


class Find(NamedTuple):
    """A place in the corpus: tokens ``first`` up to, not including, ``stop``; ``matched`` tokens; its ``worth`` in ranking."""

    first: int
    stop: int
    matched: tuple[int, ...]
    evidence: Evidence
    worth: float


def weigh(query: Query, windows: Windows, corpus: Corpus, limit: int, preferred: Scope | None = None) -> list[Find]:
    """Return the best finds in ``windows``, best first, none overlapping, the earlier first among equals.

    What lies in ``preferred`` is put a little forward.
    """
    aligned, gathered = align(query, windows), gather(query, windows)
    in_order_share = TOPIC_IN_ORDER_SHARE if query.topic else IN_ORDER_SHARE
    word_worth = in_order_share * aligned.score + (1 - in_order_share) * gathered.score
    if preferred is not None:
        word_worth += PREFERRED * preferred.holds(windows.places).mean(axis=1)
    met = windows.similar.max(axis=0) >= MATCHED
    telling = _telling(query, windows)
    runs = longest_runs(query, windows)
    asked = query.distinct_total / query.most_telling
    finds: list[Find] = []
    for row in np.lexsort((windows.places[:, 0], -word_worth.round(6)))[: max(2 * limit, 8)]:
        first, last = aligned.first[row], aligned.last[row]
        if query.topic or gathered.score[row] - aligned.score[row] > REORDERED:
            begin = gathered.first[row]
            columns = np.flatnonzero(telling[row, begin : begin + gathered.length]) + begin
            if len(columns):
                first, last = columns[0], columns[-1]
        start, stop = int(windows.places[row, first]), int(windows.places[row, last]) + 1
        if any(start < found.stop and found.first < stop for found in finds):
            continue
        matched = tuple(int(place) for place in windows.places[row, first : last + 1][met[row, first : last + 1]])
        any_order = float(gathered.score[row])
        evidence = Evidence(
            float(aligned.score[row]),
            any_order,
            _likeness(query.text, corpus, start, stop),
            asked,
            float(runs[row]) / query.most_telling,
        )
        worth = (1 - CHARACTER_SHARE) * float(word_worth[row]) + CHARACTER_SHARE * evidence.characters
        finds.append(Find(start, stop, matched, evidence, worth))
    finds.sort(key=lambda find: (-round(find.worth, 6), find.first))
    return finds[:limit]


def _telling(query: Query, windows: Windows) -> NDArray[np.bool_]:
    """Return which tokens match a term that tells at least ``TELLING`` of what the most telling term does."""
    weights = np.array([query.weight(term) for term in query.distinct])
    rows = weights >= TELLING * weights.max()
    met: NDArray[np.bool_] = windows.similar[rows].max(axis=0) >= MATCHED
    return met


def _likeness(text: str, corpus: Corpus, first: int, stop: int) -> float:
    tokens = corpus.tokens[max(0, first - MARGIN) : stop + MARGIN]
    said = " ".join(corpus.vocabulary[token] for token in tokens)
    compare = fuzz.partial_ratio if len(text) <= len(said) < SHORT_ENOUGH else fuzz.ratio
    return compare(text, said) / 100
