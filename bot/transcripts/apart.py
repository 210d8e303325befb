"""Reads a stranger's transcript in a process of its own, within limits, so that it can neither stall nor fill this one.

Run as a program it is that process: what to read comes by standard input, what was read goes out by standard output.
"""

import pickle
import subprocess
import sys

from bot.conversation.errors import TranscriptError
from bot.transcripts.documents import text_of
from bot.transcripts.files import LARGEST
from bot.transcripts.loading import Opened, assemble
from bot.transcripts.metadata import Metadata
from bot.transcripts.process_limits import limit_process

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


def _serve() -> None:
    data, source, key, metadata = pickle.load(sys.stdin.buffer)
    limit_process(LONGEST, MOST_MEMORY)
    try:
        answer: object = assemble(text_of(data, source), source, key, metadata)
    except TranscriptError as error:
        answer = (error.source, error.line, error.problem, error.mend)
    pickle.dump(answer, sys.stdout.buffer)


if __name__ == "__main__":
    _serve()
