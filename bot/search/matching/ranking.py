"""The best places, best first, each once."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.search.asked.query import Query
from bot.search.asked.scope import Scope
from bot.search.matching.candidates import place_count
from bot.search.matching.evidence import Evidence, Weighed, evidence_of, likeness, weigh
from bot.search.matching.windows import Windows
from bot.search.reading.corpus import Corpus

IN_ORDER_SHARE = 0.4
"""Of the words' worth in ranking, how much is theirs in order; the rest is theirs in any order."""
TOPIC_IN_ORDER_SHARE = 0.2
CHARACTER_SHARE = 0.25
"""Of the whole worth in ranking, how much goes by characters."""
PREFERRED = 0.05
"""What being said by the speaker a question names adds to a place's worth."""
REORDERED = 0.12
"""Words gathered better than aligned by this much are in another order; then they are the quote."""
GAP = 1.0
"""What the first place is ahead of the next counts up to this, in weights of the most telling word there is."""
APART = 8
"""Tokens between two finds, below which they are one place."""
CONSIDERED = 12
"""Places that letters may put in another order, however many are asked for."""


class Find(NamedTuple):
    """A place in the corpus: tokens ``first`` up to, not including, ``stop``; ``matched`` are the ones that match.

    ``reordered`` says that its words were found in any order; ``worth`` is what it is ranked by.
    """

    first: int
    stop: int
    matched: tuple[int, ...]
    reordered: bool
    evidence: Evidence
    worth: float


class _Span(NamedTuple):
    """The tokens of a find, and the row and the columns of the windows that they stand in."""

    first: int
    stop: int
    row: int
    columns: slice
    reordered: bool


_Found = TypeVar("_Found", Find, _Span)


def rank(query: Query, windows: Windows, corpus: Corpus, limit: int, preferred: Scope | None) -> list[Find]:
    """Return the best finds in ``windows``, best first and apart, the earlier first among equals.

    What lies in ``preferred`` is put a little forward. Windows looked at only because many finds are asked for come
    after the others, and so do their finds: the first ones are the same however many are asked for.
    """
    weighed = weigh(query, windows)
    worth = _worth(query, windows, weighed, preferred)
    further = np.arange(len(worth)) >= place_count(query)
    order = np.lexsort((windows.places[:, 0], -worth.round(6), further))
    spans = _apart(_spans(query, windows, weighed, order), max(limit, CONSIDERED))
    finds = [_find(query, windows, weighed, worth, corpus, span) for span in spans]
    first, rest = _in_order(finds[:CONSIDERED]), _in_order(finds[CONSIDERED:])
    return [*_with_gap(first), *rest][:limit]


def alternate(ranked: Sequence[Find], query: Query, windows: Windows, corpus: Corpus, limit: int) -> list[Find]:
    """Return in turn one of ``ranked`` and one of the finds in ``windows`` as they come, each place once.

    Of ``windows`` each two neighbours are one stretch of talk; the better of them is looked at.
    """
    weighed = weigh(query, windows)
    worth = _worth(query, windows, weighed, None)
    order = np.arange(0, len(worth), 2)
    order += worth[1::2] > worth[::2]
    spans = _apart(_spans(query, windows, weighed, order), limit)
    others = [_find(query, windows, weighed, worth, corpus, span) for span in spans]
    both = (find for pair in zip_longest(ranked, others) for find in pair if find is not None)
    return _apart(both, limit)


def _spans(query: Query, windows: Windows, weighed: Weighed, order: NDArray[np.intp]) -> Iterator[_Span]:
    """Yield what is found in ``windows``, in that order."""
    for row in order.tolist():
        if weighed.aligned.score[row] > 0:
            reordered, left, right = _columns(query, windows, weighed, row)
            places = windows.places[row]
            yield _Span(int(places[left]), int(places[right]) + 1, row, slice(left, right + 1), reordered)


def _find(
    query: Query, windows: Windows, weighed: Weighed, worth: NDArray[np.float64], corpus: Corpus, span: _Span
) -> Find:
    """Return ``span`` with what speaks for it."""
    row, columns = span.row, span.columns
    characters = likeness(query.text, corpus, span.first, span.stop)
    matched = windows.places[row, columns][weighed.matched[row, columns]]
    evidence = evidence_of(query, weighed, row, characters)
    total = (1 - CHARACTER_SHARE) * float(worth[row]) + CHARACTER_SHARE * characters
    return Find(span.first, span.stop, tuple(matched.tolist()), span.reordered, evidence, total)


def _apart(finds: Iterable[_Found], limit: int) -> list[_Found]:
    """Return the first ``limit`` of ``finds`` that are ``APART`` tokens from all before them."""
    chosen: list[_Found] = []
    taken: list[tuple[int, int]] = []
    for find in finds:
        at = bisect_left(taken, (find.first, find.stop))
        if (taken[at:] and taken[at][0] < find.stop + APART) or (at and find.first < taken[at - 1][1] + APART):
            continue
        taken.insert(at, (find.first, find.stop))
        chosen.append(find)
        if len(chosen) == limit:
            break
    return chosen


def _with_gap(finds: Sequence[Find]) -> list[Find]:
    """Return ``finds``, best first, with the evidence of how far the next is behind the best.

    Where the same was said again, equally well, all these places are the best.
    """
    if not finds:
        return []
    most = round(finds[0].worth, 6)
    equal = [find for find in finds if round(find.worth, 6) == most]
    behind = most - (finds[len(equal)].worth if len(finds) > len(equal) else 0.0)
    gap = min(GAP, behind * finds[0].evidence.asked)
    best = [find._replace(evidence=find.evidence._replace(gap=gap)) for find in equal]
    return [*best, *finds[len(equal) :]]


def _in_order(finds: Sequence[Find]) -> list[Find]:
    return sorted(finds, key=lambda find: (-round(find.worth, 6), find.first))


def _worth(query: Query, windows: Windows, weighed: Weighed, preferred: Scope | None) -> NDArray[np.float64]:
    in_order = TOPIC_IN_ORDER_SHARE if query.topic else IN_ORDER_SHARE
    worth: NDArray[np.float64] = in_order * weighed.aligned.score + (1 - in_order) * weighed.gathered.score
    if preferred is not None:
        worth = worth + PREFERRED * preferred.holds(windows.places).mean(axis=1)
    return worth


def _columns(query: Query, windows: Windows, weighed: Weighed, row: int) -> tuple[bool, int, int]:
    """Return whether a span has its words in another order, and its first and last column.

    An alignment never crosses what is barred; words gathered on both sides of it are no quote.
    """
    aligned, gathered = weighed.aligned, weighed.gathered
    if query.topic or gathered.score[row] - aligned.score[row] > REORDERED:
        begin = int(gathered.first[row])
        columns = np.flatnonzero(weighed.telling[row, begin : begin + gathered.length]) + begin
        columns = _needed(columns, windows.similar[:, row, columns])
        if len(columns) and not windows.barred[row, columns[0] : columns[-1] + 1].any():
            return True, int(columns[0]), int(columns[-1])
    return False, int(aligned.first[row]), int(aligned.last[row])


def _needed(columns: NDArray[np.intp], similar: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return ``columns`` less those at the ends whose terms are met as well by others.

    ``similar`` has a row for each term and a column for each of ``columns``.
    """
    whole = similar.max(axis=1, initial=0)
    first, stop = 0, len(columns)
    while first + 1 < stop and (similar[:, first + 1 : stop].max(axis=1) >= whole).all():
        first += 1
    while first + 1 < stop and (similar[:, first : stop - 1].max(axis=1) >= whole).all():
        stop -= 1
    return columns[first:stop]
