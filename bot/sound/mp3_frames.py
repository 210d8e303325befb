"""The frames of an MP3: where each begins, how long it is, what the first tells of all.

ISO/IEC 11172-3 and 13818-3, layer III, and the Xing, Info and LAME fields that encoders leave in the first frame.
"""

from collections.abc import Iterator
from typing import NamedTuple

_BIT_RATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Thousands of bits a second, by the version of MPEG."""
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples a second, by the version's two bits."""
_LAYER_3 = 1
_DECODER_DELAY = 529
"""Samples by which every decoder of layer III is late."""
SURE = 3
"""Frames in a row that make it sure that there are frames at all."""
MOST_JUNK = 256 * 1024
"""Bytes that are looked through for a frame."""


class Frame(NamedTuple):
    """A frame at byte ``at``: ``size`` bytes that hold ``samples`` of each channel, ``rate`` of them a second."""

    at: int
    size: int
    samples: int
    rate: int
    bit_rate: int
    mono: bool

    @property
    def stop(self) -> int:
        """The byte after it."""
        return self.at + self.size

    def is_like(self, other: "Frame") -> bool:
        """Say whether ``other`` may be of the same stream."""
        return (self.samples, self.rate, self.mono) == (other.samples, other.rate, other.mono)


class Opening(NamedTuple):
    """What the beginning of an MP3 tells.

    ``first`` is the first frame with sound; ``constant`` says that all have the same number of bits a second;
    ``delay`` is how many samples at the start are no sound.
    """

    first: Frame
    constant: bool
    delay: int


def tag_size(beginning: bytes) -> int:
    """Return how many bytes the ID3 tag at the start takes; 0 for none."""
    if beginning[:3] != b"ID3" or len(beginning) < 10 or max(beginning[6:10]) > 0x7F:
        return 0
    size = int.from_bytes(bytes(beginning[6:10]), "big")
    whole = sum((size >> 8 * place & 0x7F) << 7 * place for place in range(4))
    return 10 + whole + (10 if beginning[5] & 0x10 else 0)


def frame_at(data: bytes, at: int) -> Frame | None:
    """Return the frame whose header is at byte ``at`` of ``data``; None if none is."""
    header = data[at : at + 4]
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bits, rate, padded = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer != _LAYER_3 or bits in (0, 15) or rate == 3:
        return None
    first = version == 3
    bit_rate = _BIT_RATES[1 if first else 2][bits] * 1000
    samples, rate = (1152 if first else 576), _RATES[version][rate]
    return Frame(at, samples // 8 * bit_rate // rate + padded, samples, rate, bit_rate, header[3] >> 6 == 3)


def first_frame(data: bytes, start: int = 0, like: Frame | None = None) -> Frame | None:
    """Return the first frame of ``data`` from byte ``start`` on that others follow; None if there is none.

    One that is ``like`` another, if given. At the very end fewer may follow.
    """
    at = data.find(b"\xff", start)
    while 0 <= at < start + MOST_JUNK:
        frame = frame_at(data, at)
        if frame and (like is None or frame.is_like(like)) and _is_followed(data, frame):
            return frame
        at = data.find(b"\xff", at + 1)
    return None


def _is_followed(data: bytes, frame: Frame) -> bool:
    following: Frame | None = frame
    for _ in range(SURE - 1):
        if following is None or following.stop >= len(data):
            return following is not None and frame.at > 0
        following = frame_at(data, following.stop)
        if following is None or not following.is_like(frame):
            return False
    return True


def frames(data: bytes, start: int, like: Frame) -> Iterator[Frame]:
    """Yield the frames of ``data`` that are ``like`` another, from byte ``start`` on; junk between them is left out."""
    frame = frame_at(data, start)
    while True:
        if frame is None or not frame.is_like(like):
            frame = first_frame(data, start, like)
            if frame is None:
                return
        if frame.stop > len(data):
            return
        yield frame
        start = frame.stop
        frame = frame_at(data, start)


def opening(data: bytes, start: int = 0) -> Opening | None:
    """Return what the beginning ``data`` of an MP3 tells, its tag ending at byte ``start``; None if it is none."""
    head = first_frame(data, start)
    if head is None:
        return None
    told = data[head.at : head.stop]
    fields = told.find(b"Xing"), told.find(b"Info"), told.find(b"VBRI")
    if max(fields) < 0:
        rates = {frame.bit_rate for frame in frames(data, head.at, head)}
        return Opening(head, len(rates) == 1, 0)
    after = frame_at(data, head.stop)
    if after is None or not after.is_like(head):
        return None
    return Opening(after, fields[1] >= 0, _delay(told, max(fields)))


def _delay(told: bytes, field: int) -> int:
    """Return how many samples come before the sound, as the encoder that wrote ``told`` says; 0 if it doesn't."""
    flags = int.from_bytes(told[field + 4 : field + 8], "big")
    at = field + 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1) + 4 * (flags >> 3 & 1)
    encoder = told[at : at + 24]
    if len(encoder) < 24 or not encoder[:4].isalnum():
        return 0
    return (encoder[21] << 4 | encoder[22] >> 4) + _DECODER_DELAY
