"""Whether anybody uses an SQLite database: a lock beside its file, which goes with the process that holds it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform != "win32":  # there a file that somebody has open can't be moved anyway
    import fcntl


class InUse(Exception):
    """Another process uses the database, or is restoring it."""


def lock_file(file: Path) -> Path:
    """Return where the lock of the database ``file`` lies, whichever link leads to it."""
    real = file.resolve()
    return real.with_name(real.name + ".lock")


def hold(file: Path) -> IO[bytes] | None:
    """Use the database ``file``, beside others who do, until what is returned is closed.

    None where no lock can be had, such as in a folder that takes no files. Raises InUse while it is being restored.
    """
    try:
        return _lock(file, alone=False)
    except OSError:
        return None


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Keep everybody else from the database ``file``; raises InUse if somebody uses it, OSError."""
    with _lock(file, alone=True):
        yield


def _lock(file: Path, *, alone: bool) -> IO[bytes]:
    opened = lock_file(file).open("ab")
    try:
        if sys.platform != "win32":
            fcntl.flock(opened, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        opened.close()
        raise InUse from None
    except BaseException:
        with suppress(OSError):
            opened.close()
        raise
    return opened
