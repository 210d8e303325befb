import json
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.model import Quote
from bot.fetching.fetcher import Fetcher
from bot.fetching.hosts import PrivateHosts
from bot.library.images_job import fetch_wanted
from bot.pictures.card import quote_card
from bot.pictures.images import LARGEST, ShowImages, UnreadableImage, scaled
from bot.pictures.rendering import Renderer
from tests.fetching.servers import serving
from tests.pictures.talks import said

pytestmark = pytest.mark.process


def png_of(width: int, height: int, rows: int | None = None) -> bytes:
    """A grey picture; with fewer rows than it says it is broken."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    data = (
        zlib.compress(b"\0" + b"\x80" * width, 9) if rows == 1 else zlib.compress((b"\0" + b"\x80" * width) * height, 9)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_a_picture_is_scaled_to_a_small_square(tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_bytes(png_of(700, 300))
    png = scaled(tmp_path / "cover.png")
    assert struct.unpack(">II", png[16:24]) == (132, 132)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a", "no PNG, JPEG or WebP"),
        (b"<svg/>", "no PNG, JPEG or WebP"),
        (b"\x89PNG\r\n\x1a\nno more", "broken"),
        (b"\xff\xd8\xff", "broken"),
        (b"\x89PNG" + bytes(LARGEST), "larger than"),
        (png_of(60_000, 60_000, rows=1), "broken or too large"),
    ],
)
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "cover.png").write_bytes(content)
    with pytest.raises(UnreadableImage, match=why):
        scaled(tmp_path / "cover.png")


def test_a_card_has_the_picture_of_its_show_and_does_without_a_broken_one(tmp_path: Path, renderer: Renderer) -> None:
    cover = tmp_path / "cover.png"
    cover.write_bytes(png_of(300, 300))
    quote = said(("Ada", "Really?"))
    plain, pictured = (quote_card(_with(quote, image)) for image in (None, str(cover)))
    assert json.loads(plain.values) == json.loads(pictured.values)
    assert renderer.render(pictured) != renderer.render(plain)
    cover.write_bytes(b"no picture any more")
    assert Renderer().render(pictured) == renderer.render(plain)


async def test_a_picture_on_the_web_is_fetched_once_and_shown_from_then_on(tmp_path: Path) -> None:
    async with serving() as server:
        server.serve("/cover.png", png_of(300, 300))
        server.serve("/page.png", "<html>")
        images = ShowImages(tmp_path)
        fetcher, failed = Fetcher(PrivateHosts.of([f"127.0.0.1:{server.port}"])), set[str]()
        addresses = [server.address(path) for path in ("/cover.png", "/page.png", "/gone.png")]
        for _ in range(2):
            shown = [images.of(address) for address in addresses]
            await fetch_wanted(images, fetcher, failed)
        await fetcher.close()
        assert [bool(png) for png in shown] == [True, False, False]
        assert failed == {*addresses[1:]}
        assert server.asked == {"/cover.png": 1, "/page.png": 1, "/gone.png": 1}


async def test_a_picture_on_this_machine_is_never_fetched(tmp_path: Path) -> None:
    async with serving() as server:
        server.serve("/cover.png", png_of(300, 300))
        images, fetcher, failed = ShowImages(tmp_path), Fetcher(), set[str]()
        images.want(server.address("/cover.png"))
        await fetch_wanted(images, fetcher, failed)
        await fetcher.close()
        assert len(failed) == 1
        assert not server.asked


def test_without_a_folder_nothing_is_wanted() -> None:
    images = ShowImages()
    assert images.of("https://example.org/cover.jpg") is None
    assert images.take_wanted() == []


def _with(quote: Quote, image: str | None) -> Quote:
    return Quote(replace(quote.conversation, image=image), quote.first_word, quote.stop_word)
