"""A span as a film: its pages painted, when each word lights up, where the waveform goes."""

from collections.abc import Awaitable, Callable

from bot.pictures.captions import DENSITY, MARGIN, SIZES, CaptionPage, FilmShape, Layer, caption_pages
from bot.pictures.shades import shade
from bot.pictures.sketch import Sketch, Theme
from bot.sound.cutter import Painted
from bot.sound.film_plan import FilmPlan, Page
from bot.sound.spans import Span

SWING = 15
"""Points by which the waveform goes up and down from its middle."""
_UNHEARD = {Theme.DARK: 0x3A3E48, Theme.LIGHT: 0xD8D3C7}


def pages_of(span: Span, shape: FilmShape, theme: Theme = Theme.DARK) -> tuple[CaptionPage, ...]:
    """Return the pages of the film of ``span``."""
    return caption_pages(span.quote, shape, theme)


async def painted(
    span: Span,
    pages: tuple[CaptionPage, ...],
    shape: FilmShape,
    paint: Callable[[Sketch], Awaitable[bytes]],
    theme: Theme = Theme.DARK,
) -> Painted:
    """Return the film of ``span``, its ``pages`` as ``paint`` makes them; raises what that raises."""
    files = {
        f"{number}-{layer}.png": await paint(page.layers[layer]) for number, page in enumerate(pages) for layer in Layer
    }
    return Painted(_plan(span, pages, shape, theme), files)


def _plan(span: Span, pages: tuple[CaptionPage, ...], shape: FilmShape, theme: Theme) -> FilmPlan:
    size = SIZES[shape]
    times = span.word_times
    first = span.quote.first_word
    conversation = span.quote.conversation
    return FilmPlan(
        width=_pixels(size.width),
        height=_pixels(size.height),
        left=_pixels(MARGIN),
        right=_pixels(size.width - MARGIN),
        middle=_pixels(size.wave),
        swing=_pixels(SWING),
        heard=int(shade(conversation, span.quote.speaker, theme).removeprefix("#"), 16),
        unheard=_UNHEARD[theme],
        pages=tuple(
            Page(
                dim=f"{number}-{Layer.DIM}.png",
                lit=f"{number}-{Layer.LIT}.png",
                places=f"{number}-{Layer.PLACES}.png",
                words=times[page.first - first : page.stop - first],
            )
            for number, page in enumerate(pages)
        ),
    )


def _pixels(points: float) -> int:
    return round(points * DENSITY / 2) * 2
