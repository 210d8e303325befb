"""Clips that were made, kept in a folder: what is asked for again is not cut again."""

import os
import time
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp

MOST_BYTES = 256 * 1024**2
"""Bytes kept: several hundred films."""
PLACES = ".places"
"""What the name of a file ends in that keeps where the frames of an MP3 are."""
_CODE = (Path(__file__).parent, Path(__file__).parents[1] / "pictures")
"""The code that decides what a clip is like."""


class Clips:
    """Files by what decided what is in them, in ``folder``; the longest unused go where ``most_bytes`` are passed.

    Without a folder nothing is kept; a disk that fails is worked without. ``clock`` counts nanoseconds: by itself a
    file system may tell the time in steps within which several are used.
    """

    def __init__(
        self, folder: Path | None, most_bytes: int = MOST_BYTES, clock: Callable[[], int] = time.time_ns
    ) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._clock = clock

    def key(self, *parts: str) -> str:
        """Return the name of what the ``parts`` decide."""
        digest = blake2b(_code(), digest_size=20)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.hexdigest()

    def find(self, key: str) -> bytes | None:
        """Return what is kept as ``key``."""
        if self._folder is None:
            return None
        file = self._folder / key
        try:
            content = file.read_bytes()
            self._note_use(file)
        except OSError:
            return None
        return content or None

    def keep(self, key: str, content: bytes) -> None:
        """Keep ``content`` as ``key``, and let go of what has not been used for long."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, beside = mkstemp(dir=self._folder)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(content)
            self._note_use(Path(beside))
            Path(beside).replace(self._folder / key)
            _tidy(self._folder, self._most_bytes)
        except OSError:
            return

    def places(self, key: str) -> Path | None:
        """Return the file that keeps the places of the recording ``key``; None where nothing can be kept."""
        if self._folder is None:
            return None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return self._folder / f"{key}{PLACES}"

    def _note_use(self, file: Path) -> None:
        now = self._clock()
        os.utime(file, ns=(now, now))


def _tidy(folder: Path, most_bytes: int) -> None:
    files = sorted((file.stat().st_mtime_ns, file.stat().st_size, file) for file in folder.iterdir())
    over = sum(size for _, size, _ in files) - most_bytes
    for _, size, file in files:
        if over <= 0:
            return
        file.unlink(missing_ok=True)
        over -= size


@cache
def _code() -> bytes:
    digest = blake2b(digest_size=20)
    for file in sorted(file for folder in _CODE for kind in ("*.py", "*/*.typ") for file in folder.glob(kind)):
        digest.update(file.read_bytes())
    return digest.digest()
