"""Reads a stranger's transcript in a process of its own, within limits, so that it can neither stall nor fill this one.

Run as a program it is that process: what to read comes by standard input, what was read goes out by standard output.
That is JSON, so that taking it in runs nothing, whatever a stranger's file may have made of the process.
"""

import json
import pickle
import subprocess
import sys
import tomllib
import zlib
from base64 import b85decode, b85encode
from typing import Any, NamedTuple

from bot.conversation.errors import TranscriptError
from bot.transcripts.as_json import REPORT, conversation_of, plain_conversation
from bot.transcripts.files import LARGEST
from bot.transcripts.folder.archives import Bounds, Member, open_archive
from bot.transcripts.folder.loading import Opened, assemble
from bot.transcripts.folder.metadata import Metadata
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.pages.documents import text_of
from bot.transcripts.process_limits import limit_process

LONGEST = 30
"""Seconds of computing that reading may take; the worst files within every other bound need about fifteen."""

MOST_MEMORY = 1024**3
"""Bytes the process may take; the worst files that can be read need about half."""

_STARTING = 15
"""Seconds that a busy machine may take to start a process, and to share itself out."""


_IN_ARCHIVE = 3
"""How many parts the question has what is in an archive; a class of its own would be another one in the process."""


class PackedMember(NamedTuple):
    """A file of an archive by its name: its ``packed`` bytes, or the ``problem`` for which there are none."""

    name: str
    packed: bytes
    problem: str

    @property
    def data(self) -> bytes:
        """The file; what claims to be larger than any file may be is cut there."""
        return zlib.decompressobj().decompress(self.packed, LARGEST + 1)


def read_apart(data: bytes, source: str, key: str, metadata: Metadata) -> Opened:
    """Return what ``loading.assemble`` makes of ``data``; takes at most a minute, all of it waiting.

    Raises TranscriptError as that does, and if reading takes too much time or memory.
    """
    if len(data) > LARGEST:
        raise TranscriptError(source, 0, f"larger than {LARGEST // 1024**2} MB", "split it into conversations")
    read = _asked((data, source, key, metadata), source)
    if isinstance(read, dict):
        return _opened(read)
    raise TranscriptError(*read)


def open_apart(data: bytes, source: str, bounds: Bounds) -> tuple[PackedMember, ...]:
    """Return what ``archives.open_archive`` makes of ``data``; takes and raises as ``read_apart`` does."""
    if len(data) > LARGEST:
        raise TranscriptError(source, 0, f"larger than {LARGEST // 1024**2} MB", "split it into several archives")
    read = _asked((data, source, bounds), source)
    if isinstance(read, dict):
        return tuple(PackedMember(name, b85decode(packed), problem) for name, packed, problem in read["members"])
    raise TranscriptError(*read)


def _asked(question: object, source: str) -> Any:
    try:
        return json.loads(asked_apart(pickle.dumps(question)))
    except (subprocess.SubprocessError, OSError) as error:
        raise TranscriptError(
            source, 0, "reading it takes too long or too much memory", "split it into conversations"
        ) from error


def asked_apart(question: bytes) -> bytes:
    """Return what a process of its own answers to ``question``; raises SubprocessError or OSError if it does not."""
    return subprocess.run(
        [sys.executable, "-m", "bot.transcripts.apart"],
        input=question,
        capture_output=True,
        timeout=LONGEST + _STARTING,
        check=True,
    ).stdout


def answer_to(question: bytes) -> bytes:
    """Return what the process answers to ``question``, which nobody but this module may have written."""
    asked = pickle.loads(question)
    try:
        answer: object = _read(*asked) if len(asked) > _IN_ARCHIVE else _members(open_archive(*asked))
    except TranscriptError as error:
        answer = (error.source, error.line, error.problem, error.mend)
    return json.dumps(answer).encode()


def _read(data: bytes, source: str, key: str, metadata: Metadata) -> dict[str, Any]:
    return _plain(assemble(text_of(data, source), source, key, metadata))


def _members(members: tuple[Member, ...]) -> dict[str, Any]:
    packed = ((name, b85encode(zlib.compress(data)).decode("ascii"), problem) for name, data, problem in members)
    return {"members": list(packed)}


def _plain(opened: Opened) -> dict[str, Any]:
    """Return ``opened`` as JSON can hold it; what is found are settings, which TOML holds."""
    return {
        "conversation": plain_conversation(opened.conversation) if opened.conversation else None,
        "report": REPORT.dump_python(opened.report, mode="json"),
        "found": toml_text(opened.found),
        "labels": dict(opened.labels),
    }


def _opened(read: dict[str, Any]) -> Opened:
    conversation = conversation_of(read["conversation"]) if read["conversation"] else None
    report = REPORT.validate_python(read["report"])
    return Opened(conversation, report, tomllib.loads(read["found"]), read["labels"])


if __name__ == "__main__":
    limit_process(LONGEST, MOST_MEMORY)
    sys.stdout.buffer.write(answer_to(sys.stdin.buffer.read()))
