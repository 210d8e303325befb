"""Fit the confidence to known answers; run as ``python -m tests.search_quality.calibrate [FOLDER]``.

Without FOLDER the committed rows of evidence are fitted again. With a FOLDER of other conversations' transcripts,
read recursively, the rows are made anew: the development queries, misremembered quotes of the first conversation
(right if found), misremembered quotes of the others and repeated words (never right). The texts are not kept.
"""

import csv
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.errors import TranscriptError
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.search.confidence import terms_of
from bot.search.evidence import Evidence
from bot.search.index import go_on
from bot.search.reading import read_corpus
from bot.search.searchable import Searchable, make_searchable
from bot.search.tokens import tokenize
from bot.transcripts.formats import read_transcript
from bot.transcripts.loading import load_library
from tests.search_quality.misremembered import misremember, random_spans
from tests.search_quality.quality import DEVELOPMENT, OURS, Asked, read_queries

ROWS = Path(__file__).parent / "evidence_rows.csv"
QUOTES_DATA = Path(__file__).parents[2] / "quotes_data"
OWN_QUOTES, OTHER_QUOTES, REPEATED = 800, 2400, 150
RIDGE = 1.0
"""Strength of the penalty on large coefficients, so that evidence that separates everything stays finite."""
WEIGHTS = {"asked": 3.0, "own": 0.4, "other": 0.3, "repeated": 1.0, "archive": 0.5, "foreign": 1.0}
"""What a row counts by its source: queries that people wrote count most."""
WRONG = 1.5
"""What a wrong place counts beside a right one: a quote that nobody said costs more than one that is told unsurely."""

_SOURCES = {name: name for name in ("own", "other", "repeated")}


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


def collect(folder: Path) -> Iterator[Row]:
    """Yield the rows that the first conversation and those in ``folder`` make."""
    conversation = next(iter(load_library(QUOTES_DATA).library))
    searchable = make_searchable(read_corpus([conversation]))
    chance = Random(398)
    queries = [*read_queries(DEVELOPMENT, conversation), *read_queries(OURS, conversation)]
    quotes = [asked for asked in queries if not asked.held and asked.kind != "question"]
    for quote in islice(random_spans(conversation, chance), OWN_QUOTES):
        span = (quote.first_word, quote.stop_word)
        quotes.append(Asked("own", "own", misremember(quote.text, chance), (span,), False))
    others = read_folder(folder)
    for _ in range(OTHER_QUOTES):
        quote = next(random_spans(chance.choice(others), chance))
        quotes.append(Asked("other", "other", misremember(quote.text, chance), (), False))
    for _ in range(REPEATED):
        word = chance.choice(searchable.vocabulary.words[1:])
        quotes.append(Asked("repeated", "repeated", " ".join([word] * chance.randint(2, 6)), (), False))
    for asked in quotes:
        row = _row(asked, searchable)
        if row is not None:
            yield row


def read_folder(folder: Path) -> list[Conversation]:
    """Return every transcript anywhere in ``folder`` that can be read as a conversation of some length."""
    conversations = []
    for number, path in enumerate(sorted(folder.rglob("*"))):
        if path.suffix in {".txt", ".md"}:
            try:
                reading = read_transcript(path.read_text(encoding="utf-8"), path.name)
            except (TranscriptError, UnicodeDecodeError):
                continue
            conversation = Conversation(f"c{number}", path.stem, None, tuple(reading.passages))
            if conversation.word_count > 1000:
                conversations.append(conversation)
    return list(Library.of(conversations))


def _row(asked: Asked, searchable: Searchable) -> Row | None:
    query = searchable.read(tokenize(asked.query.split()).texts, go_on)
    if query.length == 1:
        return None
    finds = searchable.look(query, 5, go_on)
    if not finds:
        return None
    best = finds[0]
    first, last = searchable.corpus.words[best.first], searchable.corpus.words[best.stop - 1]
    right = any(
        2 * (min(last + 1, stop) - max(first, start)) >= min(last + 1 - first, stop - start)
        for start, stop in asked.spans
    )
    return Row(_SOURCES.get(asked.name, "asked"), right, best.evidence)


def main() -> None:
    """Collect the rows anew if a folder is named, and print the fit."""
    if len(sys.argv) > 1:
        with ROWS.open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("source", "right", *Evidence._fields))
            for row in collect(Path(sys.argv[1])):
                writer.writerow((row.source, int(row.right), *(f"{value:.3f}" for value in row.evidence)))
    intercept, *coefficients = (round(float(value), 2) for value in fit(read_rows()))
    print(f"INTERCEPT = {intercept}\nCOEFFICIENTS = {tuple(coefficients)}")


if __name__ == "__main__":
    main()
