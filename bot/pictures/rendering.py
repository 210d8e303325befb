"""Sketches into PNGs, by typst."""

import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.pictures.fonts import font_folders
from bot.pictures.images import ShowImages
from bot.pictures.sketch import Sketch
from bot.pictures.text import EAST_ASIAN

if TYPE_CHECKING:
    from typst import Compiler, Fonts

LARGEST_PNG = 300_000
"""Bytes of the largest picture that is sent: people are on the road."""

_POINTS_PER_INCH = 72
_PIXELS_PER_POINT = (3.0, 2.5, 2.0, 1.5)
"""A page is 360 points wide, as a phone is. What is too large at one resolution is painted at the next."""

_TEMPLATES = Path(__file__).parent / "templates"
_NO_PACKAGES = _TEMPLATES / "packages"
"""A folder that isn't there, where typst is to look for packages: templates use none, and nothing is fetched."""


class PaintingFailed(Exception):
    """A picture could not be made; whoever asked for it has the figures as text."""


class Renderer:
    """Makes PNGs, in any thread.

    A compiler must not be shared between threads, so each thread has its own; fonts are shared. typst is
    imported, and fonts are read, with the first picture: a bot that paints none doesn't carry them. ``finest`` is how
    many pixels a point has at most.
    """

    def __init__(
        self, more_fonts: Path | None = None, images: ShowImages | None = None, finest: float = _PIXELS_PER_POINT[0]
    ) -> None:
        self._finest = finest
        self._more_fonts = more_fonts
        self._of_thread = threading.local()
        self._images = images or ShowImages()

    def render(self, sketch: Sketch) -> bytes:
        """Return ``sketch`` as a PNG; raises PaintingFailed, also for letters that no font here has."""
        if self._more_fonts is None and EAST_ASIAN.search(sketch.values):
            raise PaintingFailed("Chinese, Japanese and Korean need a folder of fonts")
        given = {"values": sketch.values, "image": self._image(sketch)}
        if sketch.density is not None:
            return self._compiled(sketch.template, given, sketch.density)
        pngs = (
            self._compiled(sketch.template, given, pixels) for pixels in _PIXELS_PER_POINT if pixels <= self._finest
        )
        png = next((png for png in pngs if len(png) <= LARGEST_PNG), None)
        if png is None:
            raise PaintingFailed(f"{sketch.template} is too large")
        return png

    def _image(self, sketch: Sketch) -> str:
        """Return the show's picture as a template takes it: its bytes as a list of numbers, or nothing."""
        png = self._images.of(sketch.image)
        return str(list(png)) if png else ""

    def _compiled(self, template: str, given: dict[str, str], pixels_per_point: float) -> bytes:
        try:
            png = self._compiler.compile(
                input=str(_TEMPLATES / f"{template}.typ"),
                format="png",
                ppi=pixels_per_point * _POINTS_PER_INCH,
                sys_inputs=given,
            )
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic in typst is no Exception
            raise PaintingFailed(template) from error
        if not isinstance(png, bytes):
            raise PaintingFailed(f"{template} is not one page")
        return png

    @property
    def _compiler(self) -> "Compiler":
        if not hasattr(self._of_thread, "compiler"):
            import typst

            self._of_thread.compiler = typst.Compiler(
                root=_TEMPLATES,
                font_paths=self._fonts,
                ignore_system_fonts=True,
                package_path=_NO_PACKAGES,
                package_cache_path=_NO_PACKAGES,
            )
        compiler: Compiler = self._of_thread.compiler
        return compiler

    @cached_property
    def _fonts(self) -> "Fonts":
        import typst

        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=font_folders(self._more_fonts),
        )
