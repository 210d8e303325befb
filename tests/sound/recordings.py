"""Recordings made for tests: each second sounds like no other, so that what was cut tells where it is from."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from bot.sound.samples import RATE, Samples

SECONDS = 12
KINDS = {
    "constant.mp3": ("mp3", "libmp3lame", 44100, {"b": "96000"}, {}),
    "untold.mp3": ("mp3", "libmp3lame", 44100, {"b": "96000"}, {"write_xing": "0"}),
    "low.mp3": ("mp3", "libmp3lame", 22050, {"b": "32000"}, {}),
    "varying.mp3": ("mp3", "libmp3lame", 44100, {"flags": "+qscale", "global_quality": "590"}, {}),
    "untold_varying.mp3": (
        "mp3", "libmp3lame", 44100, {"flags": "+qscale", "global_quality": "590"}, {"write_xing": "0"},
    ),
    "talk.m4a": ("ipod", "aac", 44100, {"b": "64000"}, {}),
    "talk.ogg": ("ogg", "libopus", 48000, {"b": "32000"}, {}),
    "vorbis.ogg": ("ogg", "libvorbis", 44100, {"b": "64000"}, {}),
    "talk.flac": ("flac", "flac", 44100, {}, {}),
    "talk.wav": ("wav", "pcm_s16le", 44100, {}, {}),
    "talk.webm": ("webm", "libopus", 48000, {"b": "32000"}, {}),
}  # fmt: skip
"""FFmpeg's names for what holds and what writes each, its rate, and options."""


def sounding(seconds: int = SECONDS) -> Samples:
    """Return strokes of a bell, each second with tones of its own."""
    chance = np.random.default_rng(7)
    time = np.arange(RATE) / RATE
    strokes = [
        sum(np.sin(2 * np.pi * tone * time) for tone in chance.uniform(200, 3000, 3)) * np.exp(-3 * time) * 0.2
        for _ in range(seconds)
    ]
    return np.concatenate(strokes).astype(np.float32)


def write_recording(file: Path, kind: str, samples: Samples) -> Path:
    """Write ``samples`` to ``file`` as one of ``KINDS``."""
    container, codec, rate, options, more = KINDS[kind]
    with av.open(str(file), "w", format=container, options=more) as opened:
        stream = opened.add_stream(codec, rate=rate, layout="mono", options=options)
        context = stream.codec_context
        resampler = av.AudioResampler(
            format=context.format.name, layout="mono", rate=rate, frame_size=context.frame_size or 1024
        )
        for frame in (*(one for piece in _pieces(samples) for one in resampler.resample(piece)), None):
            for packet in stream.encode(frame):
                opened.mux(packet)
    return file


def late(cut: Samples, start: float, whole: Samples) -> float:
    """Return by how many seconds ``cut`` begins later than second ``start`` of ``whole``."""
    first = max(0, round((start - 1) * RATE))
    around = whole[first : round((start + 1) * RATE) + len(cut)]
    length = len(around) + len(cut)
    alike = np.fft.irfft(np.fft.rfft(around, length) * np.conj(np.fft.rfft(cut, length)), length)
    return (first + int(np.argmax(alike[: len(around)]))) / RATE - start


def _pieces(samples: Samples) -> Iterator["av.AudioFrame"]:
    for begin in range(0, len(samples), 4800):
        piece = np.ascontiguousarray(samples[None, begin : begin + 4800])
        frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
        yield frame
