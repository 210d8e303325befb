"""Fit the confidence to known answers; ``python -m tests.search_quality.calibrate [LIBRARY QUERIES]``.

Without arguments the committed rows of evidence are fitted again. With a LIBRARY of many conversations, a folder of
folders, and a file of QUERIES into it, see ``tests.search_quality.archive``, the rows are made anew.

In the first conversation: the development queries, misremembered quotes of it (right if found), misremembered quotes
of the library's (never right) and repeated words (never right). In the library, cut into parts of each of ``SIZES``:
the QUERIES, misremembered quotes, and quotes of every other conversation asked of the rest (never right). Only
numbers are kept, no text.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.canonical import canonical
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote
from bot.search.answer.confidence import TOLD, terms_of
from bot.search.index import Index
from bot.search.matching.evidence import Evidence
from bot.transcripts.folder.loading import load_library
from tests.search_quality.archive import Archive, Place, Sought, dealt
from tests.search_quality.misremembered import misremember, random_spans
from tests.search_quality.quality import DEVELOPMENT, OURS, read_queries

ROWS = Path(__file__).parent / "evidence_rows.csv"
QUOTES_DATA = Path(__file__).parents[2] / "quotes_data"
OWN_QUOTES, OTHER_QUOTES, REPEATED = 800, 2400, 150
MISREMEMBERED, FOREIGN = 200, 300
SIZES = (1, 10, 10_000)
"""Conversations in a library: one, ten, all of them."""
RIDGE = 1.0
"""Strength of the penalty on large coefficients, so that evidence that separates everything stays finite."""
WEIGHTS = {"asked": 3.0, "own": 0.4, "other": 0.4, "repeated": 1.0, "archive": 0.5, "foreign": 1.0}
"""What a row counts by its source: queries that people wrote count most."""
WRONG = 1.5
"""What a wrong place counts beside a right one: a quote that nobody said costs more than one that is told unsurely."""


class Row(NamedTuple):
    """Where the query is from, whether the best place was the right one, and the evidence for it."""

    source: str
    right: bool
    evidence: Evidence


def fit(rows: list[Row]) -> NDArray[np.float64]:
    """Return intercept and coefficients of the logistic regression with the greatest penalised likelihood.

    Newton's method, as in McCullagh and Nelder (1989), with a ridge on everything but the intercept.
    """
    features = np.array([(1.0, *terms_of(row.evidence)) for row in rows])
    right = np.array([row.right for row in rows], float)
    weights = _weights(rows)
    penalty = np.diag([0.0] + [RIDGE] * (features.shape[1] - 1))
    coefficients = np.zeros(features.shape[1])
    for _ in range(100):
        expected = 1 / (1 + np.exp(-features @ coefficients))
        gradient = features.T @ (weights * (right - expected)) - penalty @ coefficients
        curvature = (features.T * (weights * expected * (1 - expected))) @ features + penalty
        coefficients = coefficients + np.linalg.solve(curvature, gradient)
    return coefficients


def _weights(rows: list[Row]) -> NDArray[np.float64]:
    return np.array([WEIGHTS[row.source] * (1 if row.right else WRONG) for row in rows])


def read_rows(path: Path = ROWS) -> list[Row]:
    """Return the committed rows."""
    with path.open(newline="") as file:
        return [
            Row(source, right == "1", Evidence(*map(float, values)))
            for source, right, *values in islice(csv.reader(file), 1, None)
        ]


def collect(folder: Path, queries: Path) -> Iterator[Row]:
    """Yield the rows that the first conversation makes, and the library in ``folder`` with ``queries`` into it."""
    conversations = list(load_library(folder).library)
    yield from _rows_of_the_first(conversations)
    archive = Archive(conversations)
    halves = Archive(conversations[0::2]), Archive(conversations[1::2])
    written = list(archive.written(queries))
    made = [*written, *archive.misremembered(MISREMEMBERED, Random(1))]
    foreign = list(halves[0].foreign(FOREIGN, halves[1], Random(2)))
    for size in SIZES:
        yield from _rows_of(conversations, size, written if size == 1 else made)
        if size > 1:
            yield from _rows_of(halves[1].conversations, size, foreign)


def _rows_of_the_first(others: Sequence[Conversation]) -> Iterator[Row]:
    conversation = next(iter(load_library(QUOTES_DATA).library))
    index = Index(Library.of([conversation]))
    for sought in _sought_in_the_first(conversation, others):
        yield from _row(index, sought)


def _sought_in_the_first(conversation: Conversation, others: Sequence[Conversation]) -> Iterator[Sought]:
    chance = Random(398)
    for asked in (*read_queries(DEVELOPMENT, conversation), *read_queries(OURS, conversation)):
        if not asked.held and asked.kind != "question":
            yield Sought("asked", asked.query, tuple(Place(conversation.key, *span) for span in asked.spans))
    for quote in islice(random_spans(conversation, chance), OWN_QUOTES):
        place = Place(conversation.key, quote.first_word, quote.stop_word)
        yield Sought("own", misremember(quote.text, chance), (place,))
    strangers = [talk for talk in others if not set(conversation.speakers[1:]) & set(talk.speakers)]
    for _ in range(OTHER_QUOTES):
        quote = next(random_spans(chance.choice(strangers), chance))
        yield Sought("other", misremember(quote.text, chance), ())
    vocabulary = sorted({word for word in map(canonical, conversation.words) if word})
    for _ in range(REPEATED):
        yield Sought("repeated", " ".join([chance.choice(vocabulary)] * chance.randint(2, 6)), ())


def _rows_of(conversations: Sequence[Conversation], size: int, sought: Sequence[Sought]) -> Iterator[Row]:
    for part, asked in dealt(conversations, size, sought, Random(11)):
        index = Index(Library.of(part))
        for one in asked:
            yield from _row(index, one)


def _row(index: Index, sought: Sought) -> Iterator[Row]:
    """Yield the evidence for the best place, unless what is asked scores by another rule."""
    query, finds = index.weighed(sought.query)
    if finds and query.length >= (TOLD if query.topic else 2):
        quote = index.quote_of(finds[0].first, finds[0].stop)
        right = any(_covers(quote, place) for place in sought.places)
        yield Row(sought.source, right, finds[0].evidence)


def _covers(quote: Quote, place: Place) -> bool:
    """Return whether half of ``quote`` lies in ``place``, or covers half of it."""
    shared = min(quote.stop_word, place.stop) - max(quote.first_word, place.first)
    shorter = min(quote.stop_word - quote.first_word, place.stop - place.first)
    return quote.conversation.key == place.conversation and 0 < shorter <= 2 * shared


def main() -> None:
    """Collect the rows anew if a library and queries are named, and print the fit."""
    if len(sys.argv) > 2:
        with ROWS.open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("source", "right", *Evidence._fields))
            for row in collect(Path(sys.argv[1]), Path(sys.argv[2])):
                writer.writerow((row.source, int(row.right), *(f"{value:.3f}" for value in row.evidence)))
    intercept, *coefficients = (round(float(value), 2) for value in fit(read_rows()))
    print(f"INTERCEPT = {intercept}\nCOEFFICIENTS = {tuple(coefficients)}")


if __name__ == "__main__":
    main()
