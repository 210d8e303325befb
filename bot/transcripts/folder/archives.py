"""Files out of a ZIP archive, within bounds, so that no archive can fill the memory or name a place to write to."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

from bot.conversation.errors import TranscriptError
from bot.transcripts.files import LARGEST
from bot.transcripts.folder.loading import SUFFIXES, TRANSCRIPT
from bot.transcripts.zip_errors import BROKEN_ZIP

ARCHIVE = ".zip"
LONGEST_NAME = 150
"""Characters kept of the name of a file in an archive."""
_SUSPICIOUS, _STEEPEST = 1024**2, 200
"""Bytes from which on a file is looked at that shrank to less than one in so many: no text does."""
_ARCHIVES = (ARCHIVE, ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".tgz", ".zst")
_NOBODYS = frozenset({"__MACOSX", "thumbs.db", "desktop.ini"})
_ENCRYPTED = 1
_SPLIT = "split it into several archives"


class Bounds(NamedTuple):
    """How many ``files`` an archive may have, and how many ``bytes`` they may have in all."""

    files: int
    bytes: int


class Member(NamedTuple):
    """A file of an archive by its ``name``; its ``data``, or why it can't be taken out."""

    name: str
    data: bytes = b""
    problem: str = ""


def is_archive(name: str) -> bool:
    """Say whether a file called ``name`` holds others; documents of offices, which do as well, are not meant."""
    return name.lower().endswith(ARCHIVE)


def open_archive(data: bytes, source: str, bounds: Bounds) -> tuple[Member, ...]:
    """Return the transcripts in ``data``, an archive, in the order of their names, and what else is in it and why not.

    Folders and what systems put beside files are passed over. Raises TranscriptError if it is no archive, or larger
    than ``bounds``.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(_members(archive, source, bounds))
    except BROKEN_ZIP as error:
        raise TranscriptError(source, 0, "this is no ZIP archive, or a damaged one", "pack it anew") from error


def _members(archive: zipfile.ZipFile, source: str, bounds: Bounds) -> Iterator[Member]:
    files = sorted((info for info in archive.infolist() if not _passed_over(info)), key=lambda info: info.filename)
    if len(files) > bounds.files:
        problem = f"it holds {len(files):,} files; {bounds.files} at a time can be read"
        raise TranscriptError(source, 0, problem, _SPLIT)
    left = bounds.bytes
    for info in files:
        name = member_name(info.filename)
        if problem := _problem(info):
            yield Member(name, problem=problem)
            continue
        data = _read(archive, info, min(left, LARGEST) + 1)
        if data is not None and len(data) > left:
            raise TranscriptError(source, 0, f"it unpacks to more than {bounds.bytes // 1024**2} MB", _SPLIT)
        if data is None:
            yield Member(name, problem="damaged; pack it anew")
        elif len(data) > LARGEST:
            yield Member(name, problem=f"larger than {LARGEST // 1024**2} MB; split it")
        else:
            left -= len(data)
            yield Member(name, data)


def member_name(written: str) -> str:
    """Return what a file is called by its path in an archive; that of its folder for one called "transcript"."""
    path = PurePosixPath(written.replace("\\", "/"))
    stem = path.parent.name if path.stem.lower() == TRANSCRIPT and path.parent.name not in ("", "..") else path.stem
    shown = "".join(letter for letter in stem if letter.isprintable())
    return f"{shown[:LONGEST_NAME].strip() or 'nameless'}{path.suffix[:10].lower()}"


def _passed_over(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    return info.is_dir() or not parts or any(part in _NOBODYS or part.startswith("._") for part in parts) or (
        parts[-1].startswith(".") or parts[-1].lower() in _NOBODYS
    )  # fmt: skip


def _problem(info: zipfile.ZipInfo) -> str:
    """Return why a file is not taken out, by what the archive says of it; '' if it is."""
    name = info.filename.lower()
    if name.endswith(_ARCHIVES):
        return "an archive in an archive; unpack it, and hand in what is in it"
    if not name.endswith(SUFFIXES):
        return "no kind of transcript that I read"
    if info.flag_bits & _ENCRYPTED:
        return "locked with a password; pack it without one"
    if info.file_size > LARGEST:
        return f"larger than {LARGEST // 1024**2} MB; split it"
    if info.file_size > max(_SUSPICIOUS, _STEEPEST * info.compress_size):
        return "packed more tightly than any text; hand it in by itself"
    return ""


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes | None:
    """Return the first bytes of a file, at most so many; None if it is damaged."""
    try:
        with archive.open(info) as file:
            return file.read(most)
    except BROKEN_ZIP:
        return None
