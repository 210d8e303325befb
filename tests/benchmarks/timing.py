"""How far off the estimated time of a word is: every inner stamp of the first conversation left out in turn.

Run with ``python -m tests.benchmarks.timing``.
"""

from pathlib import Path
from statistics import mean, median, quantiles

from bot.conversation.model import Passage
from bot.conversation.timing import seconds_at
from bot.transcripts.formats import read_transcript

TRANSCRIPT = Path(__file__).parents[2] / "quotes_data" / "lex-398" / "transcript.txt"


def errors(passages: list[Passage]) -> list[float]:
    """Return how late, in seconds, each inner passage's start is estimated from its neighbours alone."""
    return [
        _estimate(before, passage, after.start) - passage.start
        for before, passage, after in zip(passages, passages[1:], passages[2:], strict=False)
    ]


def _estimate(before: Passage, passage: Passage, end: float) -> float:
    both = Passage(before.speaker, before.start, f"{before.text} {passage.text}")
    return seconds_at([both, Passage("", end, "")], 0, len(before.text) + 1)


def measure() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    written = read_transcript(TRANSCRIPT.read_text("utf-8"), str(TRANSCRIPT)).passages
    late = errors([passage.passage for passage in written])
    off = [abs(error) for error in late]
    return [
        ("time of a word, mean error", f"{mean(off):.2f} s", f"<= 1.7 s, {_met(mean(off) <= 1.7)}"),
        ("time of a word, median error", f"{median(off):.2f} s", ""),
        ("time of a word, p90 error", f"{_p90(off):.2f} s", f"<= 4.0 s, {_met(_p90(off) <= 4.0)}"),
        ("time of a word, largest error", f"{max(off):.2f} s", ""),
        ("time of a word, mean lateness", f"{mean(late):+.2f} s", ""),
    ]


def _p90(values: list[float]) -> float:
    return quantiles(values, n=10, method="inclusive")[-1]


def _met(reached: bool) -> str:
    return "met" if reached else "MISSED"


if __name__ == "__main__":
    for what, figure, bar in measure():
        print(f"{what:32} {figure:>9}  {bar}")
