"""Texts into vectors that lie close together when the texts mean alike: what does it, and which one is installed."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.ideas import english, multilingual


class Embedder(Protocol):
    """Turns texts into vectors; ``name`` changes whenever the same text would get another vector.

    ``unlike`` is the cosine up to which two words have nothing to do with each other.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 -- described by the class
    @property
    def dimensions(self) -> int: ...  # noqa: D102
    @property
    def unlike(self) -> float: ...  # noqa: D102

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 per text, ``len(texts)`` x ``dimensions``; any thread may ask."""

    def second_look(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return for each of a few ``texts`` what reading it together with what was ``asked`` adds to its closeness."""


def load_embedder() -> Embedder | None:
    """Return the better embedder of those that are installed; None if no extra for ideas is."""
    return english.load() or multilingual.load()
