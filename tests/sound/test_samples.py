"""What is cut is what is said there, to the thirtieth of a second, whatever the recording is kept in."""

import os
from pathlib import Path

import numpy as np
import pytest

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.kept_places import KeptPlaces
from bot.sound.mp3_places import indexed, read_opening
from bot.sound.samples import RATE, Samples, samples_of
from bot.sound.sources import FileSource
from tests.sound.conftest import Recording
from tests.sound.recordings import KINDS, late


def cut(file: Path, start: float, stop: float) -> Samples:
    return samples_of(FileSource(file), start, stop, indexed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("start", [0.0, 0.45, 8.3])
def test_what_is_cut_begins_where_it_was_asked_for(recording: Recording, whole: Samples, kind: str, start: float):
    samples = cut(recording(kind), start, start + 3)
    assert abs(late(samples, start, whole)) < 0.03
    assert len(samples) / RATE == pytest.approx(3, abs=0.03)


def test_constant_bits_a_second_are_told_from_others(recording: Recording):
    told = {kind: read_opening(FileSource(recording(kind))).constant for kind in KINDS if kind.endswith("mp3")}
    assert told == {kind: "varying" not in kind for kind in told}


def test_an_mp3_that_lies_about_its_bits_is_read_through(recording: Recording, tmp_path: Path, whole: Samples):
    lying = recording("varying.mp3").read_bytes().replace(b"Xing", b"Info")
    (tmp_path / "lying.mp3").write_bytes(lying)
    assert abs(late(cut(tmp_path / "lying.mp3", 5.2, 8), 5.2, whole)) < 0.03


def test_a_large_picture_before_the_sound_moves_nothing(recording: Recording, tmp_path: Path, whole: Samples):
    size = 300_000
    tag = b"ID3\x04\x00\x00" + bytes(size >> 7 * place & 0x7F for place in (3, 2, 1, 0)) + b"\xff\xfb\x90" * 100_000
    (tmp_path / "pictured.mp3").write_bytes(tag + recording("constant.mp3").read_bytes())
    assert abs(late(cut(tmp_path / "pictured.mp3", 6.1, 9), 6.1, whole)) < 0.03


def test_where_frames_are_is_looked_for_once(recording: Recording, tmp_path: Path, whole: Samples):
    file = recording("varying.mp3")
    kept = KeptPlaces(tmp_path / "kept")
    first = samples_of(FileSource(file), 1.4, 4, kept.of)
    source = Counting(file)
    assert np.array_equal(first, samples_of(source, 1.4, 4, KeptPlaces(tmp_path / "kept").of))
    assert source.reads == 3  # what it is, how it begins, what is cut
    (tmp_path / "kept").write_text("[[1, {}")
    assert np.array_equal(first, samples_of(FileSource(file), 1.4, 4, kept.of))


class Counting(FileSource):
    reads = 0

    def read(self, start: int, stop: int) -> bytes:
        self.reads += 1
        return super().read(start, stop)


@pytest.mark.parametrize("kind", ["constant.mp3", "varying.mp3", "talk.m4a", "talk.ogg", "talk.flac"])
def test_words_behind_the_end_are_told(recording: Recording, kind: str):
    with pytest.raises(SoundFailed) as told:
        cut(recording(kind), 70, 75)
    assert told.value.problem is SoundProblem.TOO_SHORT


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_recording_is_cut_or_told(recording: Recording, tmp_path: Path, kind: str):
    data = recording(kind).read_bytes()
    (tmp_path / kind).write_bytes(data[: len(data) // 2])
    for start in (1.0, 8.0):
        try:
            assert len(cut(tmp_path / kind, start, start + 2)) <= 2 * RATE + 1
        except SoundFailed:
            continue


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_bytes_are_cut_or_told(recording: Recording, tmp_path: Path, kind: str):
    chance = np.random.default_rng(3)
    data = bytearray(recording(kind).read_bytes())
    for at in chance.integers(0, len(data), 400):
        data[at] = int(chance.integers(256))
    (tmp_path / kind).write_bytes(data)
    for start in (1.0, 9.0):
        try:
            assert len(cut(tmp_path / kind, start, start + 2)) <= 2 * RATE + 1
        except SoundFailed:
            continue


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"#EXTM3U\n#EXT-X-TARGETDURATION:10\nhttp://127.0.0.1/secret\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"<html>Not found</html>" * 50,
        b"\xff" * 100_000,
        b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + bytes(1000),
        b"\0\0\0\x18ftypM4A " + bytes(200),
        b"OggS" + bytes(5000),
        b"RIFF\xff\xff\xff\xffWAVE",
        b"fLaC\x80" + bytes(100),
    ],
)
def test_what_is_no_sound_is_told(tmp_path: Path, content: bytes):
    (tmp_path / "talk.mp3").write_bytes(content)
    with pytest.raises(SoundFailed):
        cut(tmp_path / "talk.mp3", 1, 3)


@pytest.mark.parametrize("name", [b"drms", b"enca"])
def test_an_encrypted_recording_is_told(recording: Recording, tmp_path: Path, name: bytes):
    locked = recording("talk.m4a").read_bytes().replace(b"mp4a", name, 1)
    (tmp_path / "locked.m4a").write_bytes(locked)
    with pytest.raises(SoundFailed) as told:
        cut(tmp_path / "locked.m4a", 1, 3)
    assert told.value.problem is SoundProblem.ENCRYPTED


def test_what_never_ends_is_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.mp3")
    for path in (tmp_path / "pipe.mp3", Path("/dev/zero"), tmp_path, tmp_path / "gone.mp3"):
        with pytest.raises(SoundFailed) as told:
            FileSource(path)
        assert told.value.problem is SoundProblem.NOT_HERE
