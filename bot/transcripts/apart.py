"""Reads a stranger's transcript in a process of its own, within limits, so that it can neither stall nor fill this one.

Run as a program it is that process: what to read comes by standard input, what was read goes out by standard output.
"""

import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from bot.conversation.errors import TranscriptError
from bot.transcripts.files import LARGEST, decode
from bot.transcripts.loading import Opened, assemble
from bot.transcripts.metadata import Metadata

LONGEST = 30
"""Seconds of computing that reading may take; the worst files within every other bound need about fifteen."""

MOST_MEMORY = 1024**3
"""Bytes the process may take; the worst files that can be read need about half."""

_STARTING = 15
"""Seconds that a busy machine may take to start a process, and to share itself out."""


def read_apart(data: bytes, source: str, key: str, metadata: Metadata) -> Opened:
    """Return what ``loading.assemble`` makes of ``data``; takes at most a minute, all of it waiting.

    Raises TranscriptError as that does, and if reading takes too much time or memory.
    """
    if len(data) > LARGEST:
        raise TranscriptError(source, 0, f"larger than {LARGEST // 1024**2} MB", "split it into conversations")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.transcripts.apart"],
            input=pickle.dumps((data, source, key, metadata)),
            capture_output=True,
            timeout=LONGEST + _STARTING,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise TranscriptError(
            source, 0, "reading it takes too long or too much memory", "split it into conversations"
        ) from error
    read = pickle.loads(done.stdout)
    if isinstance(read, Opened):
        return read
    raise TranscriptError(*read)


def _limit() -> None:
    """Bound this process, and have the kernel end it first if the machine runs out of memory."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    try:
        import resource
    except ImportError:  # Windows has none; there the waiting process ends this one in time
        return
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _serve() -> None:
    data, source, key, metadata = pickle.load(sys.stdin.buffer)
    _limit()
    try:
        answer: object = assemble(decode(data, source), source, key, metadata)
    except TranscriptError as error:
        answer = (error.source, error.line, error.problem, error.mend)
    pickle.dump(answer, sys.stdout.buffer)


if __name__ == "__main__":
    _serve()
