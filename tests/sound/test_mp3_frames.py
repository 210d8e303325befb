"""Frames are found in whatever bytes there are, and never where none are."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.sound.mp3_frames import first_frame, frame_at, frames, opening, tag_size
from bot.sound.sniffing import sniffed

HEADERS = st.sampled_from(
    [b"\xff\xfb\x90\x64", b"\xff\xf3\x40\xc4", b"\xff\xe3\x18\xc4", b"ID3\x03\0\0\0\0\0\x0a", b"Xing"]
)
BYTES = st.lists(st.one_of(st.binary(max_size=40), HEADERS), max_size=30).map(b"".join)


@given(BYTES, st.integers(0, 50))
def test_any_bytes_can_be_looked_at(data: bytes, start: int):
    found = first_frame(data, start)
    assert found is None or (found.at >= start and data[found.at] == 0xFF)
    opening(data, start)
    sniffed(data)
    assert tag_size(data) >= 0


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_a_frame_is_as_long_as_its_samples_take(second: int, third: int, fourth: int):
    frame = frame_at(bytes([0xFF, second, third, fourth]), 0)
    if frame is not None:
        exact = frame.samples / 8 * frame.bit_rate / frame.rate
        assert exact - 1 <= frame.size <= exact + 1


@given(BYTES, BYTES)
def test_frames_follow_each_other(before: bytes, after: bytes):
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    data = before + frame * 5 + after
    like = frame_at(frame, 0)
    assert like is not None
    found = list(frames(data, 0, like))
    assert all(one.stop <= other.at for one, other in pairwise(found))
    assert all(one.is_like(like) for one in found)
