"""How often what was meant is found, by kind of slip, beside rivals in the same run.

Run with ``python -m tests.benchmarks.search_quality [FOLDER]``; with a FOLDER of other conversations, laid out as a
DATA_FOLDER, fresh misremembered quotes of them are asked too, which nobody should find.
"""

import sys
from itertools import islice
from pathlib import Path
from random import Random

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.search.answer.confidence import confidence
from bot.search.index import Index
from bot.transcripts.folder.loading import load_library
from tests.benchmarks.libraries import first_conversation
from tests.benchmarks.search_rivals import best_threshold, rivals
from tests.search_quality.calibrate import read_rows
from tests.search_quality.misremembered import misremember, random_spans
from tests.search_quality.quality import (
    DEVELOPMENT,
    FOUND,
    OURS,
    Asked,
    Figures,
    Judged,
    Search,
    by_kind,
    figures,
    judge,
    read_queries,
    searching,
)

FOREIGN = 600
OWN = 300
Row = tuple[str, str, str]


def measure(folder: Path | None = None) -> list[Row]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    conversation = first_conversation()
    library = Library.of([conversation])
    ours = searching(Index(library), limit=5)
    queries = read_queries(DEVELOPMENT, conversation)
    judged = judge(ours, queries, conversation)
    rows = [*_against_bars(figures(judged)), *_kinds("development", judged)]
    own = read_queries(OURS, conversation)
    rows += _kinds("our own, seen", judge(ours, [asked for asked in own if not asked.held], conversation))
    rows += _kinds("our own, held apart", judge(ours, [asked for asked in own if asked.held], conversation))
    rows += _misremembered(ours, conversation)
    systems = rivals(library)
    for name, search in systems.items():
        rows.append((f"{name}: first, in time, overlap, decided", *_rival(judge(search, queries, conversation))))
    rows += _rejection(ours, systems, folder)
    return rows


def _against_bars(reached: Figures) -> list[Row]:
    wanted = (
        ("found first", reached.first, 0.955, 0.98),
        ("first and within 5 s", reached.in_time, 0.95, 0.98),
        ("overlap with the span", reached.overlap, 0.80, 0.90),
        ("decided rightly", reached.decided, 0.925, 0.96),
    )
    return [
        (f"development queries: {what}", f"{figure:.3f}", _bar(figure, least, aim))
        for what, figure, least, aim in wanted
    ]


def _bar(figure: float, least: float, aim: float) -> str:
    reached = "aim met" if figure >= aim else "met" if figure >= least else "MISSED"
    return f">= {least} (aim {aim}), {reached}"


def _kinds(name: str, judged: list[Judged]) -> list[Row]:
    return [
        (f"{name}, {kind} ({of.count}): first, in five, in time, overlap, decided", _line(of), "")
        for kind, of in by_kind(judged).items()
    ]


def _line(of: Figures) -> str:
    return f"{of.first:.3f} {of.in_five:.3f} {of.in_time:.3f} {of.overlap:.3f} {of.decided:.3f}"


def _misremembered(ours: Search, conversation: Conversation) -> list[Row]:
    chance = Random(2023)
    quotes = [
        Asked("own", "own", misremember(quote.text, chance), ((quote.first_word, quote.stop_word),), held=False)
        for quote in islice(random_spans(conversation, chance), OWN)
    ]
    return [
        (
            "generated slips: first, in five, in time, overlap, decided",
            _line(figures(judge(ours, quotes, conversation))),
            "",
        )
    ]


def _rival(judged: list[Judged]) -> tuple[str, str]:
    """Return a rival's figures, decided at the threshold that suits it best on these very queries."""
    best = figures(judged, best_threshold(judged))
    return f"{best.first:.3f} {best.in_time:.3f} {best.overlap:.3f} {best.decided:.3f}", ""


def _rejection(ours: Search, systems: dict[str, Search], folder: Path | None) -> list[Row]:
    rows = []
    for source, asked_of in (("other", "one conversation"), ("foreign", "archives")):
        fitted = [confidence(row.evidence) for row in read_rows() if row.source == source]
        share = sum(score >= FOUND for score in fitted) / len(fitted)
        what = f"quotes of other conversations accepted, asked of {asked_of}, of the committed rows"
        rows.append((what, f"{share:.4f}", _most(share)))
    if folder is None:
        return rows
    chance = Random(4711)
    others = list(load_library(folder).library)
    asked = [misremember(next(random_spans(chance.choice(others), chance)).text, chance) for _ in range(FOREIGN)]
    share = _accepted(ours, asked, FOUND)
    rows.append(("quotes of other conversations accepted, fresh", f"{share:.4f}", _most(share)))
    conversation = first_conversation()
    queries = read_queries(DEVELOPMENT, conversation)
    for name, search in systems.items():
        judged = judge(search, queries, conversation)
        least = best_threshold(judged)
        rows.append((f"{name}: the same", f"{_accepted(search, asked, least):.4f}", ""))
    return rows


def _accepted(search: Search, asked: list[str], least: float) -> float:
    return sum(bool(answers) and answers[0].score >= least for answers in map(search, asked)) / len(asked)


def _most(share: float) -> str:
    return f"<= 0.03 (aim 0.005), {'aim met' if share <= 0.005 else 'met' if share <= 0.03 else 'MISSED'}"


if __name__ == "__main__":
    for what, figure, bar in measure(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(f"{what:92} {figure:>32}  {bar}")
