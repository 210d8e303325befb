"""The bodies of answers, read piece by piece and never more of them than asked for, whatever they unpack to."""

import zlib
from collections.abc import AsyncIterator
from typing import Protocol

PACKED = ("gzip", "x-gzip")
"""How a body may be packed; nothing else is asked for."""
_PIECE = 1 << 16


class TooLarge(Exception):
    """A body is longer than asked for."""


class BrokenBody(Exception):
    """A body is packed in a way that was not asked for, or is damaged."""


class Pieces(Protocol):
    """A body as it comes."""

    def iter_chunked(self, n: int) -> AsyncIterator[bytes]:
        """Return its pieces of at most ``n`` bytes."""
        ...


async def read_body(pieces: Pieces, encoding: str, most: int) -> bytes:
    """Return the whole body; raises TooLarge over ``most`` bytes, unpacked or not, and BrokenBody."""
    encoding = encoding.strip().lower()
    if encoding in PACKED:
        return await _unpacked(pieces, most)
    if encoding not in ("", "identity"):
        raise BrokenBody(encoding)
    body = bytearray()
    async for piece in pieces.iter_chunked(_PIECE):
        body += piece
        if len(body) > most:
            raise TooLarge(most)
    return bytes(body)


async def _unpacked(pieces: Pieces, most: int) -> bytes:
    body, packed = bytearray(), 0
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    async for piece in pieces.iter_chunked(_PIECE):
        packed += len(piece)
        if packed > most:
            raise TooLarge(most)
        if unpacking.eof:
            raise BrokenBody("bytes behind its end")
        try:
            body += unpacking.decompress(piece, most + 1 - len(body))
        except zlib.error:
            raise BrokenBody("gzip") from None
        if len(body) > most or unpacking.unconsumed_tail:
            raise TooLarge(most)
    if not unpacking.eof:
        raise BrokenBody("gzip")
    return bytes(body)
