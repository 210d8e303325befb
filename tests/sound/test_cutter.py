"""Whatever a recording does to the process that looks into it, the bot hears of it in a line, and no process stays."""

import asyncio
import io
import itertools
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
import pytest

from bot.conversation.audio import Audio
from bot.sound import cutter as cutting
from bot.sound.clips import Clips
from bot.sound.cutter import Cutter, Order
from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.samples import Samples
from bot.sound.sound_formats import SoundFormat
from tests.sound.conftest import Recording
from tests.sound.recordings import late

pytestmark = pytest.mark.process
ADDRESS = "https://sound.example/talk"


@dataclass
class Kept:
    """A place that keeps one recording, and counts what is read of it."""

    content: bytes
    told_size: int | None = None
    read_bytes: list[int] = field(default_factory=list)

    async def size(self, address: str) -> int:
        return self.told_size if self.told_size is not None else len(self.content)

    async def read(self, address: str, start: int, stop: int) -> bytes:
        self.read_bytes.append(stop - start)
        if start >= len(self.content):
            raise SoundFailed(SoundProblem.UNREACHABLE)
        return self.content[start:stop]


def decoded(made: bytes) -> Samples:
    with av.open(io.BytesIO(made)) as opened:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=48_000)
        pieces = [one.to_ndarray()[0] for frame in opened.decode(audio=0) for one in resampler.resample(frame)]
    return np.concatenate(pieces)


def order(place: str, kind: SoundFormat = SoundFormat.OGG) -> Order:
    return Order(Audio(place), 4.2, 8.2, sound=kind, tags={"title": "Glocke, 4:02", "artist": "Ada"})


@pytest.mark.parametrize("kind", SoundFormat)
async def test_every_kind_of_file_holds_what_is_said_there(
    recording: Recording, tmp_path: Path, whole: Samples, kind: SoundFormat
):
    cutter = Cutter(Clips(tmp_path / "clips"))
    wanted = order(str(recording("talk.m4a")), kind)
    made = await cutter.cut(wanted, cutter.key(wanted))
    assert abs(late(decoded(made)[: 48_000 * 3], 4.2, whole)) < 0.06
    with av.open(io.BytesIO(made)) as opened:
        told = {**opened.metadata, **opened.streams.audio[0].metadata}
    assert {name.lower(): value for name, value in told.items()}.items() >= wanted.tags.items()
    assert await cutter.found(cutter.key(wanted)) == made


@pytest.mark.parametrize("kind", ["constant.mp3", "varying.mp3", "talk.m4a", "talk.ogg"])
async def test_what_lies_elsewhere_is_read_in_parts(recording: Recording, tmp_path: Path, whole: Samples, kind: str):
    kept = Kept(recording(kind).read_bytes())
    cutter = Cutter(Clips(tmp_path), kept)
    made = await cutter.cut(order(ADDRESS), "made")
    assert abs(late(decoded(made)[: 48_000 * 3], 4.2, whole)) < 0.06
    assert kept.read_bytes


async def test_a_place_that_lies_or_breaks_off_is_told(recording: Recording, tmp_path: Path):
    content = recording("talk.m4a").read_bytes()
    for kept in (Kept(content[:20_000], len(content)), Kept(b"", 10**15), Kept(b"\0" * 100, 10**15)):
        with pytest.raises(SoundFailed):
            await Cutter(Clips(tmp_path), kept).cut(order(ADDRESS), "made")


async def test_an_address_is_never_opened_here(tmp_path: Path):
    with pytest.raises(SoundFailed) as told:
        await Cutter(Clips(tmp_path)).cut(order(ADDRESS), "made")
    assert told.value.problem is SoundProblem.NOT_HERE


async def test_a_process_that_takes_too_long_is_ended(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    class Endless(Kept):
        async def read(self, address: str, start: int, stop: int) -> bytes:
            await asyncio.sleep(3600)
            return b""

    monkeypatch.setattr(cutting, "LONGEST", 0.5)
    with pytest.raises(SoundFailed) as told:
        await Cutter(Clips(tmp_path), Endless(b"", 10**6)).cut(order(ADDRESS), "made")
    assert told.value.problem is SoundProblem.TOO_MUCH


def test_what_has_not_been_used_for_long_goes_first(tmp_path: Path):
    clips = Clips(tmp_path, most_bytes=250, clock=itertools.count(10**18).__next__)
    for name in ("first", "second", "third"):
        clips.keep(name, b"x" * 100)
        clips.find("first")
    assert (clips.find("first"), clips.find("second")) == (b"x" * 100, None)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 250


def test_a_changed_recording_is_cut_anew(recording: Recording, tmp_path: Path):
    file = tmp_path / "talk.m4a"
    file.write_bytes(recording("talk.m4a").read_bytes())
    cutter = Cutter(Clips(tmp_path))
    before = cutter.key(order(str(file)))
    file.write_bytes(recording("talk.m4a").read_bytes() + b"more")
    assert cutter.key(order(str(file))) != before
