"""The pictures of shows for what the command line paints: those on the web are fetched first, once."""

import asyncio
from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.fetching.fetcher import Fetcher
from bot.library.images_job import fetch_wanted, want_images
from bot.pictures.images import ShowImages
from bot.settings import Settings


def show_images(settings: Settings, conversations: Sequence[Conversation]) -> ShowImages:
    """Return the pictures of ``conversations``; what can't be fetched is logged and left out."""
    images = ShowImages(settings.cache_folder / "images")
    want_images(images, conversations)
    asyncio.run(_fetch(images))
    return images


async def _fetch(images: ShowImages) -> None:
    fetcher = Fetcher()
    try:
        await fetch_wanted(images, fetcher, set())
    finally:
        await fetcher.close()
