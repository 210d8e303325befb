"""What is fetched, and all that is not, over real sockets."""

import gzip
import socket
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web

from bot.fetching.answers import Fetched, Known, Unchanged
from bot.fetching.errors import FetchFailed, FetchProblem
from bot.fetching.fetcher import Fetcher
from bot.fetching.hosts import PrivateHosts
from tests.fetching.servers import BOMB, Server, serving, streaming

pytestmark = pytest.mark.process
MOST = 100_000


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as one:
        yield one


@pytest.fixture
async def fetcher(server: Server) -> AsyncIterator[Fetcher]:
    one = Fetcher(PrivateHosts.of([f"127.0.0.1:{server.port}"]), seconds=5)
    yield one
    await one.close()


async def problem(fetcher: Fetcher, address: str) -> FetchProblem:
    with pytest.raises(FetchFailed) as raised:
        await fetcher.get(address, MOST)
    return raised.value.problem


async def test_what_is_there_is_fetched_with_its_type_and_its_version(server: Server, fetcher: Fetcher):
    server.serve("/a.vtt", "WEBVTT", content_type="text/vtt", headers={"ETag": '"1"', "Set-Cookie": "a=b"})
    server.lead("/old", "/a.vtt", 301)
    found = await fetcher.get(server.address("/old"), MOST)
    assert isinstance(found, Fetched)
    assert (found.body, found.kind, found.known) == (b"WEBVTT", "text/vtt", Known('"1"'))
    assert found.address == found.moved == server.address("/a.vtt")
    await fetcher.get(server.address("/a.vtt"), MOST)
    assert "Cookie" not in server.headers["/a.vtt"]


async def test_what_is_known_is_not_sent_again(server: Server, fetcher: Fetcher):
    async def answer(request: web.Request) -> web.Response:
        same = request.headers.get("If-None-Match") == '"1"'
        return web.Response(status=304 if same else 200, headers={"ETag": '"1"'})

    server.answers["/feed"] = answer
    first = await fetcher.get(server.address("/feed"), MOST)
    assert isinstance(first, Fetched)
    assert await fetcher.get(server.address("/feed"), MOST, first.known) == Unchanged(first.known)


async def test_a_move_for_the_time_being_is_no_new_address(server: Server, fetcher: Fetcher):
    server.serve("/a", b"a")
    server.lead("/there", "/a", 302)
    server.lead("/old", "/there", 301)
    found = await fetcher.get(server.address("/old"), MOST)
    assert isinstance(found, Fetched)
    assert found.moved == server.address("/there")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST:80/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://017700000001/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1%25lo]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://192.168.1.1:443/",
        "http://\u2460\u2461\u2466.0.0.1/",
    ],
)
async def test_what_is_not_public_is_refused(fetcher: Fetcher, address: str):
    assert await problem(fetcher, address) in {FetchProblem.NOT_PUBLIC, FetchProblem.NO_ADDRESS}


async def test_a_name_that_stands_for_a_private_address_reaches_nobody(monkeypatch: pytest.MonkeyPatch):
    # As with rebinding: it is the address that is connected to which counts, not what the name stood for before.
    async with serving() as secret:
        names = socket.getaddrinfo

        def resolve(host: str, port: int, *args: object, **options: object):
            return names("127.0.0.1", secret.port, *args, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        fetcher = Fetcher(seconds=5)
        assert await problem(fetcher, "http://feeds.example.com/feed.xml") is FetchProblem.NOT_PUBLIC
        await fetcher.close()
        assert not secret.asked


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("http://169.254.169.254/latest/meta-data/", FetchProblem.NOT_PUBLIC),
        ("http://127.0.0.1:{secret}/", FetchProblem.PORT),
        ("//localhost/", FetchProblem.NOT_PUBLIC),
        ("file:///etc/passwd", FetchProblem.NO_ADDRESS),
        ("gopher://example.com/", FetchProblem.NO_ADDRESS),
        ("http://user:word@example.com/", FetchProblem.NAMED_USER),
        ("http://example.com:22/", FetchProblem.PORT),
        ("/around", FetchProblem.TOO_MANY_REDIRECTS),
    ],
)
async def test_where_an_address_leads_is_checked_like_the_first(
    server: Server, fetcher: Fetcher, to: str, expected: FetchProblem
):
    async with serving() as secret:
        server.lead("/around", to.format(secret=secret.port))
        assert await problem(fetcher, server.address("/around")) is expected
        assert not secret.asked


async def test_a_body_without_an_end_is_given_up(server: Server, fetcher: Fetcher):
    server.answers["/endless"] = streaming(bytes(50_000))
    assert await problem(fetcher, server.address("/endless")) is FetchProblem.TOO_LARGE


async def test_a_body_that_drips_is_given_up_in_time(server: Server):
    server.answers["/drip"] = streaming(b"a", 0.02)
    fetcher = Fetcher(PrivateHosts.of([f"127.0.0.1:{server.port}"]), seconds=0.3)
    assert await problem(fetcher, server.address("/drip")) is FetchProblem.TOO_SLOW
    await fetcher.close()


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP"])
async def test_what_unpacks_to_more_than_asked_for_is_given_up(server: Server, fetcher: Fetcher, encoding: str):
    server.serve("/bomb", BOMB, headers={"Content-Encoding": encoding})
    assert await problem(fetcher, server.address("/bomb")) is FetchProblem.TOO_LARGE


async def test_a_packed_body_is_unpacked_and_a_damaged_one_told(server: Server, fetcher: Fetcher):
    packed = gzip.compress(b"WEBVTT")
    server.serve("/good", packed, headers={"Content-Encoding": "gzip"})
    server.serve("/cut", packed[:-4], headers={"Content-Encoding": "gzip"})
    server.serve("/other", packed, headers={"Content-Encoding": "br"})
    found = await fetcher.get(server.address("/good"), MOST)
    assert isinstance(found, Fetched)
    assert found.body == b"WEBVTT"
    assert await problem(fetcher, server.address("/cut")) is FetchProblem.BROKEN
    assert await problem(fetcher, server.address("/other")) is FetchProblem.BROKEN


async def test_a_server_tells_how_long_it_wants_to_be_left_alone(server: Server, fetcher: Fetcher):
    server.serve("/busy", b"", status=503, headers={"Retry-After": "120"})
    with pytest.raises(FetchFailed) as raised:
        await fetcher.get(server.address("/busy"), MOST)
    assert raised.value.wait == timedelta(minutes=2)
    assert (raised.value.problem, raised.value.status) == (FetchProblem.BUSY, 503)


async def test_proxies_of_the_environment_are_not_used(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
):
    async with serving() as proxy:
        monkeypatch.setenv("http_proxy", proxy.address(""))
        server.serve("/a", b"a")
        await fetcher.get(server.address("/a"), MOST)
        assert not proxy.asked


async def test_a_part_of_a_file_is_fetched(server: Server, fetcher: Fetcher):
    async def answer(request: web.Request) -> web.Response:
        asked = request.http_range
        body = bytes(range(200))[asked]
        told = f"bytes {asked.start}-{asked.start + len(body) - 1}/200"
        return web.Response(status=206, body=body, headers={"Content-Range": told})

    server.answers["/sound.mp3"] = answer
    server.serve("/whole.mp3", bytes(200))
    part = await fetcher.part(server.address("/sound.mp3"), 190, 50)
    assert (part.first, part.body, part.size) == (190, bytes(range(190, 200)), 200)
    with pytest.raises(FetchFailed) as raised:
        await fetcher.part(server.address("/whole.mp3"), 190, 50)
    assert raised.value.problem is FetchProblem.NO_PARTS
