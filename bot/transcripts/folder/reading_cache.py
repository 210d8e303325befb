"""What was read of transcripts, kept on disk: a start reads anew only what changed since.

A file for each folder, named by the digest of all that decides what is read of it: its transcript and settings, what
it is called, and the code that reads. So nothing in it can be out of date, and a file of anything else, or one that
was cut or changed, is as good as none. It is JSON: reading it runs nothing.
"""

import json
import os
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp

from pydantic import ValidationError

from bot.conversation.model import Conversation
from bot.transcripts.as_json import REPORT, conversation_of, plain_conversation
from bot.transcripts.report import ParseReport

_READERS = (Path(__file__).parents[1], Path(__file__).parents[2] / "conversation")
"""The code that decides what is read."""
_SUFFIX = ".json"


class ReadingCache:
    """What was read of folders, kept in a folder of its own; a disk that fails is worked without."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def key(self, parts: Iterable[bytes]) -> str:
        """Return the name for what the ``parts`` of a folder, all that decides what is read of it, are read as."""
        digest = blake2b(_code(), digest_size=20)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def find(self, key: str) -> tuple[Conversation, ParseReport] | None:
        """Return what is kept under ``key``; None if nothing is, or nothing that can be read."""
        self._used.add(key)
        try:
            kept = json.loads((self._folder / f"{key}{_SUFFIX}").read_bytes())
            return conversation_of(kept["conversation"]), REPORT.validate_python(kept["report"])
        except (OSError, ValueError, TypeError, KeyError, LookupError, OverflowError, ValidationError):
            return None

    def keep(self, key: str, conversation: Conversation, report: ParseReport) -> None:
        """Keep what was read under ``key``; without room or leave to write, nothing is kept."""
        content = {"conversation": plain_conversation(conversation), "report": REPORT.dump_python(report, mode="json")}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._folder / f"{key}{_SUFFIX}", json.dumps(content, ensure_ascii=False).encode())
        except (OSError, ValueError):
            return

    def tidy(self) -> None:
        """Delete what nothing that was asked for since the start is kept in."""
        try:
            for file in self._folder.glob(f"*{_SUFFIX}"):
                if file.stem not in self._used:
                    file.unlink(missing_ok=True)
        except OSError:
            return


def _write(file: Path, content: bytes) -> None:
    """Write beside the place and move there, so that nobody ever reads half of it."""
    descriptor, name = mkstemp(dir=file.parent, prefix=file.stem)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@cache
def _code() -> bytes:
    """Return the digest of the code that reads."""
    digest = blake2b(digest_size=20)
    for file in sorted(file for folder in _READERS for file in folder.rglob("*.py")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.digest()
