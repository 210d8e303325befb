"""Bytes of a recording by their places: from a file of this machine, or from whoever can fetch some."""

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from bot.sound.errors import SoundFailed, SoundProblem

BLOCK = 64 * 1024
"""Bytes that are fetched at a time where a reader asks for few."""
MOST_BLOCKS = 128
"""Blocks kept."""


class Source(Protocol):
    """A recording of ``size`` bytes."""

    @property
    def size(self) -> int: ...  # noqa: D102 -- described by the class

    def read(self, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` up to ``stop``, fewer at the end; raises SoundFailed."""


class FileSource:
    """A file of this machine; raises SoundFailed unless it is one that can be read."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise SoundFailed(SoundProblem.NOT_HERE) from error
        found = os.fstat(self._file)
        if not stat.S_ISREG(found.st_mode):  # a device or a pipe need never end
            os.close(self._file)
            raise SoundFailed(SoundProblem.NOT_HERE)
        self.size = found.st_size

    def read(self, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` up to ``stop``."""
        try:
            os.lseek(self._file, start, os.SEEK_SET)
            return os.read(self._file, max(0, min(stop, self.size) - start))
        except OSError as error:
            raise SoundFailed(SoundProblem.BROKEN) from error


class FetchedSource:
    """A recording somewhere else: ``fetch`` returns bytes from one place up to another.

    At most ``most`` bytes are fetched in all; raises SoundFailed beyond.
    """

    def __init__(self, size: int, fetch: Callable[[int, int], bytes], most: int) -> None:
        self.size = size
        self._fetch = fetch
        self._left = most

    def read(self, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` up to ``stop``."""
        stop = min(stop, self.size)
        if start >= stop:
            return b""
        self._left -= stop - start
        if self._left < 0:
            raise SoundFailed(SoundProblem.TOO_MUCH)
        return self._fetch(start, stop)


class SourceFile(io.RawIOBase):
    """A source as a file that is read in blocks, each fetched once while it is among the last."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._at = 0
        self._blocks: dict[int, bytes] = {}

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read from anywhere."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to ``offset`` from the start, from here or from the end."""
        self._at = max(0, offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._source.size}[whence])
        return self._at

    def tell(self) -> int:
        """Return where it is."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, as many as the block here still has."""
        if self._at >= self._source.size:
            return b""
        number, within = divmod(self._at, BLOCK)
        rest = self._block(number)[within:]
        taken = rest[:size] if size >= 0 else rest
        self._at += len(taken)
        return taken

    def _block(self, number: int) -> bytes:
        if (known := self._blocks.get(number)) is not None:
            return known
        block = self._source.read(number * BLOCK, (number + 1) * BLOCK)
        self._blocks[number] = block
        if len(self._blocks) > MOST_BLOCKS:
            del self._blocks[next(iter(self._blocks))]
        return block
