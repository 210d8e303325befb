"""What clips and films cost, how near they begin, how much of a recording is read, what they keep the bot from.

Run with ``python -m tests.benchmarks.sound``. The speech is the short talk of the try-out, whose words' times are
known, repeated into recordings of an hour.
"""

import asyncio
import os
import resource
import tempfile
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from time import perf_counter

import av
import numpy as np

from bot.conversation.audio import Audio
from bot.conversation.model import Conversation, Quote
from bot.pictures.captions import FilmShape
from bot.pictures.rendering import Renderer
from bot.pictures.sketch import Sketch
from bot.sound.clips import Clips
from bot.sound.cutter import Cutter, Order
from bot.sound.encoding import add_sound, encoded
from bot.sound.films import pages_of, painted
from bot.sound.kept_places import KeptPlaces
from bot.sound.samples import RATE, Samples, samples_of
from bot.sound.sound_formats import SoundFormat
from bot.sound.sources import FetchedSource, FileSource
from bot.sound.spans import Span, span_of
from bot.sound.tags import tags_of
from bot.transcripts.folder.loading import load_library
from bot.tryout.sounding import SAMPLE

ROUNDS = 74
"""Times that the talk of 49 seconds is repeated: an hour."""
AT_ONCE = 4
IN_A_ROW = 100
CLIP = (33, 68)
"""Words of the talk that take nearly 14 seconds."""
_WHOLE = 9 * 1024
"""Samples of which frames of MP3 and of AAC both take a whole number."""
_KINDS = {"constant mp3": ("a.mp3", "mp3", "libmp3lame"), "m4a": ("a.m4a", "ipod", "aac")}


def measure() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    talk = next(iter(load_library(SAMPLE).library))
    assert talk.audio is not None
    spoken = samples_of(FileSource(Path(talk.audio.place)), 0, 60, KeptPlaces(None).of)
    spoken = np.pad(spoken, (0, -len(spoken) % _WHOLE))
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, (name, container, codec) in _KINDS.items():
            file = _hour_long(Path(folder) / name, container, codec, spoken)
            late = [abs(one) for one in _late(file, spoken, talk)]
            read = _read(file)
            most = 400 if kind != "m4a" else 1536
            clip, film, size = asyncio.run(_cost(talk, file))
            rows += [
                (f"clip of 13 s from {kind}, processor", f"{clip:.2f} s", _bar(clip, 1.2, 0.6, "s")),
                (f"film of 13 s from {kind}, processor", f"{film:.2f} s", _bar(film, 2, 1.2, "s")),
                (f"film of 13 s from {kind}", f"{size:.0f} KiB", _bar(size, 250, 200, "KiB")),
                (f"start of a clip from {kind}, largest error", f"{max(late):.0f} ms", _bar(max(late), 60, 30, "ms")),
                (f"read of an hour's {kind}, most", f"{read:.0f} KiB", _bar(read, most, most / 2, "KiB")),
            ]
        stall = asyncio.run(_stall(talk))
        grown, left = asyncio.run(_in_a_row(talk))
    return [
        *rows,
        (f"event loop's longest stall, {AT_ONCE} cut", f"{stall:.0f} ms", _bar(stall, 20, 10, "ms")),
        (f"memory grown by {IN_A_ROW} clips in a row", f"{grown:.1f} MiB", _bar(grown, 5, 1, "MiB")),
        ("processes left behind", f"{left}", _bar(left, 0, 0, "")),
    ]


async def _cost(talk: Conversation, file: Path) -> tuple[float, float, float]:
    """Return the seconds of processor for a clip and for a film of 13 s, and the film's KiB."""
    span = _span(talk, file)
    await _film(span)  # the compiler is warm, and fonts are read
    clip = await _processor(_sound(span))
    before = perf_counter(), _used()
    film = await _film(span)
    return clip, _used() - before[1], len(film) / 1024


async def _sound(span: Span) -> bytes:
    order = Order(span.audio, span.start, span.stop, sound=SoundFormat.OGG, tags=tags_of(span.quote))
    return await Cutter(Clips(None)).cut(order, "clip")


_RENDERER = Renderer()


