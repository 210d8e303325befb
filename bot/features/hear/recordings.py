"""Recordings on the web, read in parts by the one safe way there."""

from collections import OrderedDict

from bot.fetching.errors import FetchFailed, FetchProblem
from bot.fetching.fetcher import Fetcher
from bot.sound.errors import SoundFailed, SoundProblem

FIRST = 64 * 1024
"""Bytes that tell how large a recording is; every cut begins with them."""
MOST_REMEMBERED = 200
"""Recordings whose size and beginning are remembered."""


class WebRecordings:
    """Reads recordings by ``fetcher``; their sizes and beginnings are remembered."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._known: OrderedDict[str, tuple[int, bytes]] = OrderedDict()

    async def size(self, address: str) -> int:
        """Return how many bytes are at ``address``; raises SoundFailed."""
        return (await self._beginning(address))[0]

    async def read(self, address: str, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` up to ``stop`` of what is at ``address``; raises SoundFailed."""
        size, first = await self._beginning(address)
        stop = min(stop, size)
        if stop <= len(first):
            return first[start:stop]
        data = first[start:]  # those need not be fetched again
        try:
            part = await self._fetcher.part(address, start + len(data), stop - start - len(data))
        except FetchFailed as error:
            raise _failure(error) from error
        if part.size not in (None, size) or len(data) + len(part.body) != stop - start:
            self._known.pop(address, None)  # it is another recording by now
            raise SoundFailed(SoundProblem.UNREACHABLE)
        return data + part.body

    async def close(self) -> None:
        """Close every connection."""
        await self._fetcher.close()

    async def _beginning(self, address: str) -> tuple[int, bytes]:
        if (known := self._known.get(address)) is not None:
            self._known.move_to_end(address)
            return known
        try:
            part = await self._fetcher.part(address, 0, FIRST)
        except FetchFailed as error:
            raise _failure(error) from error
        if part.size is None:
            raise SoundFailed(SoundProblem.NO_PARTS)
        self._known[address] = part.size, part.body
        if len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return part.size, part.body


def _failure(error: FetchFailed) -> SoundFailed:
    no_parts = error.problem is FetchProblem.NO_PARTS
    return SoundFailed(SoundProblem.NO_PARTS if no_parts else SoundProblem.UNREACHABLE)
