"""Fetches the pictures of shows that are on the web, in the background: until then cards go without."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import structlog

from bot.conversation.model import Conversation
from bot.fetching.answers import Fetched
from bot.fetching.errors import FetchFailed
from bot.fetching.fetcher import Fetcher
from bot.pictures.images import LARGEST, ShowImages, UnreadableImage
from bot.transcripts.folder.image_setting import is_address

EVERY = 10.0
"""Seconds between looks at what is wanted."""
MOST_REMEMBERED = 1000
"""Addresses without a picture that are not tried again until the next start."""
_log = structlog.stdlib.get_logger("bot.pictures")


class ImagesJob:
    """Fetches what ``images`` wants, one at a time; those of ``library`` first, unasked."""

    def __init__(self, images: ShowImages, fetcher: Fetcher, library: Iterable[Conversation]) -> None:
        self._images = images
        self._fetcher = fetcher
        self._library = library
        self._failed: set[str] = set()
        self._working: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._working = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """End, and close every connection."""
        if self._working is not None:
            self._working.cancel()
            with suppress(asyncio.CancelledError):
                await self._working
        await self._fetcher.close()

    async def _work(self) -> None:
        want_images(self._images, self._library)
        while True:
            if len(self._failed) > MOST_REMEMBERED:
                self._failed.clear()
            await fetch_wanted(self._images, self._fetcher, self._failed)
            await asyncio.sleep(EVERY)


def want_images(images: ShowImages, conversations: Iterable[Conversation]) -> None:
    """Have ``images`` want the pictures on the web that ``conversations`` name."""
    for address in dict.fromkeys(one.image for one in conversations if is_address(one.image)):
        images.want(address or "")


async def fetch_wanted(images: ShowImages, fetcher: Fetcher, failed: set[str]) -> None:
    """Fetch what ``images`` wants now, but what has ``failed`` before; what is no picture is logged and added there."""
    for address in images.take_wanted():
        if address in failed:
            continue
        try:
            got = await fetcher.get(address, LARGEST)
            if isinstance(got, Fetched):
                await asyncio.to_thread(images.keep, address, got.body)
        except (FetchFailed, UnreadableImage, OSError) as error:
            failed.add(address)
            _log.warning("a show's picture is left out", reason=str(error))
