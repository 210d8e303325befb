"""The painted layers of a page, in the colours that films are kept in: brightness for each pixel, hue for each four."""

from pathlib import Path
from typing import NamedTuple

import av
import numpy as np

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.film_plan import FilmPlan, Page

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Reals = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int32]]


class Layer(NamedTuple):
    """A picture: ``luma`` is its brightness, ``blue`` and ``red`` its hue, all three parts of ``whole``."""

    whole: Pixels
    luma: Pixels
    blue: Pixels
    red: Pixels


class Layers:
    """A page as it is shown: ``picture`` has lit up as many words as were asked for."""

    def __init__(self, picture: Layer, lit: Layer, words: Numbers) -> None:
        self.picture = picture
        self._lit = lit
        self._words = words
        self._said = 0

    def light_up(self, words: int) -> None:
        """Show as said all up to ``words``, counted from 1."""
        now = (self._words > self._said) & (self._words <= words)
        self._said = words
        coarse = now[::2, ::2] | now[1::2, ::2] | now[::2, 1::2] | now[1::2, 1::2]
        np.copyto(self.picture.luma, self._lit.luma, where=now)
        np.copyto(self.picture.blue, self._lit.blue, where=coarse)
        np.copyto(self.picture.red, self._lit.red, where=coarse)


def read_layers(page: Page, plan: FilmPlan) -> Layers:
    """Return the layers of ``page``; raises SoundFailed for some of another size."""
    dim, lit, places = (_pixels(Path(file), plan) for file in (page.dim, page.lit, page.places))
    pure = places[:, :, 0] == 255  # elsewhere there is no word, or the edge of one
    numbers = np.where(pure, places[:, :, 1].astype(np.int32) << 8 | places[:, :, 2], 0)
    return Layers(_layer(dim), _layer(lit), numbers)


def colour_of(colour: int) -> tuple[int, int, int]:
    """Return the brightness and hue of ``colour``, 0xRRGGBB."""
    pixel = np.array([[[colour >> 16, colour >> 8 & 0xFF, colour & 0xFF]] * 2] * 2, np.uint8)
    layer = _layer(pixel)
    return int(layer.luma[0, 0]), int(layer.blue[0, 0]), int(layer.red[0, 0])


def _pixels(file: Path, plan: FilmPlan) -> Pixels:
    with av.open(str(file), format="png_pipe") as opened:
        pixels = next(opened.decode(video=0)).to_ndarray(format="rgb24").astype(np.uint8, copy=False)
    if pixels.shape != (plan.height, plan.width, 3):
        raise SoundFailed(SoundProblem.UNPAINTABLE)
    return pixels


def _layer(pixels: Pixels) -> Layer:
    """Return ``pixels`` by ITU-R BT.709 of reduced range, as players take films of this size to be."""
    red, green, blue = (pixels[:, :, channel].astype(np.float64) / 255 for channel in range(3))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    height, width = luma.shape
    whole = np.empty((height * 3 // 2, width), np.uint8)
    hues = whole[height:].reshape(2, height // 2, width // 2)
    layer = Layer(whole, whole[:height], hues[0], hues[1])
    layer.luma[:] = np.rint(16 + 219 * luma)
    layer.blue[:] = np.rint(128 + 224 * _quartered((blue - luma) / 1.8556))
    layer.red[:] = np.rint(128 + 224 * _quartered((red - luma) / 1.5748))
    return layer


def _quartered(plane: Reals) -> Reals:
    quartered: Reals = (plane[::2, ::2] + plane[1::2, ::2] + plane[::2, 1::2] + plane[1::2, 1::2]) / 4
    return quartered
