"""Seconds of a recording as samples: one channel, 48,000 a second, exact to the sample where the format is."""

from collections.abc import Callable, Iterator

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.mp3_frames import Opening
from bot.sound.mp3_places import Place, Stretch, indexed_stretch, read_opening, stretch_of
from bot.sound.sniffing import LOOKED_AT, Kind, sniffed
from bot.sound.sources import Source, SourceFile

RATE = 48_000
Samples = np.ndarray[tuple[int], np.dtype[np.float32]]
Indexing = Callable[[Source, Opening], list[Place]]
"""Returns the places of an MP3's frames, perhaps from where they were kept."""
_BEFORE = 1.0
"""Seconds that decoding begins early, so that what a decoder gets wrong at first is over."""
_ENCRYPTED = ("drms", "enca")
"""What an MP4 calls sound that only those with a key can hear."""
_MOST_FRAMES = 200_000
"""Frames that are decoded to come to a second: no format needs as many."""


def samples_of(source: Source, start: float, stop: float, index: Indexing) -> Samples:
    """Return what is heard from second ``start`` up to ``stop``, less where the recording begins or ends within.

    Raises SoundFailed.
    """
    kind = sniffed(source.read(0, LOOKED_AT))
    if kind is None:
        raise SoundFailed(SoundProblem.NO_SOUND)
    try:
        if kind is Kind.MP3:
            return _mp3(source, start, stop, index)
        return _decoded(source, kind, start, stop)
    except (FFmpegError, ValueError, OverflowError) as error:
        raise SoundFailed(SoundProblem.BROKEN) from error


def _mp3(source: Source, start: float, stop: float, index: Indexing) -> Samples:
    told = read_opening(source)
    stretch = stretch_of(source, told, start, stop) if told.constant else None
    stretch = stretch or indexed_stretch(source, told, index(source, told), start, stop)
    begun = (stretch.number * told.first.samples - told.delay) / told.first.rate
    return _taken(_mp3_decoded(stretch, told), begun, start, stop)


def _mp3_decoded(stretch: Stretch, told: Opening) -> Samples:
    decoder = av.CodecContext.create("mp3float", "r")
    assert isinstance(decoder, av.AudioCodecContext)
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    pieces: list[Samples] = []
    for frame in stretch.frames:
        try:
            decoded = decoder.decode(av.Packet(stretch.data[frame.at : frame.stop]))
        except FFmpegError:  # it needs bits of frames that were not read
            decoded = []
        if not decoded:
            pieces.append(np.zeros(round(told.first.samples * RATE / told.first.rate), np.float32))
        for one in decoded:
            one.pts = None
            pieces += _resampled(resampler, one)
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


def _decoded(source: Source, kind: Kind, start: float, stop: float) -> Samples:
    with av.open(SourceFile(source), format=str(kind)) as container:
        assert isinstance(container, InputContainer)
        stream = next(iter(container.streams.audio), None)
        if stream is None:
            raise SoundFailed(SoundProblem.NO_SOUND)
        if stream.codec_context.codec_tag in _ENCRYPTED:
            raise SoundFailed(SoundProblem.ENCRYPTED)
        if stream.duration and stream.time_base and float(stream.duration * stream.time_base) < start:
            raise SoundFailed(SoundProblem.TOO_SHORT)
        if start > _BEFORE and stream.time_base:
            container.seek(int((start - _BEFORE) / stream.time_base), stream=stream)
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        pieces: list[Samples] = []
        begun: float | None = None
        for number, frame in enumerate(_frames(container, stream)):
            if number > _MOST_FRAMES:
                raise SoundFailed(SoundProblem.TOO_MUCH)
            if frame.time is None or frame.time + frame.samples / frame.sample_rate < start:
                continue
            begun = frame.time if begun is None else begun
            if frame.time > stop:
                break
            frame.pts = None
            pieces += _resampled(resampler, frame)
        if begun is None:
            raise SoundFailed(SoundProblem.TOO_SHORT)
        return _taken(np.concatenate(pieces) if pieces else np.zeros(0, np.float32), begun, start, stop)


def _frames(container: InputContainer, stream: "av.AudioStream") -> Iterator["av.AudioFrame"]:
    """Yield the frames that can be decoded; a damaged packet between them is passed over."""
    for packet in container.demux(stream):
        try:
            yield from packet.decode()  # type: ignore[misc]
        except FFmpegError:
            continue


def _resampled(resampler: "av.AudioResampler", frame: "av.AudioFrame") -> list[Samples]:
    return [one.to_ndarray()[0] for one in resampler.resample(frame)]


def _taken(samples: Samples, begun: float, start: float, stop: float) -> Samples:
    first = round((start - begun) * RATE)
    taken = samples[max(0, first) : max(0, first) + round((stop - start) * RATE) + min(0, first)]
    if not len(taken):
        raise SoundFailed(SoundProblem.TOO_SHORT)
    return taken
