import json
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.model import Quote
from bot.pictures.card import quote_card
from bot.pictures.images import LARGEST, ShowImages, UnreadableImage, scaled
from bot.pictures.rendering import Renderer
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


def test_an_address_is_no_file() -> None:
    assert ShowImages().of("https://example.org/cover.jpg") is None


def _with(quote: Quote, image: str | None) -> Quote:
    return Quote(replace(quote.conversation, image=image), quote.first_word, quote.stop_word)
