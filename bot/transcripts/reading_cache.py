"""What was read of transcripts, kept on disk: a start reads anew only what changed since.

A file for each folder, named by the digest of all that decides what is read of it: its transcript and settings, what
it is called, and the code that reads. So nothing in it can be out of date, and a file of anything else, or one that
was cut or changed, is as good as none. It is JSON: reading it runs nothing.
"""

import json
import os
from array import array
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.conversation.model import Chapter, Conversation, Passage, Player
from bot.conversation.timing import Stamps
from bot.transcripts.report import ParseReport

_READERS = (Path(__file__).parent, Path(__file__).parents[1] / "conversation")
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
            return _conversation(kept["conversation"]), _REPORT.validate_python(kept["report"])
        except (OSError, ValueError, TypeError, KeyError, LookupError, OverflowError, ValidationError):
            return None

    def keep(self, key: str, conversation: Conversation, report: ParseReport) -> None:
        """Keep what was read under ``key``; without room or leave to write, nothing is kept."""
        content = {"conversation": _plain(conversation), "report": _REPORT.dump_python(report, mode="json")}
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


_REPORT = TypeAdapter(ParseReport)


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
    for file in sorted(file for folder in _READERS for file in folder.glob("*.py")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.digest()


def _plain(one: Conversation) -> dict[str, Any]:
    """Return ``one``, without corrections, as JSON can hold it."""
    return {
        "key": one.key,
        "title": one.title,
        "published": one.published.isoformat() if one.published else None,
        "passages": [[p.speaker, p.start, p.text, *_stamps(p.stamps)] for p in one.passages],
        "players": [[p.name, p.address, p.offset, p.approximate] for p in one.players],
        "chapters": [[chapter.start, chapter.title] for chapter in one.chapters],
        "series": one.series,
        "number": one.number,
        "page": one.page,
        "recorded": one.recorded,
        "timed": one.timed,
        "made_by": one.made_by,
    }


def _stamps(stamps: Stamps | None) -> list[list[int]]:
    return [stamps.characters.tolist(), stamps.milliseconds.tolist()] if stamps is not None else []


def _conversation(kept: dict[str, Any]) -> Conversation:
    kept["published"] = date.fromisoformat(kept["published"]) if kept["published"] else None
    kept["passages"] = tuple(_passage(*passage) for passage in kept["passages"])
    kept["players"] = tuple(Player(*player) for player in kept["players"])
    kept["chapters"] = tuple(Chapter(*chapter) for chapter in kept["chapters"])
    return Conversation(**kept)


def _passage(speaker: str, start: float, text: str, *stamps: list[int]) -> Passage:
    return Passage(speaker, start, text, Stamps(*(array("I", one) for one in stamps)) if stamps else None)
