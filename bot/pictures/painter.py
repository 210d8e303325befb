"""Pictures for the event loop: painted in threads, each only once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from bot.pictures.cache import PictureCache
from bot.pictures.rendering import PaintingFailed, Renderer
from bot.pictures.sketch import Sketch

THREADS = 2
"""Painting needs a processor; more threads than these would only keep the bot's own from it."""

MOST_BYTES = 16 * 2**20
"""Bytes of finished pictures kept: more than a hundred."""


class Painter:
    """Paints sketches without holding up the event loop; belongs to one loop.

    Pictures are remembered, and a picture that is being painted is waited for, not painted again.
    """

    def __init__(self, renderer: Renderer, threads: int = THREADS, most_bytes: int = MOST_BYTES) -> None:
        self._renderer = renderer
        self._finished = PictureCache(most_bytes)
        self._in_work: dict[Sketch, asyncio.Task[bytes]] = {}
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="painter")

    def finished(self, sketch: Sketch) -> bytes | None:
        """Return ``sketch`` as a PNG if it is remembered."""
        return self._finished.get(sketch)

    async def paint(self, sketch: Sketch) -> bytes:
        """Return ``sketch`` as a PNG; raises PaintingFailed, also after ``close``."""
        if (png := self.finished(sketch)) is not None:
            return png
        if sketch not in self._in_work:
            self._in_work[sketch] = asyncio.create_task(self._paint_anew(sketch))
        # Whoever gives up waiting must not take the picture from the others who wait for it.
        return await asyncio.shield(self._in_work[sketch])

    async def close(self) -> None:
        """Finish what is being painted; what waits for its turn fails."""
        await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)
        await asyncio.gather(*self._in_work.values(), return_exceptions=True)

    async def _paint_anew(self, sketch: Sketch) -> bytes:
        try:
            png = await asyncio.get_running_loop().run_in_executor(self._pool, self._renderer.render, sketch)
        except (RuntimeError, asyncio.CancelledError) as error:
            raise PaintingFailed("the painter is closed") from error
        finally:
            del self._in_work[sketch]
        self._finished.put(sketch, png)
        return png
