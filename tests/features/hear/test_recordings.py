"""Of a recording on the web only what is needed is read."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.conversation.audio import Audio
from bot.features.hear.recordings import WebRecordings
from bot.fetching.fetcher import Fetcher
from bot.fetching.hosts import PrivateHosts
from bot.sound.clips import Clips
from bot.sound.cutter import Cutter, Order
from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.sound_formats import SoundFormat
from tests.sound.recordings import sounding, write_recording

pytestmark = pytest.mark.process
Answer = Callable[[web.Request], web.StreamResponse]


@asynccontextmanager
async def served(answer: Answer) -> AsyncIterator[tuple[str, WebRecordings]]:
    """An address where ``answer`` answers, and what reads there."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return answer(request)

    application = web.Application()
    application.router.add_get("/{name}", handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    recordings = WebRecordings(Fetcher(PrivateHosts.of([f"127.0.0.1:{port}"])))
    try:
        yield f"http://127.0.0.1:{port}/talk", recordings
    finally:
        await recordings.close()
        await runner.cleanup()


def in_parts(data: bytes, read: list[int]) -> Answer:
    def answer(request: web.Request) -> web.StreamResponse:
        asked = request.http_range
        stop = min(asked.stop or len(data), len(data))
        body = data[asked.start or 0 : stop]
        read.append(len(body))
        where = f"bytes {asked.start}-{stop - 1}/{len(data)}"
        return web.Response(status=206, body=body, headers={"Content-Range": where})

    return answer


@pytest.mark.parametrize("kind", ["constant.mp3", "talk.m4a"])
async def test_a_long_recording_is_hardly_read(tmp_path: Path, kind: str):
    write_recording(tmp_path / kind, kind, sounding(120))
    read: list[int] = []
    data = (tmp_path / kind).read_bytes()
    async with served(in_parts(data, read)) as (address, recordings):
        order = Order(Audio(address), 60, 66, sound=SoundFormat.OGG)
        made = await Cutter(Clips(None), recordings).cut(order, "made")
    assert made[:4] == b"OggS"
    assert sum(read) <= 400 * 1024
    assert sum(read) < len(data) / 2


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (lambda _: web.Response(body=b"x" * 100_000), SoundProblem.NO_PARTS),
        (lambda _: web.Response(status=404), SoundProblem.UNREACHABLE),
        (
            lambda _: web.Response(status=206, body=b"x", headers={"Content-Range": "bytes 0-0/*"}),
            SoundProblem.NO_PARTS,
        ),
        (lambda _: web.Response(status=302, headers={"Location": "http://10.0.0.1/"}), SoundProblem.UNREACHABLE),
    ],
)
async def test_a_place_that_hands_out_no_parts_is_told(answer: Answer, problem: SoundProblem):
    async with served(answer) as (address, recordings):
        with pytest.raises(SoundFailed) as told:
            await recordings.read(address, 0, 100)
    assert told.value.problem is problem


async def test_what_was_read_at_first_is_not_read_again():
    read: list[int] = []
    async with served(in_parts(bytes(range(256)) * 1024, read)) as (address, recordings):
        assert await recordings.size(address) == 256 * 1024
        assert await recordings.read(address, 0, 1000) == (bytes(range(256)) * 4)[:1000]
        assert await recordings.read(address, 65_000, 66_000) == (bytes(range(256)) * 400)[65_000:66_000]
    assert read == [64 * 1024, 66_000 - 64 * 1024]
