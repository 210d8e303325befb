"""Samples and painted layers as a film: words light up as they are said, the waveform fills as it plays.

Every picture is made of the last one: only what changed is drawn, in the colours that films are kept in.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from bot.sound.encoding import add_sound, encoded
from bot.sound.film_layers import Layer, Layers, Pixels, colour_of, read_layers
from bot.sound.film_plan import FilmPlan
from bot.sound.samples import RATE, Samples

PICTURES = 10
"""Pictures a second."""
_CODEC = "libx264"
_OPTIONS = {"preset": "veryfast", "crf": "29", "tune": "stillimage", "threads": "1", "x264-params": "keyint=120"}
_SOUND = 64_000
BAR, GAP = 4, 4
"""Pixels that a bar of the waveform takes, and that are between two."""


def write_film(samples: Samples, plan: FilmPlan, out: Path, tags: Mapping[str, str]) -> None:
    """Write the film of ``samples`` to ``out``."""
    with av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        container.metadata.update(tags)
        video = container.add_stream(_CODEC, rate=PICTURES, options=dict(_OPTIONS))
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = plan.width, plan.height, "yuv420p"
        video.codec_context.color_range = 1  # as films have it: 16 to 235
        sound = add_sound(container, "aac", _SOUND)
        for number, picture in enumerate(_pictures(samples, plan)):
            frame = av.VideoFrame.from_ndarray(picture, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, PICTURES)
            for packet in video.encode(frame):
                container.mux(packet)
        for packet in (*video.encode(None), *encoded(sound, samples)):
            container.mux(packet)


def _pictures(samples: Samples, plan: FilmPlan) -> Iterator[Pixels]:
    """Yield the pictures, all of them the same array."""
    bars = _bars(samples, plan)
    seconds = len(samples) / RATE
    shown = -1
    layers: Layers | None = None
    said = played = 0
    begins = [0.0, *(page.words[0] for page in plan.pages[1:])]
    for number in range(max(1, round(seconds * PICTURES))):
        now = number / PICTURES
        page = max(index for index, begin in enumerate(begins) if begin <= now)
        if layers is None or page != shown:
            layers = read_layers(plan.pages[page], plan)
            shown, said, played = page, 0, 0
            _draw(layers.picture, bars, plan.unheard)
        words = sum(begun <= now for begun in plan.pages[page].words)
        if words > said:
            layers.light_up(words)
            said = words
        heard = round(len(bars) * (number + 1) / (seconds * PICTURES))
        if heard > played:
            _draw(layers.picture, bars[played:heard], plan.heard)
            played = heard
        yield layers.picture.whole


def _bars(samples: Samples, plan: FilmPlan) -> list[tuple[int, int, int]]:
    """Return the left end, the top and the bottom of each bar of the waveform."""
    count = (plan.right - plan.left + GAP) // (BAR + GAP)
    pieces = np.array_split(np.abs(samples), count)
    loud = np.array([float(np.sqrt(np.mean(np.square(piece)))) if len(piece) else 0.0 for piece in pieces])
    tall = np.maximum(2, np.round(loud / max(float(loud.max()), 1e-9) * plan.swing / 2) * 2).astype(int)
    return [
        (plan.left + number * (BAR + GAP), plan.middle - int(high), plan.middle + int(high))
        for number, high in enumerate(tall)
    ]


def _draw(layer: Layer, bars: list[tuple[int, int, int]], colour: int) -> None:
    luma, blue, red = colour_of(colour)
    for left, top, bottom in bars:
        layer.luma[top:bottom, left : left + BAR] = luma
        layer.blue[top // 2 : bottom // 2, left // 2 : (left + BAR) // 2] = blue
        layer.red[top // 2 : bottom // 2, left // 2 : (left + BAR) // 2] = red
