"""Whether an SQLite file is still the one that was opened, and whether only SQLite has written to it since."""

from pathlib import Path
from typing import NamedTuple

SLOWEST = 10 * 10**9
"""Nanoseconds after which SQLite has surely taken into the file what it had written beside it."""


class _Seen(NamedTuple):
    """What the system tells of a file: which it is, bytes, and nanoseconds of its last change."""

    identity: tuple[int, int]
    size: int
    changed: int


class KnownFile:
    """An SQLite file that is in use, as it was last seen.

    SQLite writes to the file beside it first, and a moment later to the file itself, which never becomes smaller. So
    whoever copied something else over it is found out by a change to the file alone, by one that is older than the
    last, or by fewer bytes.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._beside = file.with_name(f"{file.name}-wal")
        self._seen = _look(file)
        self._overwritten = False

    def is_other(self) -> bool:
        """Say whether there is no file now, or another one, or one that somebody has written over."""
        seen, before = _look(self._file), self._seen
        if before is None:
            return self._overwritten
        if seen is None or seen.identity != before.identity:
            return True
        if seen != before and self._is_foreign(seen, before):
            self._overwritten = True
        self._seen = seen
        return self._overwritten

    def _is_foreign(self, seen: _Seen, before: _Seen) -> bool:
        beside = _look(self._beside)
        alone = beside is not None and seen.changed - beside.changed > SLOWEST
        return seen.size < before.size or seen.changed < before.changed or alone


def _look(file: Path) -> _Seen | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return _Seen((found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns)
