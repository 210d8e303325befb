"""``corrections.toml``: words put right, beside the transcript they are not in::

[[corrections]]
first = 1204                     # the number of the first wrong word in the conversation, from 0
old = "meta verse"
new = "metaverse"
by = "Mira"
date = 2026-11-23
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from shutil import copymode
from typing import Any, NamedTuple

from bot.conversation.correction import Correction
from bot.conversation.errors import TranscriptError
from bot.transcripts.files import decode
from bot.transcripts.files import read_text as read_file
from bot.transcripts.metadata_values import WrongValueError, named, read_day, read_number, read_text, shown
from bot.transcripts.toml_text import toml_table, toml_text
from bot.transcripts.written import OddLine

CORRECTIONS = "corrections.toml"
LONGEST = 2_000_000
"""Characters of a file that is read: some ten thousand corrections."""

_BEGINNING = "[[corrections]]"
_WANTED = {"first": read_number, "old": read_text, "new": read_text, "by": read_text, "date": read_day}


class Listed(NamedTuple):
    """A correction at ``line`` of the file."""

    line: int
    correction: Correction


def open_corrections(folder: Path) -> tuple[Listed, ...]:
    """Return the corrections of the conversation in ``folder``; raises TranscriptError if they cannot be read."""
    path = folder / CORRECTIONS
    return read_corrections(read_file(path), str(path)) if path.exists() else ()


def read_corrections(text: str, source: str) -> tuple[Listed, ...]:
    """Return what ``text`` lists, in its order; ``source`` names the file. Raises TranscriptError."""
    table = toml_table(text, source, longest=LONGEST)
    listed = table.get("corrections", [])
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith(_BEGINNING)]
    if table.keys() - {"corrections"} or not isinstance(listed, list) or len(lines) != len(listed):
        mend = f"write {_BEGINNING} on a line of its own, below it {', '.join(_WANTED)}"
        raise TranscriptError(source, 0, "this is no list of corrections", mend)
    return tuple(Listed(line, _correction(value, line, source)) for line, value in zip(lines, listed, strict=True))


def add_correction(folder: Path, correction: Correction) -> Path:
    """Write ``correction`` at the end of the file in ``folder``, whole or not at all; return where the file is.

    What stands in it stays as it is, byte for byte. Raises TranscriptError if it can't be read, or not written.
    """
    path = folder / CORRECTIONS
    listed = [one.correction for one in open_corrections(folder)]
    beside = path.with_name(f".{CORRECTIONS}.new")
    try:
        before = path.read_bytes() if path.exists() else b""
        between = b"" if before.endswith(b"\n") or not before else b"\n"
        added = before + between + corrections_text([correction]).encode()
        if [one.correction for one in read_corrections(decode(added, str(path)), str(path))] != [*listed, correction]:
            raise TranscriptError(str(path), 0, "no correction can be written at its end", "save it as UTF-8 text")
        beside.write_bytes(added)
        if before:
            copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise TranscriptError(str(path), 0, f"cannot be written ({reason})", "check the folder's rights") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return path


def corrections_text(corrections: Iterable[Correction]) -> str:
    """Return ``corrections`` as such a file holds them."""
    tables = [{"first": c.first, "old": c.old, "new": c.new, "by": c.by, "date": c.on} for c in corrections]
    return toml_text({"corrections": tables})


def lost_lines(listed: Iterable[Listed], lost: Iterable[Correction], folder: Path) -> list[OddLine]:
    """Return the corrections of ``folder`` that were ``lost``, as odd lines."""
    gone = set(lost)
    mend = "delete the correction, or give the words as they stand now"
    return [
        OddLine(str(folder / CORRECTIONS), line, f"“{correction.old}” is not there (any more); not corrected", mend)
        for line, correction in listed
        if correction in gone
    ]


def _correction(value: object, line: int, source: str) -> Correction:
    if not isinstance(value, dict) or value.keys() != _WANTED.keys():
        raise TranscriptError(source, line, "this is no correction", f"give it {', '.join(_WANTED)}")
    try:
        read: dict[str, Any] = {name: named(name, reader, value[name]) for name, reader in _WANTED.items()}
    except WrongValueError as wrong:
        problem = f"{wrong.name} cannot be {shown(wrong.value)}"
        raise TranscriptError(source, line, problem, f"write {wrong.wanted}") from wrong
    return Correction(read["first"], read["old"], read["new"], read["by"], read["date"])
