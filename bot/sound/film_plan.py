"""How a film is to look: painted layers, when which words are said, where its waveform goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of captions: the PNG files of its three layers, and the seconds at which its words begin.

    ``dim`` is the page before anything of it was said, ``lit`` when all was; in ``places`` each word's place has the
    number, from 1 up and counted on this page, as its green and blue, beside full red. It is
    shown from its first word's second on.
    """

    dim: str
    lit: str
    places: str
    words: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """A film of ``pages``, ``width`` by ``height`` pixels, both even.

    Its waveform takes the pixels ``left`` to ``right``, ``middle`` up and down by ``swing``; it has the colour
    ``heard`` up to where it plays and ``unheard`` behind, both 0xRRGGBB.
    """

    width: int
    height: int
    left: int
    right: int
    middle: int
    swing: int
    heard: int
    unheard: int
    pages: tuple[Page, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "FilmPlan":
        """Return the plan that ``told`` has as JSON has it."""
        pages = tuple(Page(**{**page, "words": tuple(page["words"])}) for page in told["pages"])
        return cls(**{**told, "pages": pages})
