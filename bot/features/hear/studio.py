"""Makes what people want to hear: a few at a time by turns of servers, each only once."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.desk.pictured import PictureSender
from bot.desk.turns import Turns
from bot.pictures.captions import FilmShape, Layer
from bot.pictures.rendering import PaintingFailed
from bot.pictures.sketch import Sketch
from bot.sound.cutter import Cutter, Order
from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.films import pages_of, painted
from bot.sound.sound_formats import SoundFormat
from bot.sound.spans import Span
from bot.sound.tags import tags_of
from bot.storage.owner import Owner

CUT_AT_ONCE = 2
"""Clips that are cut at a time, one for each server; they leave the processor to everybody's answers."""


class Studio:
    """Cuts films and sounds with ``cutter``; what films show is painted by ``pictures``."""

    def __init__(self, cutter: Cutter, pictures: PictureSender) -> None:
        self._cutter = cutter
        self._pictures = pictures
        self._turns = Turns(CUT_AT_ONCE)
        self._in_work: dict[str, asyncio.Task[bytes]] = {}

    async def film(self, span: Span, shape: FilmShape, owner: Owner) -> bytes:
        """Return the film of ``span``, when it is the turn of ``owner``, who asked for it; raises SoundFailed."""
        pages = pages_of(span, shape)
        order = Order(span.audio, span.start, span.stop, tags=tags_of(span.quote))
        looks = [page.layers[Layer.LIT].values for page in pages]
        key = self._cutter.key(order, shape, *looks, *map(str, span.word_times))

        async def paint(sketch: Sketch) -> bytes:
            return (await self._pictures.picture(sketch, owner)).png

        async def make() -> bytes:
            try:
                film = await painted(span, pages, shape, paint)
            except PaintingFailed as error:
                raise SoundFailed(SoundProblem.UNPAINTABLE) from error
            return await self._cut(order.of(film), key, owner)

        return await self._once(key, make)

    async def sound(self, span: Span, kind: SoundFormat, owner: Owner) -> bytes:
        """Return ``span`` as a file of sound, when it is the turn of ``owner``; raises SoundFailed."""
        order = Order(span.audio, span.start, span.stop, sound=kind, tags=tags_of(span.quote))
        key = self._cutter.key(order)
        return await self._once(key, lambda: self._cut(order, key, owner))

    async def _cut(self, order: Order, key: str, owner: Owner) -> bytes:
        async with self._turns.turn(owner):
            return await self._cutter.cut(order, key)

    async def _once(self, key: str, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """Return what is kept as ``key``, else what ``make`` makes; who asks meanwhile waits for the same."""
        if (made := await self._cutter.found(key)) is not None:
            return made
        if key not in self._in_work:
            task = self._in_work[key] = asyncio.ensure_future(make())
            task.add_done_callback(lambda _: self._in_work.pop(key, None))
        return await asyncio.shield(self._in_work[key])
