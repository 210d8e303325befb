"""What the pages for the web weigh, and how long they take to write.

Run with ``python -m tests.benchmarks.site``.
"""

import gzip
import tempfile
from pathlib import Path
from time import process_time

import bot.site
from bot.conversation.library import Library
from bot.site.writing import SiteWriter, Wishes
from tests.benchmarks.libraries import first_conversation

ASSETS = Path(bot.site.__file__).parent / "assets"
MOST = 80


def kibibytes(file: Path) -> float:
    """Return what ``file`` weighs on its way to a browser."""
    return len(gzip.compress(file.read_bytes())) / 1024


def measure() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    talk = first_conversation()
    with tempfile.TemporaryDirectory() as folder:
        writer, begun = SiteWriter(Path(folder), Wishes()), process_time()
        for _ in writer.write(Library.of([talk])):
            pass
        seconds = process_time() - begun
        page = kibibytes(Path(folder) / talk.key / "index.html") + sum(map(kibibytes, ASSETS.iterdir()))
    reached = "met" if page <= MOST else "MISSED"
    return [
        (
            "page of a talk of 64 minutes, with style and script, gzipped",
            f"{page:.0f} KiB",
            f"<= {MOST} KiB, {reached}",
        ),
        (f"its {writer.passages + 1} pages written, processor", f"{seconds * 1000:.0f} ms", ""),
    ]


if __name__ == "__main__":
    for what, figure, bar in measure():
        print(f"{what:62} {figure:>9}  {bar}")
