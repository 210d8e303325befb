"""``make bench``: every figure the project holds itself to, in one table on the terminal and in ``benchmark.md``.

``python -m tests.benchmarks NAME ...`` measures only those; ``--full`` takes the largest library and the longest load.
"""

import argparse
import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import (
    feeds,
    ideas,
    own_conversations,
    pictures,
    search_quality,
    search_speed,
    search_typing,
    search_windows,
    site,
    sockets,
    sockets_hammering,
    sockets_mixed,
    sound,
    timing,
)

Row = tuple[str, str, str]
RESULT = Path("benchmark.md")
LARGEST = 500
LONGEST_LOAD = 60.0

QUICK: dict[str, Callable[[], list[Row]]] = {
    "timing": timing.measure,
    "quality": search_quality.measure,
    "typing": search_typing.measure,
    "windows": search_windows.measure,
    "speed": search_speed.measure,
    "ideas": ideas.measure,
    "own": own_conversations.measure,
    "feeds": feeds.measure,
    "pictures": pictures.measure,
    "site": site.measure,
    "sound": sound.measure,
    "sockets": sockets.measure,
    "mixed": sockets_mixed.measure,
    "hammering": sockets_hammering.measure,
}
FULL: dict[str, Callable[[], list[Row]]] = QUICK | {
    "windows": lambda: search_windows.measure(step=1),
    "speed": lambda: search_speed.measure((1, 10, 100, LARGEST)),
    "sockets": lambda: sockets.measure(LONGEST_LOAD),
    "mixed": lambda: sockets_mixed.measure(LONGEST_LOAD),
}


def main() -> None:
    """Measure what was asked for, print each figure as it is known, and write them all into one file."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure, beside the bars.")
    parser.add_argument("names", nargs="*", choices=[*QUICK, []], help="what to measure (all)")
    parser.add_argument("--full", action="store_true", help="the largest library, every window, a minute of load")
    asked = parser.parse_args()
    benchmarks = FULL if asked.full else QUICK
    lines = [_heading(), "", "| what | measured | bar |", "|---|---|---|"]
    print(_heading())
    for name in asked.names or benchmarks:
        for what, figure, bar in benchmarks[name]():
            print(f"{what:<64}  {figure:<28}  {bar}", flush=True)
            lines.append(f"| {what} | {figure} | {bar} |")
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"Written to {RESULT}.")


def _heading() -> str:
    machine = f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}"
    return f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine}; ratios are of one run."


if __name__ == "__main__":
    main()
