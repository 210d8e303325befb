"""Texts into vectors that lie close together when the texts mean alike: what does it, and which one serves."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.ideas import english, multilingual


class Embedder(Protocol):
    """Turns texts into vectors; ``name`` changes whenever the same text would get another vector.

    ``unlike`` is the cosine up to which two words have nothing to do with each other, ``unrelated`` that up to which
    the nearest of a few texts has not; it is ``by_chance`` higher where there are 2.7 times as many.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 -- described by the class
    @property
    def dimensions(self) -> int: ...  # noqa: D102
    @property
    def unlike(self) -> float: ...  # noqa: D102
    @property
    def unrelated(self) -> float: ...  # noqa: D102
    @property
    def by_chance(self) -> float: ...  # noqa: D102

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 per text, ``len(texts)`` x ``dimensions``; any thread may ask."""

    def second_look(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return for each of a few ``texts`` what reading it together with what was ``asked`` adds to its closeness."""


MODELS: dict[str, Callable[[], Embedder | None]] = {"light": multilingual.load, "english": english.load}
"""What loads each embedder, by the name an operator gives it."""


def load_embedder(model: str) -> Embedder | None:
    """Return the embedder called ``model``, a name of ``MODELS``; None if it is not installed."""
    return MODELS[model]()
