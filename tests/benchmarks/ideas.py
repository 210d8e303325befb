"""How often a passage near an idea is the one that was meant, without and with each extra, and what it costs.

Run with ``python -m tests.benchmarks.ideas [TIMES]``; with a number, searching a library that many times as large is
timed instead, its vectors drawn at random.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.ideas import english, multilingual
from bot.ideas.embedder import Embedder
from bot.ideas.ideas import Ideas
from bot.search.index import Index
from tests.benchmarks.libraries import first_conversation, library_of
from tests.search_quality.ideas import (
    About,
    Ranks,
    answering,
    both,
    found_wrongly,
    ranks,
    read_ideas,
    read_words,
    within,
)
from tests.search_quality.quality import REJECTED_KINDS

Row = tuple[str, str, str]
EVERY = "mean of all kinds"
EXTRAS: dict[str, Callable[[], Embedder | None]] = {"ideas": multilingual.load, "ideas-english": english.load}
BARS = {"idea": (0.65, 0.80), "question": (0.80, 0.90), EVERY: (0.85, 0.92)}
"""Found among the first five: at least, and what to aim at."""


class Memory(NamedTuple):
    """MiB of a process's own, and of files mapped into it."""

    own: float
    mapped: float


class RandomVectors:
    """Vectors of nothing, to time a large library without embedding it."""

    name = "random"

    def __init__(self, like: Embedder) -> None:
        self.dimensions = like.dimensions
        self.unlike = like.unlike
        self.unrelated, self.by_chance = like.unrelated, like.by_chance
        self.second_look = like.second_look

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return a random vector per text."""
        drawn = np.random.default_rng(len(texts[0])).standard_normal((len(texts), self.dimensions), np.float32)
        return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def measure() -> list[Row]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    library = both(first_conversation())
    index = Index(library)
    queries = [*read_ideas(library), *read_words(library)]
    wrongly = found_wrongly(index, queries)
    rows = [("ideas: found though not said, whatever is installed", f"{wrongly:.3f}", _most(wrongly, 0.02))]
    rows += _quality("ideas, without an extra", index, Ideas(index, None), queries)
    for extra, load in EXTRAS.items():
        embedder = load()
        rows += _with(extra, embedder, index, queries) if embedder else [(f"{extra}: all", "not installed", "")]
    return rows


def _with(extra: str, embedder: Embedder, index: Index, queries: Sequence[About]) -> list[Row]:
    """Return the rows of one extra."""
    library = index.library
    with TemporaryDirectory() as folder:
        before = _memory()
        ideas, began = Ideas(index, embedder, folder=Path(folder)), perf_counter()
        ideas.build()
        took = perf_counter() - began
        hours = sum(conversation.duration for conversation in library) / 3600
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        return [
            *_quality(extra, index, ideas, queries, bars=True),
            (f"{extra}: making the vectors, an hour of talk", f"{took / hours:.1f} s", ""),
            (f"{extra}: vectors on disk, an hour of talk", f"{size / hours / 2**20:.1f} MiB", ""),
            _timed(f"{extra}, two conversations", ideas, queries),
            (f"{extra}: memory of its own, pages mapped that the system may take back", _more(before), ""),
        ]


def measure_large(times: int) -> list[Row]:
    """Return how long a search takes in a library ``times`` as large, and what it holds in memory."""
    index = Index(library_of(times))
    installed = {extra: embedder for extra, load in EXTRAS.items() if (embedder := load())}
    return [row for extra, embedder in installed.items() for row in _with_large(f"{extra}, {times}x", embedder, index)]


def _with_large(what: str, embedder: Embedder, index: Index) -> list[Row]:
    queries = [about for about in read_ideas(both(first_conversation())) if about.asked.kind == "idea"]
    with TemporaryDirectory() as folder:
        Ideas(index, RandomVectors(embedder), folder=Path(folder)).build()
        before, began = _memory(), perf_counter()
        ideas = Ideas(index, _Asking(embedder), folder=Path(folder))
        ideas.build()
        took = perf_counter() - began
        return [
            (f"{what}: reading the vectors", f"{took:.1f} s", ""),
            _timed(what, ideas, queries),
            (f"{what}: memory of its own, pages mapped that the system may take back", _more(before), ""),
        ]


class _Asking(RandomVectors):
    """Embeds what is asked in earnest; what is found on disk was drawn at random."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(embedder)
        self.embed = embedder.embed  # type: ignore[method-assign]  # the same, but for where vectors come from


def _quality(system: str, index: Index, ideas: Ideas, queries: Sequence[About], *, bars: bool = False) -> list[Row]:
    answers = answering(index, ideas)
    judged = [(about.asked, ranks(answers, about)) for about in queries if about.asked.kind not in REJECTED_KINDS]
    rows: list[Row] = []
    for held in (False, True):
        by_kind: dict[str, list[Ranks]] = {}
        for asked, places in judged:
            if asked.held == held:
                by_kind.setdefault(asked.kind, []).append(places)
        figures = {f"{kind} ({len(places)})": _figures(places) for kind, places in sorted(by_kind.items())}
        figures[EVERY] = [fmean(figure) for figure in zip(*figures.values(), strict=True)]
        for kind, of in figures.items():
            what = f"{system}, {kind}, {'held apart' if held else 'seen'}: R@1 R@5 R@10, sentence R@5"
            bar = BARS.get(kind.split(" (")[0]) if bars and held else None
            rows.append((what, " ".join(f"{figure:.2f}" for figure in of), _bar(of[1], *bar) if bar else ""))
    return rows


def _figures(places: Sequence[Ranks]) -> list[float]:
    passages = [rank.passage for rank in places]
    return [*(within(passages, deepest) for deepest in (1, 5, 10)), within([rank.sentence for rank in places], 5)]


def _timed(what: str, ideas: Ideas, queries: Sequence[About]) -> Row:
    took = []
    for about in queries:
        began = perf_counter()
        ideas.find(about.asked.query)
        took.append(1000 * (perf_counter() - began))
    cuts = quantiles(took, n=100, method="inclusive")
    return (f"{what}: passages for a query, p50, p99", f"{cuts[49]:.0f}, {cuts[98]:.0f} ms", "")


def _bar(figure: float, least: float, aim: float) -> str:
    reached = "aim met" if figure >= aim else "met" if figure >= least else "MISSED"
    return f">= {least} (aim {aim}), {reached}"


def _most(figure: float, most: float) -> str:
    return f"<= {most}, {'met' if figure <= most else 'MISSED'}"


def _memory() -> Memory:
    status = Path("/proc/self/status").read_text()
    own, mapped = (int(status.split(f"{kind}:")[1].split()[0]) / 2**10 for kind in ("RssAnon", "RssFile"))
    return Memory(own, mapped)


def _more(before: Memory) -> str:
    now = _memory()
    return f"+{now.own - before.own:.0f}, +{now.mapped - before.mapped:.0f} MiB"


if __name__ == "__main__":
    shown = measure_large(int(sys.argv[1])) if sys.argv[1:] else measure()
    for what, figure, bar in shown:
        print(f"{what:88} {figure:>20}  {bar}")
