"""``import`` and ``export``: transcripts from files into the folder of conversations, and out again."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from bot.cli.arguments import TAKEN_IN, AddCommand, served_library
from bot.cli.gathering import Gathered, GatheredFile, gather
from bot.cli.site import SITE, export_site
from bot.conversation.errors import TranscriptError
from bot.search.asked.conversation_names import match_conversation
from bot.settings import Settings, SettingsError
from bot.transcripts.decisions import Decisions, Stretch, read_label, read_stretch
from bot.transcripts.folder.exporting import FORMS, export
from bot.transcripts.folder.importing import import_transcript
from bot.transcripts.folder.link import link_settings, youtube_id
from bot.transcripts.folder.metadata_values import WrongValueError
from bot.transcripts.report import ParseReport, report_lines
from bot.transcripts.written import OddLine

_ONE_FILE = ("title", "date", "length", "youtube", "link", "key")
_ALL_FILES = ("made_by",)
_BAR = 30
_Value = TypeVar("_Value")


def add_commands(add: AddCommand) -> None:
    """Add ``import`` and ``export``."""
    taken = add("import", _import, "add conversations from transcript files; exits 1 if any cannot be read")
    taken.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="text, captions, JSON, XML, a table, a document, a saved page; a folder or ZIP archive of such",
    )
    taken.add_argument("--title", help="what it is called (the file's name)")
    taken.add_argument("--date", type=_day, help="when it was published, such as 2023-09-28")
    taken.add_argument("--length", help="how long the recording is, such as 1:04:28; sets the pace of guessed times")
    taken.add_argument("--youtube", type=_youtube, help="its address on YouTube, or the id in it")
    taken.add_argument("--link", help="where else it plays: Vimeo, Spotify, a sound file, {seconds} for the time")
    taken.add_argument("--key", help="its short name for links: a-z, 0-9 and - (made of the title)")
    taken.add_argument(
        "--speaker", type=_alias, action="append", default=[], metavar="LABEL=NAME", help='such as "Speaker 1=Ada"'
    )
    taken.add_argument(
        "--also-speaker", type=_label, action="append", default=[], metavar="NAME", help='"NAME:" was read as words'
    )
    taken.add_argument(
        "--not-speaker", type=_label, action="append", default=[], metavar="NAME", help='"NAME:" was words'
    )
    taken.add_argument(
        "--drop", type=_stretch, action="append", default=[], metavar="LINES", help="lines nobody says: 1-12, 340-"
    )
    taken.add_argument(
        "--made-by", metavar="NAME", help='the machine that wrote it down, such as Whisper; "people" if none did'
    )
    taken.add_argument("--replace", action="store_true", help="take the place of a conversation with that key")
    given = add("export", _export, "print a conversation in a form that other programs read")
    given.add_argument("key", help="the conversation's key or title; for a site the folder to write to")
    given.add_argument(
        "--format", choices=[*FORMS, SITE], default="vtt", help="captions, Podcasting 2.0 JSON, text or a site (vtt)"
    )
    given.add_argument("--cards", action="store_true", help="with a site: a picture for each passage's link")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2023-09-28") from None


def _youtube(text: str) -> str:
    return youtube_id(text) or text


def _alias(text: str) -> tuple[str, str]:
    label, _, name = text.partition("=")
    if not label.strip() or not name.strip():
        raise argparse.ArgumentTypeError(f'{text!r} is not LABEL=NAME, such as "Speaker 1=Ada"')
    return label.strip(), name.strip()


def _label(text: str) -> str:
    return _checked(read_label, text)


def _stretch(text: str) -> Stretch:
    return _checked(read_stretch, text)


def _checked(read: Callable[[object], _Value], text: str) -> _Value:
    try:
        return read(text)
    except WrongValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} cannot be; write {wrong.wanted}") from None


def _import(settings: Settings, asked: argparse.Namespace) -> int:
    told: dict[str, Any] = {name: value for name in _ONE_FILE if (value := getattr(asked, name)) is not None}
    with TemporaryDirectory(prefix="verbatim-") as place:
        gathered = gather(asked.files, Path(place))
        if (gathered.files[1:] or gathered.unread) and told:
            raise SettingsError(f"--{next(iter(told))} is for one file, not for {len(gathered.files)}")
        return _import_all(settings, asked, told, gathered)


def _import_all(settings: Settings, asked: argparse.Namespace, told: dict[str, Any], gathered: Gathered) -> int:
    if link := told.pop("link", None):
        told |= link_settings(link)
    told |= {name: value for name in _ALL_FILES if (value := getattr(asked, name)) is not None}
    if asked.speaker:
        told["speakers"] = dict(asked.speaker)
    told |= Decisions(tuple(asked.also_speaker), tuple(asked.not_speaker), tuple(asked.drop)).settings
    reports = [_imported(file, settings.data_folder, told, asked) for file in _progress(gathered.files)]
    reports += gathered.unread
    print(*report_lines(reports), sep="\n")
    failed = [report.source for report in reports if report.failed]
    if failed and reports[1:]:
        print("not imported:", ", ".join(failed))
    if reports[len(failed) :]:
        print(f"Put into {settings.data_folder}. {TAKEN_IN}")
    return int(bool(failed))


def _imported(file: GatheredFile, folder: Path, told: dict[str, Any], asked: argparse.Namespace) -> ParseReport:
    try:
        report = import_transcript(file.path, folder, told, replace=asked.replace)
    except TranscriptError as error:
        report = ParseReport(str(file.path), "", None, (OddLine.of(error),))
    return file.named(report)


def _progress(files: Sequence[GatheredFile]) -> Iterator[GatheredFile]:
    """Yield ``files``, drawing a bar on the terminal if there are many."""
    shown = len(files) > 1 and sys.stderr.isatty()
    for number, file in enumerate(files):
        if shown:
            bar = "█" * (_BAR * number // len(files))
            print(f"\r{bar:░<{_BAR}} {number} of {len(files)}", end="", file=sys.stderr, flush=True)
        yield file
    if shown:
        print(f"\r{'':{_BAR + 30}}\r", end="", file=sys.stderr)


def _export(settings: Settings, asked: argparse.Namespace) -> int:
    if asked.format == SITE:
        return export_site(settings, asked)
    conversation = match_conversation(asked.key, served_library(settings))
    sys.stdout.write(export(conversation, asked.format))
    return 0
