"""Vectors on disk, by content: float16, mapped into memory, so that a large library costs little of it.

A file is named after the embedder and the texts it was made of. One of another shape or type, or whose rows are not
of length 1, was cut or changed and is as good as none. It is written beside its place and moved there, so that
nobody ever reads half of one. The folder may be deleted at any time.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp

import numpy as np
from numpy.typing import NDArray

from bot.ideas.embedder import Embedder

BATCH = 64
"""Texts embedded between two questions whether to go on, 0.05 s or so."""
TOLERANCE = 0.01
"""How far from 1 the length of a row may be, in float16."""

Vectors = NDArray[np.float16]


class Stopped(Exception):
    """The work was stopped before it was done."""


def read_or_embed(
    texts: Sequence[str],
    embedder: Embedder,
    folder: Path | None,
    stopped: Callable[[], bool],
    *,
    most: int | None = None,
) -> Vectors:
    """Return the vectors of ``texts``, from ``folder`` if they are there, else made and kept there.

    All in the folder take ``most`` bytes at most: those that were read longest ago make room. Without a folder, or in
    one that can't be written, they stay in memory. Raises Stopped soon after ``stopped()``.
    """
    path = None if folder is None else folder / _name(texts, embedder)
    shape = (len(texts), embedder.dimensions)
    if path is not None and (kept := _read(path, shape)) is not None:
        with suppress(OSError):
            os.utime(path)
        return kept
    made = np.empty(shape, np.float16)
    for first in range(0, len(texts), BATCH):
        if stopped():
            raise Stopped
        made[first : first + BATCH] = embedder.embed(texts[first : first + BATCH])
    if path is not None:
        with suppress(OSError):
            _write(path, made)
            if most is not None:
                _make_room(path.parent, most)
        if (kept := _read(path, shape)) is not None:
            return kept
    return made


def _name(texts: Sequence[str], embedder: Embedder) -> str:
    content = blake2b(f"{embedder.name}\0{embedder.dimensions}".encode(), digest_size=16)
    for text in texts:
        content.update(b"\0" + text.encode(errors="replace"))
    return f"{content.hexdigest()}.npy"


def _read(path: Path, shape: tuple[int, int]) -> Vectors | None:
    # Looked through in a copy that is dropped at once: pages of the mapping would stay in memory.
    try:
        found: Vectors = np.load(path, allow_pickle=False)
        if found.shape != shape or found.dtype != np.float16 or not _are_of_length_one(found):
            return None
        mapped: Vectors = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return mapped


def _are_of_length_one(vectors: Vectors) -> bool:
    rows = vectors.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return bool(np.all(np.abs(lengths - 1) <= TOLERANCE))


def _make_room(folder: Path, most: int) -> None:
    """Delete what was read longest ago; vectors that are mapped stay until nobody asks them any more."""
    files = [(file, file.stat()) for file in folder.glob("*.npy")]
    for file, told in sorted(files, key=lambda one: one[1].st_mtime_ns, reverse=True):
        most -= told.st_size
        if most < 0:
            file.unlink(missing_ok=True)


def _write(path: Path, vectors: Vectors) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = mkstemp(dir=path.parent, prefix=path.stem)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.save(file, vectors)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