async def _film(span: Span) -> bytes:
    async def paint(sketch: Sketch) -> bytes:
        return await asyncio.to_thread(_RENDERER.render, sketch)

    film = await painted(span, pages_of(span, FilmShape.SQUARE), FilmShape.SQUARE, paint)
    order = Order(span.audio, span.start, span.stop, film=film, tags=tags_of(span.quote))
    return await Cutter(Clips(None)).cut(order, "film")


async def _processor(work: Coroutine[object, object, bytes]) -> float:
    before = _used()
    await work
    return _used() - before


def _used() -> float:
    """Return the seconds of processor that this process and those it has started took."""
    both = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in both)


async def _stall(talk: Conversation) -> float:
    """Return for how many milliseconds at most the event loop stood still while films were cut at once."""
    assert talk.audio is not None
    span = _span(talk, Path(talk.audio.place))
    await _film(span)
    cutting = asyncio.gather(*(_film(span) for _ in range(AT_ONCE)))
    longest = 0.0
    while not cutting.done():
        begun = perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, perf_counter() - begun - 0.001)
    await cutting
    return 1000 * longest


async def _in_a_row(talk: Conversation) -> tuple[float, int]:
    """Return by how many MiB clips in a row have grown the bot, and how many processes they have left."""
    assert talk.audio is not None
    span = _span(talk, Path(talk.audio.place))
    for _ in range(5):
        await _sound(span)
    before = _resident()
    for _ in range(IN_A_ROW):
        await _sound(span)
    return max(0.0, _resident() - before), _children()


def _children() -> int:
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return len(children.read_text().split()) if children.exists() else 0


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2


def _span(talk: Conversation, file: Path) -> Span:
    heard = replace(talk, audio=Audio(str(file)))
    span = span_of(Quote(heard, *CLIP))
    assert span is not None
    return span


def _late(file: Path, spoken: Samples, talk: Conversation) -> Iterator[float]:
    """Yield by how many milliseconds words all over the hour begin later in what is cut than they should."""
    for round_number in (0, 1, 30, ROUNDS - 1):
        for word in range(5, talk.word_count - 20, 40):
            begun = talk.seconds(talk.place(word))[0]
            start = round_number * len(spoken) / RATE + begun
            cut = samples_of(FileSource(file), start, start + 3, KeptPlaces(None).of)
            around = spoken[max(0, round((begun - 0.5) * RATE)) : round((begun + 3.5) * RATE)]
            length = len(around) + len(cut)
            alike = np.fft.irfft(np.fft.rfft(around, length) * np.conj(np.fft.rfft(cut, length)), length)
            yield 1000 * (max(0.0, begun - 0.5) + int(np.argmax(alike[: len(around)])) / RATE - begun)


def _read(file: Path) -> float:
    """Return how many KiB of ``file`` a clip of 13 s takes, the most of some all over it; what is kept counts once."""
    most = 0.0
    for start in (60, 1700, 3500):
        kept: dict[int, int] = {}

        def fetch(begin: int, end: int, kept: dict[int, int] = kept) -> bytes:
            kept.update({begin: end})
            return file.read_bytes()[begin:end]

        samples_of(FetchedSource(file.stat().st_size, fetch, 2**30), start, start + 13, KeptPlaces(None).of)
        most = max(most, sum(end - begin for begin, end in kept.items()) / 1024)
    return most


def _hour_long(file: Path, container: str, codec: str, spoken: Samples) -> Path:
    """Write the talk to ``file`` at 96 kbit a second, encoded once and repeated packet by packet."""
    with av.open(str(file), "w", format=container) as opened:
        stream = add_sound(opened, codec, 96_000)
        packets = [bytes(packet) for packet in encoded(stream, spoken)]
        size = stream.codec_context.frame_size
        packets = packets[: len(spoken) // size]
        for number in range(ROUNDS * len(packets)):
            packet = av.Packet(packets[number % len(packets)])
            packet.stream, packet.time_base = stream, Fraction(1, RATE)
            packet.pts = packet.dts = number * size
            packet.duration = size
            opened.mux(packet)
    return file


def _bar(figure: float, least: float, aim: float, unit: str) -> str:
    reached = "aim met" if figure <= aim else "met" if figure <= least else "MISSED"
    return f"<= {least:g} {unit}, aim {aim:g}, {reached}"


if __name__ == "__main__":
    for what, figure, bar in measure():
        print(f"{what:48} {figure:>10}  {bar}", flush=True)
