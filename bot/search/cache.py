"""The arrays of a large library in one file, mapped into memory so that several processes share them.

The file is keyed by the text of the conversations. A file of other content, another version, or one that was cut or
changed is as good as none. It is written beside its place and moved there, so that nobody ever reads half of one.

Layout: a line with the digest of all the rest; a line of JSON with format, key, and of each array its type, shape and
offset; then the arrays, each at a multiple of 64 bytes after the second line.
"""

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation
from bot.search.reading.corpus import Corpus
from bot.search.reading.postings import BLOCK, Postings

FORMAT = 2
"""Changes whenever the same conversations would give other arrays."""
ALIGNMENT = 64
_TYPES = {
    "vocabulary": "|u1", "tokens": "<i4", "words": "<i4", "starts": "<i4", "blocks": "<i4", "block_starts": "<i8",
    "telling": "<f4",
}  # fmt: skip
"""What each array is made of: a file may name another type, even one that makes objects of whatever bytes it holds."""
_LINE = 1 << 16
"""Bytes of the longest line that is read."""

Arrays = dict[str, NDArray[Any]]


def content_key(conversations: Iterable[Conversation]) -> str:
    """Return what tells libraries of different text apart."""
    content = blake2b(digest_size=20)
    for conversation in conversations:
        for passage in conversation.passages:
            content.update(passage.text.encode())
            content.update(b"\n")
        content.update(b"\0")
    return content.hexdigest()


def store(path: Path, key: str, corpus: Corpus, postings: Postings) -> None:
    """Write the arrays to ``path``, replacing what is there; raises OSError if that cannot be."""
    arrays: Arrays = {
        "vocabulary": np.frombuffer("\n".join(corpus.vocabulary).encode(), np.uint8),
        "tokens": corpus.tokens,
        "words": corpus.words,
        "starts": corpus.starts,
        "blocks": postings.blocks,
        "block_starts": postings.starts,
        "telling": postings.telling,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [_header(key, arrays), *map(_padded, arrays.values())]
    descriptor, name = mkstemp(dir=path.parent, prefix=path.name)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_digest(parts) + b"\n")
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def load(path: Path, key: str) -> tuple[Corpus, Postings] | None:
    """Return the arrays in ``path`` if they are whole and of the content ``key``; None otherwise."""
    try:
        arrays = _map(path, key)
        vocabulary = tuple(arrays["vocabulary"].tobytes().decode().split("\n"))
        corpus = Corpus(vocabulary, arrays["tokens"], arrays["words"], arrays["starts"])
        postings = Postings(
            arrays["blocks"], arrays["block_starts"], arrays["telling"], len(corpus.tokens) // BLOCK + 1
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return corpus, postings


def _header(key: str, arrays: Mapping[str, NDArray[Any]]) -> bytes:
    places = {}
    offset = 0
    for name, array in arrays.items():
        places[name] = (array.dtype.str, array.shape, offset)
        offset += len(_padded(array))
    return json.dumps({"format": FORMAT, "key": key, "arrays": places}).encode() + b"\n"


def _padded(array: NDArray[Any]) -> bytes:
    content = array.tobytes()
    return content + bytes(-len(content) % ALIGNMENT)


def _digest(parts: Iterable[bytes | memoryview]) -> bytes:
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(part)
    return digest.hexdigest().encode()


def _map(path: Path, key: str) -> Arrays:
    """Return the arrays of the file; raises ValueError, KeyError or TypeError if it is not what it should be."""
    with path.open("rb") as file:
        digest, header = file.readline(_LINE), file.readline(_LINE)
        begin = file.tell()
    found = json.loads(header)
    if found["format"] != FORMAT or found["key"] != key:
        raise ValueError("other content")
    if {name: dtype for name, (dtype, _, _) in found["arrays"].items()} != _TYPES:
        raise ValueError("other types")
    content = np.memmap(path, np.uint8, "r", offset=begin)
    if _digest([header, content.data]) != digest.strip():
        raise ValueError("changed since it was written")
    return {
        name: np.ndarray(shape, _TYPES[name], content.data, offset)
        for name, (_, shape, offset) in found["arrays"].items()
    }
