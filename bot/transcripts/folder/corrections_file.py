"""``corrections.toml``: words, and who says them, put right beside the transcript, which stays as it is::

[[corrections]]
first = 1204                     # the number of the first wrong word in the conversation, from 0
old = "meta verse"
new = "metaverse"
by = "Mira"
date = 2026-11-23

[[speakers]]
first = 2210                     # the number of the first word that somebody else says
count = 31                       # how many words they are, and which: of more than 16 the first and last eight
words = "I never thought anybody would put it quite … about little else than that since."
old = "Ada Lovelace"
new = "Charles Babbage"
by = "Mira"
date = 2026-11-24
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import copymode
from typing import Any, NamedTuple

from bot.conversation.correction import LONGEST_WORD, TOLD, Change, Correction, SpeakerCorrection
from bot.conversation.errors import TranscriptError
from bot.transcripts.files import decode
from bot.transcripts.files import read_text as read_file
from bot.transcripts.folder.metadata_values import WrongValueError, named, read_day, read_number, read_text, shown
from bot.transcripts.folder.toml_text import toml_table, toml_text
from bot.transcripts.written import OddLine

CORRECTIONS = "corrections.toml"
LONGEST = 2_000_000
"""Characters of a file that is read: some ten thousand corrections."""

_LONGEST_WORDS = (TOLD + 1) * (LONGEST_WORD + 1)


def _read_words(value: object) -> str:
    """Return the words of an attribution, on one line."""
    if isinstance(value, str) and (tidied := " ".join(value.split())) and len(tidied) <= _LONGEST_WORDS:
        return tidied
    raise WrongValueError(value, f"the words in quotes, of more than {TOLD} the first and last {TOLD // 2}")


_WORDS, _SPEAKERS = "corrections", "speakers"
_MADE = {"old": read_text, "new": read_text, "by": read_text, "date": read_day}
_WANTED: Mapping[str, Mapping[str, Callable[[object], Any]]] = {
    _WORDS: {"first": read_number, **_MADE},
    _SPEAKERS: {"first": read_number, "count": read_number, "words": _read_words, **_MADE},
}
_BEGINNING = re.compile(r"\s*\[\[\s*(?P<kind>corrections|speakers)\s*\]\]", re.ASCII)


class Listed(NamedTuple):
    """A correction at ``line`` of the file."""

    line: int
    correction: Change


def open_corrections(folder: Path) -> tuple[Listed, ...]:
    """Return the corrections of the conversation in ``folder``; raises TranscriptError if they cannot be read."""
    path = folder / CORRECTIONS
    return read_corrections(read_file(path), str(path)) if path.exists() else ()


def read_corrections(text: str, source: str) -> tuple[Listed, ...]:
    """Return what ``text`` lists, in its order; ``source`` names the file. Raises TranscriptError."""
    table = toml_table(text, source, longest=LONGEST)
    begun = [
        (number, found["kind"]) for number, line in enumerate(text.split("\n"), 1) if (found := _BEGINNING.match(line))
    ]
    listed = {kind: table.get(kind, []) for kind in _WANTED}
    for kind, values in listed.items():
        if not isinstance(values, list) or len(values) != sum(kind == one for _, one in begun):
            raise _no_list(kind, source)
    if table.keys() - listed.keys():
        raise _no_list(_WORDS, source)
    values = {kind: iter(listed[kind]) for kind in listed}
    return tuple(Listed(line, _change(kind, next(values[kind]), line, source)) for line, kind in begun)


def _no_list(kind: str, source: str) -> TranscriptError:
    mend = f"write [[{kind}]] on a line of its own, below it {', '.join(_WANTED[kind])}"
    return TranscriptError(source, 0, "this is no list of corrections", mend)


def add_correction(folder: Path, correction: Change) -> Path:
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


def corrections_text(corrections: Iterable[Change]) -> str:
    """Return ``corrections`` as such a file holds them, those of words first."""
    tables: dict[str, list[dict[str, Any]]] = {_WORDS: [], _SPEAKERS: []}
    for change in corrections:
        made = {"old": change.old, "new": change.new, "by": change.by, "date": change.on}
        if isinstance(change, Correction):
            tables[_WORDS].append({"first": change.first, **made})
        else:
            told = {"first": change.first, "count": change.count, "words": change.words}
            tables[_SPEAKERS].append({**told, **made})
    return toml_text({kind: table for kind, table in tables.items() if table})


def lost_lines(listed: Iterable[Listed], lost: Iterable[Change], folder: Path) -> list[OddLine]:
    """Return the corrections of ``folder`` that were ``lost``, as odd lines."""
    gone = set(lost)
    mend = "delete the correction, or give the words as they stand now"
    return [
        OddLine(str(folder / CORRECTIONS), line, f"“{about(correction)}” is not there (any more); not corrected", mend)
        for line, correction in listed
        if correction in gone
    ]


def about(change: Change) -> str:
    """Return the words that ``change`` is about, as far as it tells them."""
    return change.old if isinstance(change, Correction) else change.words


def _change(kind: str, value: object, line: int, source: str) -> Change:
    wanted = _WANTED[kind]
    if not isinstance(value, dict) or value.keys() != wanted.keys():
        raise TranscriptError(source, line, "this is no correction", f"give it {', '.join(wanted)}")
    try:
        read: dict[str, Any] = {name: named(name, reader, value[name]) for name, reader in wanted.items()}
    except WrongValueError as wrong:
        problem = f"{wrong.name} cannot be {shown(wrong.value)}"
        raise TranscriptError(source, line, problem, f"write {wrong.wanted}") from wrong
    read["on"] = read.pop("date")
    return Correction(**read) if kind == _WORDS else SpeakerCorrection(**read)
