"""How well a search finds what half-remembered words mean: queries with known answers, and the figures made of them.

``queries_dev.jsonl`` is the development set; ``queries_ours.jsonl`` holds the kinds it lacks (questions, sloppy,
non-native, misheard and mixed wording, famous lines and near misses, repeated words), a third of it ``held``: never
looked at while developing, only counted. Answers are verbatim texts of the first conversation's transcript.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from bot.conversation.canonical import canonical
from bot.conversation.model import Conversation, Quote
from bot.conversation.overlay import Overlay
from bot.search.index import Index

HERE = Path(__file__).parent
DEVELOPMENT = HERE / "queries_dev.jsonl"
OURS = HERE / "queries_ours.jsonl"
FOUND = 0.5
IN_TIME = 5.0
"""Seconds within which a start counts as right."""
REJECTED_KINDS = frozenset({"negative", "trap"})


class Answer(NamedTuple):
    """What a search gives: words ``first`` up to, not including, ``stop``, and how sure it is."""

    first: int
    stop: int
    score: float


Search = Callable[[str], Sequence[Answer]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, its kind, and the spans of words that answer it; a query without spans must be rejected."""

    name: str
    kind: str
    query: str
    spans: tuple[tuple[int, int], ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """How a query was answered: ``rank`` of the first right answer (0 if none), and of the first answer how far off
    its start is in seconds, its overlap with the right span (intersection over union, in words), its score.
    """

    asked: Asked
    rank: int
    seconds_off: float
    overlap: float
    score: float


class Figures(NamedTuple):
    """Shares of the queries: found first, among the first five, first and in time; mean overlap of those found
    first; decided rightly at ``FOUND``; accepted wrongly, of those to be rejected.
    """

    count: int
    first: float
    in_five: float
    in_time: float
    overlap: float
    decided: float
    accepted: float


def read_queries(path: Path, conversation: Conversation) -> list[Asked]:
    """Return the queries in ``path`` with their answers found in ``conversation``, as its transcript has them."""
    overlay = Overlay(conversation)
    said = [canonical(word) for word in overlay.words_written(range(overlay.written_count))]
    asked = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts = row.get("texts", [span["text"] for span in row.get("spans", ())])
        written = (range(*span) for text in texts for span in _locate(text, said))
        spans = tuple((shown.start, shown.stop) for shown in map(overlay.shown, written))
        asked.append(Asked(row["id"], row["kind"], row["query"], spans, row.get("held", False)))
    return asked


def judge(search: Search, queries: Iterable[Asked], conversation: Conversation) -> list[Judged]:
    """Return how ``search`` answers each of ``queries``."""
    return [_judged(asked, search(asked.query), conversation) for asked in queries]


def figures(rows: Sequence[Judged], threshold: float = FOUND) -> Figures:
    """Return the figures of ``rows``; scores from ``threshold`` on are accepted."""
    wanted = [row for row in rows if row.asked.kind not in REJECTED_KINDS]
    unwanted = [row for row in rows if row.asked.kind in REJECTED_KINDS]
    first = [row for row in wanted if row.rank == 1]
    right = sum(row.score >= threshold for row in first) + sum(row.score < threshold for row in unwanted)
    return Figures(
        len(rows),
        _share(len(first), wanted),
        _share(sum(0 < row.rank <= 5 for row in wanted), wanted),
        _share(sum(row.seconds_off <= IN_TIME for row in first), wanted),
        fmean(row.overlap for row in first) if first else 0.0,
        _share(right, rows),
        _share(sum(row.score >= threshold for row in unwanted), unwanted),
    )


def by_kind(rows: Sequence[Judged], threshold: float = FOUND) -> dict[str, Figures]:
    """Return the figures of all rows, and of each kind."""
    kinds = sorted({row.asked.kind for row in rows})
    each = {kind: figures([row for row in rows if row.asked.kind == kind], threshold) for kind in kinds}
    return {"all": figures(rows, threshold), **each}


def searching(index: Index, limit: int = 10) -> Search:
    """Return our own search as one to be judged."""
    return lambda words: [
        Answer(match.quote.first_word, match.quote.stop_word, match.score) for match in index.find(words, limit=limit)
    ]


def _judged(asked: Asked, answers: Sequence[Answer], conversation: Conversation) -> Judged:
    right = [_overlaps(answer, asked.spans) for answer in answers]
    rank = next((number for number, spans in enumerate(right, 1) if spans), 0)
    score = answers[0].score if answers else 0.0
    if rank != 1:
        return Judged(asked, rank, float("inf"), 0.0, score)
    start = Quote(conversation, answers[0].first, answers[0].stop).start
    off = min(abs(start - Quote(conversation, *span).start) for span in right[0])
    return Judged(asked, rank, off, max(_union_share(answers[0], span) for span in right[0]), score)


def _overlaps(answer: Answer, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that share at least half of their words, or of the answer's, with ``answer``."""
    return [span for span in spans if 2 * _shared(answer, span) >= min(answer.stop - answer.first, span[1] - span[0])]


def _shared(answer: Answer, span: tuple[int, int]) -> int:
    return max(0, min(answer.stop, span[1]) - max(answer.first, span[0]))


def _union_share(answer: Answer, span: tuple[int, int]) -> float:
    return _shared(answer, span) / (max(answer.stop, span[1]) - min(answer.first, span[0]))


def _locate(text: str, said: Sequence[str]) -> list[tuple[int, int]]:
    """Return every place where ``text`` is said; a text that a join cut is found by its two ends."""
    words = [canonical(word) for word in text.split()]
    whole = _places(words, said)
    if whole:
        return [(place, place + len(words)) for place in whole]
    head = next(size for size in range(len(words), 0, -1) if _places(words[:size], said))
    tail = next(size for size in range(len(words), 0, -1) if _places(words[-size:], said))
    return [(_places(words[:head], said)[0], _places(words[-tail:], said)[0] + tail)]


def _places(words: Sequence[str], said: Sequence[str]) -> list[int]:
    size = len(words)
    begins = (place for place, word in enumerate(said) if word == words[0])
    return [place for place in begins if said[place : place + size] == words]


def _share(part: int, whole: Sequence[object]) -> float:
    return part / len(whole) if whole else 0.0
