"""Whether every exact stretch of words is found first: a sweep of all windows of the first conversation.

Run with ``python -m tests.benchmarks.search_windows [STEP]``: every STEP-th window; 1 is all of them, some minutes.
"""

import sys
from collections.abc import Sequence

from bot.conversation.canonical import canonical
from bot.conversation.library import Library
from bot.search.index import Index
from tests.benchmarks.libraries import first_conversation

SIZES = (4, 6, 8, 12)
STEP = 9
LEAST = 0.999
"""The bar for windows of ``BARRED`` words."""
BARRED = 6


def measure(step: int = STEP) -> list[tuple[str, str, str]]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    conversation = first_conversation()
    index = Index(Library.of([conversation]))
    return [_sweep(index, conversation.words, size, step) for size in SIZES]


def _sweep(index: Index, words: Sequence[str], size: int, step: int) -> tuple[str, str, str]:
    firsts = range(0, len(words) - size + 1, step)
    found = sum(_is_first(index, words, first, first + size) for first in firsts)
    share = found / len(firsts)
    bar = f">= {LEAST} (aim 1), {'aim met' if share == 1 else 'met' if share >= LEAST else 'MISSED'}"
    return f"windows of {size} words found first, of {len(firsts)}", f"{share:.4f}", bar if size == BARRED else ""


def _is_first(index: Index, words: Sequence[str], first: int, stop: int) -> bool:
    """Return whether the best match says the same words: an equal passage is as good as the one asked for."""
    matches = index.find(" ".join(words[first:stop]), limit=1)
    if not matches:
        return False
    quote = matches[0].quote
    return _spoken(words[quote.first_word : quote.stop_word]) == _spoken(words[first:stop])


def _spoken(words: Sequence[str]) -> list[str]:
    return [word for word in map(canonical, words) if word]


if __name__ == "__main__":
    for what, figure, bar in measure(int(sys.argv[1]) if len(sys.argv) > 1 else STEP):
        print(f"{what:48} {figure:>8}  {bar}")
