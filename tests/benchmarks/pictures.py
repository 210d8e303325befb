"""How long pictures take, what they keep the event loop from, how large they are.

Run with ``python -m tests.benchmarks.pictures``.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bot.conversation.model import Conversation, Quote
from bot.pictures.card import has_room, quote_card
from bot.pictures.card_look import Shape
from bot.pictures.painter import Painter
from bot.pictures.rendering import Renderer
from bot.pictures.sketch import Sketch
from bot.pictures.timeline import talk_timeline
from bot.statistics.speakers import speaker_figures
from tests.benchmarks.libraries import first_conversation
from tests.pictures.talks import all_sketches

ROOT = Path(__file__).parents[2]
RUNS = 30
AT_ONCE = 8
BEAT = 0.001
"""Seconds that the event loop is asked to sleep for, again and again, while pictures are painted."""


def cards(talk: Conversation) -> list[Sketch]:
    """Return cards of different quotes of 3 to 61 words."""
    quotes = (Quote(talk, 300 * number, 300 * number + 3 + 2 * number) for number in range(RUNS))
    return [quote_card(quote) for quote in quotes if has_room(quote, Shape.FITTED)]


def timelines(talk: Conversation) -> list[Sketch]:
    """Return timelines that differ: each without the first passages."""
    parts = [
        Conversation(talk.key, talk.title, None, talk.passages[skipped:], chapters=talk.chapters)
        for skipped in range(RUNS)
    ]
    return [talk_timeline(part, speaker_figures([part])) for part in parts]


def milliseconds(renderer: Renderer, sketches: Iterable[Sketch]) -> list[float]:
    """Return how much processor time each of ``sketches`` takes to paint; on an idle machine it is done in as much."""
    took = []
    for sketch in sketches:
        begun = process_time()
        renderer.render(sketch)
        took.append(1000 * (process_time() - begun))
    return took


async def longest_stall(sketches: Iterable[Sketch]) -> float:
    """Return for how many milliseconds at most the event loop stood still while ``sketches`` were painted at once."""
    painter = Painter(Renderer())
    await painter.paint(quote_card(Quote(first_conversation(), 0, 3)))
    painting = asyncio.gather(*map(painter.paint, sketches))
    longest = 0.0
    while not painting.done():
        begun = perf_counter()
        await asyncio.sleep(BEAT)
        longest = max(longest, perf_counter() - begun - BEAT)
    await painting
    await painter.close()
    return 1000 * longest


def wheel_megabytes() -> float:
    """Return the size of the package as people download it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, str(ROOT)]
        subprocess.run(command, check=True, capture_output=True)
        return sum(wheel.stat().st_size for wheel in Path(folder).glob("*.whl")) / 1e6


def measure() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    talk, renderer = first_conversation(), Renderer()
    (first,) = milliseconds(renderer, [quote_card(Quote(talk, 0, 20))])
    card, chart = milliseconds(renderer, cards(talk)), milliseconds(renderer, timelines(talk))
    stall = asyncio.run(longest_stall([*cards(talk)[: AT_ONCE // 2], *timelines(talk)[: AT_ONCE // 2]]))
    largest = max(len(renderer.render(sketch)) for sketch in [*all_sketches(talk, "feel"), *cards(talk)]) / 1000
    wheel = wheel_megabytes()
    return [
        ("first picture, typst and fonts read", f"{first:.0f} ms", ""),
        ("card, compiler warm, median", f"{median(card):.0f} ms", _bar(median(card), 60, 25, "ms")),
        ("chart, compiler warm, median", f"{median(chart):.0f} ms", _bar(median(chart), 60, 25, "ms")),
        (f"event loop's longest stall, {AT_ONCE} painted", f"{stall:.0f} ms", _bar(stall, 50, 10, "ms")),
        ("largest PNG", f"{largest:.0f} kB", _bar(largest, 300, 300, "kB")),
        ("wheel", f"{wheel:.1f} MB", _bar(wheel, 20, 20, "MB")),
    ]


def _bar(figure: float, least: float, aim: float, unit: str) -> str:
    reached = "aim met" if figure <= aim else "met" if figure <= least else "MISSED"
    return f"<= {least:g} {unit}, aim {aim:g}, {reached}"


if __name__ == "__main__":
    for what, figure, bar in measure():
        print(f"{what:40} {figure:>9}  {bar}")
