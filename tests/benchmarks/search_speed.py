"""How long a search takes, beside rivals in the same run, as the library grows; what an index costs to build and hold.

Run with ``python -m tests.benchmarks.search_speed [TIMES ...]``: how many times the first conversation's words the
libraries have, 1 10 100 unless told; 500 is the largest the bars speak of and takes some minutes.
"""

import gc
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from rapidfuzz import fuzz

from bot.conversation.library import Library
from bot.search.index import Index, give_way
from tests.benchmarks.libraries import first_conversation, library_of
from tests.benchmarks.search_rivals import by_fts5, by_scorer, by_tantivy, windows_of
from tests.search_quality.quality import DEVELOPMENT, read_queries

SIZES = (1, 10, 100)
BARS = {1: (0.6, 0.4), 10: (0.1, 0.05), 500: (0.01, 0.003)}
"""By size: what our median may be of token_set_ratio's at most, and the aim."""
P99_BAR = (1.0, 0.7)
BUILD_SECONDS, MEMORY_MEBIBYTES = (20.0, 5.0), (300.0, 120.0)
ASKED_OF_RIVALS = {1: 222, 10: 60, 100: 12, 500: 6}
Row = tuple[str, str, str]


def measure(sizes: Sequence[int] = SIZES) -> list[Row]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    rows = []
    for times in sizes:
        rows += _measure_at(times)
    return rows


def _measure_at(times: int) -> list[Row]:
    library = library_of(times)
    queries = [asked.query for asked in read_queries(DEVELOPMENT, first_conversation())]
    gc.collect()
    before = _resident()
    began = perf_counter()
    index = Index(library)
    built = perf_counter() - began
    gc.collect()
    held = _resident() - before
    few = queries[:: max(1, len(queries) // ASKED_OF_RIVALS.get(times, 6))]
    windows = windows_of(library)
    rivals = {
        "token_set_ratio": by_scorer(fuzz.token_set_ratio, windows),
        "SQLite FTS5 porter": by_fts5("porter", windows),
        "tantivy, fuzzy terms": by_tantivy(windows),
    }
    timed = _interleaved({"ours": index.find, **rivals}, few)
    ours, scanned = timed["ours"], timed["token_set_ratio"]
    rows = [
        (f"{times}x: median against token_set_ratio", *_ratio(median(ours) / median(scanned), BARS.get(times))),
        (f"{times}x: p99 against token_set_ratio", *_ratio(_p99(ours) / _p99(scanned), P99_BAR)),
    ]
    rows += [
        (f"{times}x: median against {name}", f"{median(ours) / median(seconds):.4f}", "")
        for name, seconds in timed.items()
        if name not in {"ours", "token_set_ratio"}
    ]
    everything = _interleaved({"ours": index.find}, queries)["ours"]
    rows += [
        (f"{times}x: a search, p50 and p99", f"{1e3 * median(everything):.1f} {1e3 * _p99(everything):.1f} ms", ""),
        (f"{times}x: build", f"{built:.2f} s", _limit(built, BUILD_SECONDS, times)),
        (f"{times}x: memory", f"{held:.0f} MiB", _limit(held, MEMORY_MEBIBYTES, times)),
    ]
    return [*rows, *_hostile(times, index), *_growing(times, library, index)]


def _interleaved(searches: dict[str, Callable[[str], object]], queries: Sequence[str]) -> dict[str, list[float]]:
    """Return the seconds of each search for each query, all searches of one query after the other."""
    seconds: dict[str, list[float]] = {name: [] for name in searches}
    for query in queries:
        for name, search in searches.items():
            began = perf_counter()
            search(query)
            seconds[name].append(perf_counter() - began)
    return seconds


def _hostile(times: int, index: Index) -> list[Row]:
    """Measure a pasted 6,000-character query, and how long it keeps another thread from running."""
    words = next(iter(index.library)).words
    pasted = " ".join(words[:1200])[:6000]
    began = perf_counter()
    index.find(pasted)
    whole = perf_counter() - began
    stall = _longest_stall(lambda: index.find(pasted, pause=give_way))
    return [
        (f"{times}x: 6,000 characters pasted", f"{1e3 * whole:.0f} ms", ""),
        (f"{times}x: the same in a thread, longest another one waits", f"{1e3 * stall:.0f} ms", ""),
    ]


def _longest_stall(search: Callable[[], object]) -> float:
    thread = threading.Thread(target=search)
    thread.start()
    longest, last = 0.0, perf_counter()
    while thread.is_alive():
        sleep(0.001)
        now = perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def _growing(times: int, library: Library, index: Index) -> list[Row]:
    """Measure replacing one conversation, and mapping the arrays of a large library from their file."""
    if times < 100:
        return []
    other = library_of(2, seed=7).conversations["made-up-0"]
    changed = Library.of(other if conversation.key == other.key else conversation for conversation in library)
    began = perf_counter()
    Index(changed, known=index)
    replaced = perf_counter() - began
    with TemporaryDirectory() as folder:
        cache = Path(folder) / "search.index"
        Index(library, cache=cache, known=index)
        began = perf_counter()
        Index(library, cache=cache)
        mapped = perf_counter() - began
    return [
        (f"{times}x: one conversation replaced", f"{replaced:.2f} s", ""),
        (f"{times}x: arrays mapped from their file", f"{mapped:.2f} s", ""),
    ]


def _resident() -> float:
    """Return the resident memory of this process in MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def _p99(values: Sequence[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[-1] if len(values) > 1 else values[0]


def _ratio(figure: float, bar: tuple[float, float] | None) -> tuple[str, str]:
    return f"{figure:.4f}", _limit(figure, bar, 500) if bar else ""


def _limit(figure: float, bar: tuple[float, float], times: int) -> str:
    if times < 500:
        return ""
    most, aim = bar
    return f"<= {most} (aim {aim}), {'aim met' if figure <= aim else 'met' if figure <= most else 'MISSED'}"


if __name__ == "__main__":
    for what, figure, bar in measure([int(times) for times in sys.argv[1:]] or SIZES):
        print(f"{what:60} {figure:>16}  {bar}")
