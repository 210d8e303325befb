"""Samples as a sound file, with who says it, where and when in its tags."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np

from bot.sound.samples import RATE, Samples
from bot.sound.sound_formats import SoundFormat


class _Coding(NamedTuple):
    container: str
    codec: str
    bit_rate: int
    samples: str
    """FFmpeg's name for how the codec takes samples."""


_CODINGS = {
    SoundFormat.OGG: _Coding("ogg", "libopus", 32_000, "flt"),
    SoundFormat.MP3: _Coding("mp3", "libmp3lame", 64_000, "fltp"),
    SoundFormat.M4A: _Coding("ipod", "aac", 64_000, "fltp"),
}


def write_sound(samples: Samples, out: Path, kind: SoundFormat, tags: Mapping[str, str]) -> None:
    """Write ``samples`` to ``out``, with ``tags`` by FFmpeg's names, such as title."""
    coding = _CODINGS[kind]
    options = {"movflags": "+faststart"} if kind is SoundFormat.M4A else {}
    with av.open(str(out), "w", format=coding.container, options=options) as container:
        container.metadata.update(tags)
        stream = add_sound(container, coding.codec, coding.bit_rate, coding.samples)
        if kind is SoundFormat.OGG:
            stream.metadata.update(tags)  # there they belong to the stream
        for packet in encoded(stream, samples):
            container.mux(packet)


def add_sound(
    container: "av.container.OutputContainer", codec: str, bit_rate: int, samples: str = "fltp"
) -> "av.AudioStream":
    """Return a new stream of sound of one channel in ``container``."""
    options = {"aac_coder": "fast"} if codec == "aac" else {}  # it takes half the time, and nobody hears it
    stream = container.add_stream(codec, rate=RATE, options=options, bit_rate=bit_rate, layout="mono")
    assert isinstance(stream, av.AudioStream)
    stream.codec_context.format = av.AudioFormat(samples)
    return stream


def encoded(stream: "av.AudioStream", samples: Samples) -> Iterator["av.Packet"]:
    """Yield ``samples`` as packets of ``stream``, the last ones too."""
    context = stream.codec_context
    size = context.frame_size or RATE // 50
    for begin in range(0, len(samples), size):
        piece = np.ascontiguousarray(samples[None, begin : begin + size])
        frame = av.AudioFrame.from_ndarray(piece, format=context.format.name, layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
        yield from stream.encode(frame)
    yield from stream.encode(None)
