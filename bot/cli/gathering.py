"""What is to be imported: files as they are named, and those in folders and archives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bot.conversation.errors import TranscriptError
from bot.transcripts.folder.archives import ARCHIVE, Bounds, open_archive
from bot.transcripts.folder.loading import SUFFIXES
from bot.transcripts.report import ParseReport
from bot.transcripts.written import OddLine

BOUNDS = Bounds(files=5000, bytes=1024**3)
"""What one archive may hold."""


class GatheredFile(NamedTuple):
    """A file at ``path``, and what it is called to people, which differs for one out of an archive."""

    path: Path
    name: str

    def named(self, report: ParseReport) -> ParseReport:
        """Return ``report`` as it tells of the file by its name."""
        odd = tuple(one._replace(source=one.source.replace(str(self.path), self.name)) for one in report.odd_lines)
        return replace(report, source=report.source.replace(str(self.path), self.name), odd_lines=odd)


class Gathered(NamedTuple):
    """The files to be read, and reports on what can't be."""

    files: tuple[GatheredFile, ...]
    unread: tuple[ParseReport, ...]


def gather(named: Sequence[Path], place: Path) -> Gathered:
    """Return the files that ``named`` are or hold; those of archives are taken out into the folder ``place``."""
    files, unread = list[GatheredFile](), list[ParseReport]()
    for number, path in enumerate(named):
        try:
            if path.is_dir():
                files += _in_folder(path)
            elif path.suffix.lower() == ARCHIVE:
                files += _in_archive(path, place / str(number), unread)
            else:
                files.append(GatheredFile(path, str(path)))
        except TranscriptError as error:
            unread.append(_unread(error))
    return Gathered(tuple(files), tuple(unread))


def _in_folder(folder: Path) -> list[GatheredFile]:
    """Return the transcripts in ``folder`` and the folders in it; raises TranscriptError if there is none."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    found = [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not found:
        raise TranscriptError(str(folder), 0, "no transcript is in this folder", "name the one that holds them")
    return [GatheredFile(path, str(path)) for path in found]


def _in_archive(path: Path, place: Path, unread: list[ParseReport]) -> Iterator[GatheredFile]:
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"cannot be opened ({error.strerror or type(error).__name__})"
        raise TranscriptError(str(path), 0, problem, "check its name") from error
    for number, member in enumerate(open_archive(data, str(path), BOUNDS)):
        name = f"{path}/{member.name}"
        if member.problem:
            unread.append(_unread(TranscriptError(name, 0, member.problem, "the others were read all the same")))
            continue
        file = place / str(number) / member.name
        file.parent.mkdir(parents=True)
        file.write_bytes(member.data)
        yield GatheredFile(file, name)


def _unread(error: TranscriptError) -> ParseReport:
    return ParseReport(error.source, "", None, (OddLine.of(error),))
