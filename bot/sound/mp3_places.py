"""Where in an MP3 a second is.

With a constant number of bits a second that is arithmetic; else every frame is looked at once, and where each so many
of them begins is kept. The table in the file itself, and so what FFmpeg makes of it, is off by up to twenty seconds.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.mp3_frames import Frame, Opening, first_frame, frame_at, frames, opening, tag_size
from bot.sound.sniffing import LOOKED_AT
from bot.sound.sources import Source

EARLIER = 12
"""Frames that are read before a second: a frame may use bits of some before it, fewer than these at any rate."""
LATER = 3
STEP = 400
"""Frames from one kept place to the next: some ten seconds."""
READ_AT_ONCE = 2**20
"""Bytes read at a time while all frames are looked at."""


class Place(NamedTuple):
    """Frame ``number``, counted from the first with sound, begins at byte ``at``."""

    number: int
    at: int


class Stretch(NamedTuple):
    """Some neighbouring frames: ``number`` counts to the first of them, ``data`` holds them all."""

    number: int
    data: bytes
    frames: tuple[Frame, ...]


def read_opening(source: Source) -> Opening:
    """Return what the beginning of the MP3 ``source`` tells, by places in the file; raises SoundFailed."""
    beginning = source.read(0, LOOKED_AT)
    after = tag_size(beginning)
    if after + LOOKED_AT // 2 > len(beginning):  # a picture fills the beginning
        found = opening(source.read(after, after + LOOKED_AT))
    else:
        found, after = opening(beginning, after), 0
    if found is None:
        raise SoundFailed(SoundProblem.NO_SOUND)
    return found._replace(first=found.first._replace(at=found.first.at + after))


def stretch_of(source: Source, told: Opening, start: float, stop: float) -> Stretch | None:
    """Return the frames around seconds ``start`` to ``stop`` of an MP3 with constant bits a second.

    None if they aren't constant there: then ``indexed`` tells. Raises SoundFailed if it ends before.
    """
    like = told.first
    size = like.samples / 8 * like.bit_rate / like.rate
    number = max(0, _frame_of(told, start) - EARLIER)
    begin = like.at + round(number * size)
    if begin >= source.size:
        if _ends_steadily(source, like):
            raise SoundFailed(SoundProblem.TOO_SHORT)
        return None
    begin = max(like.at, begin - round(size))
    data = source.read(begin, like.at + round((_frame_of(told, stop) + 1 + LATER) * size))
    if (first := first_frame(data, 0, like)) is None:
        return None
    found = tuple(frames(data, first.at, like))
    steady = all(frame.bit_rate == like.bit_rate for frame in found)
    return Stretch(round((begin + first.at - like.at) / size), data, found) if steady else None


def indexed(source: Source, told: Opening) -> list[Place]:
    """Return the places of each so many frames, and behind them where the last ends, by looking at every frame."""
    places: list[Place] = []
    number, end = 0, told.first.at
    for frame in _all_frames(source, told.first):
        if number % STEP == 0:
            places.append(Place(number, frame.at))
        number, end = number + 1, frame.stop
    return [*places, Place(number, end)]


def indexed_stretch(source: Source, told: Opening, places: list[Place], start: float, stop: float) -> Stretch:
    """Return the frames around seconds ``start`` to ``stop``, by ``places``; raises SoundFailed if it ends before."""
    numbers = [place.number for place in places]
    begin, end = _frame_of(told, start) - EARLIER, _frame_of(told, stop) + LATER
    if begin >= numbers[-1]:
        raise SoundFailed(SoundProblem.TOO_SHORT)
    first = places[max(0, bisect_right(numbers, max(0, begin)) - 1)]
    last = places[min(len(places) - 1, bisect_right(numbers, end))]
    data = source.read(first.at, last.at)
    return Stretch(first.number, data, tuple(frames(data, 0, told.first)))


def _ends_steadily(source: Source, like: Frame) -> bool:
    """Say whether the last frames of ``source`` have as many bits a second as the first."""
    data = source.read(max(0, source.size - LOOKED_AT), source.size)
    rates = {frame.bit_rate for frame in frames(data, 0, like)}
    return rates <= {like.bit_rate}


def _frame_of(told: Opening, seconds: float) -> int:
    return int((max(0.0, seconds) * told.first.rate + told.delay) / told.first.samples)


def _all_frames(source: Source, like: Frame) -> Iterator[Frame]:
    """Yield every frame from ``like`` on, by its place in the file."""
    begin = like.at
    while begin < source.size:
        data = source.read(begin, begin + READ_AT_ONCE)
        if not data:
            return
        stop = 0
        at = 0 if frame_at(data, 0) else None
        for frame in frames(data, at or 0, like):
            stop = frame.stop
            yield frame._replace(at=begin + frame.at)
        if begin + len(data) >= source.size:
            return
        begin += stop or max(1, len(data) - 4)  # what was cut off is read again
