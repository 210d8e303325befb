"""A folder of conversations into a library, with a report on each.

Each subfolder that holds a transcript is a conversation: ``transcript.txt``, ``transcript.vtt`` and so on; what
it holds decides how it is read, not its name. ``conversation.toml`` beside it tells the title and the rest.
``corrections.toml`` puts words right. What is wrong with one never keeps the others from being served.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from bot.conversation.corrections import correct
from bot.conversation.errors import TranscriptError
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.site_pages import with_site
from bot.transcripts.deciding import decided
from bot.transcripts.details import completed, found_in
from bot.transcripts.files import read_text
from bot.transcripts.folder.audio_setting import audio_in, missing_audio
from bot.transcripts.folder.corrections_file import lost_lines, open_corrections
from bot.transcripts.folder.image_setting import image_in, is_address, missing_image
from bot.transcripts.folder.metadata import Metadata, read_metadata
from bot.transcripts.folder.reading_cache import ReadingCache
from bot.transcripts.formats import read_transcript
from bot.transcripts.joins import ReadOnce, read_once
from bot.transcripts.pages.documents import text_in
from bot.transcripts.report import ParseReport, figures_of
from bot.transcripts.speakers.naming import told_as, with_names
from bot.transcripts.speakers.people import SPEAKERS, read_people, with_people
from bot.transcripts.spoken.sparse_times import spread
from bot.transcripts.written import OddLine

TRANSCRIPT = "transcript"
SUFFIXES = (
    ".txt", ".md", ".vtt", ".srt", ".sbv", ".ass", ".ssa", ".json", ".json3", ".jsonl", ".js", ".xml", ".ttml", ".dfxp",
    ".srv1", ".srv2", ".srv3", ".tsv", ".csv", ".html", ".htm", ".docx", ".odt", ".rtf", ".pdf",
)  # fmt: skip
"""What the name of a transcript may end in."""

METADATA = "conversation.toml"
LONGEST_KEY = 24
"""Characters a key may have."""


class Loaded(NamedTuple):
    """The conversations that can be served, and a report on every one that was found."""

    library: Library
    reports: tuple[ParseReport, ...]
    folders: Mapping[str, Conversation] = MappingProxyType({})
    """The conversation in each folder."""


class Opened(NamedTuple):
    """One folder's conversation, None if anything in it is an error, and the report on it."""

    conversation: Conversation | None
    report: ParseReport
    found: Mapping[str, Any] = MappingProxyType({})
    """What the file says of itself that nobody had told, as settings of a conversation.toml."""
    labels: Mapping[str, str] = MappingProxyType({})
    """How each label of the file would be told without ``[speakers]``, in their order."""


def load_library(
    folder: Path, before: Loaded | None = None, cache: Path | None = None, site: str | None = None
) -> Loaded:
    """Return every conversation under ``folder``, by folder name, and what was read of each; never raises.

    Where one can't be read, what was read of its folder ``before``, if anything, stays. What is kept in the folder
    ``cache`` is not read again. What has no player of its own is linked to on ``site``.
    """
    try:
        found = folder.glob(f"*/{TRANSCRIPT}.*")
        folders = sorted({path.parent for path in found if path.suffix.lower() in SUFFIXES})
    except OSError:
        folders = []
    if not folders:
        return Loaded(Library.of([]), (_nothing_in(folder),))
    kept = before.folders if before else {}
    conversations: dict[str, Conversation] = {}
    by_folder: dict[str, Conversation] = {}
    reports: list[ParseReport] = []
    kept_readings = ReadingCache(cache) if cache else None
    people, odd = _people_in(folder)
    reports += odd
    for opened in (open_conversation(one, kept_readings) for one in folders):
        report = opened.report
        if (conversation := opened.conversation or kept.get(report.source)) is not None:
            if conversation.key in conversations:
                report = _key_taken(report, conversation.key)
            else:
                by_folder[report.source] = conversation
                conversations[conversation.key] = with_site(with_people(conversation, people), site)
        reports.append(report)
    if kept_readings:
        kept_readings.tidy()
    return Loaded(Library.of(conversations.values()), tuple(reports), MappingProxyType(by_folder))


def open_conversation(folder: Path, cache: ReadingCache | None = None) -> Opened:
    """Return the conversation in ``folder`` and the report on it; what is wrong is in the report.

    What ``cache`` holds of it is not read again.
    """
    try:
        return _corrected(_kept(folder, cache) if cache else open_transcript(folder), folder)
    except TranscriptError as error:
        return Opened(None, ParseReport(str(folder), "", None, (OddLine.of(error),)))


def open_transcript(folder: Path) -> Opened:
    """Return the conversation in ``folder`` as its transcript has it, without corrections, and the report on it."""
    try:
        metadata = open_metadata(folder)
        transcript = transcript_in(folder)
        key = metadata.key or key_of(folder.name)
        opened = assemble(text_in(transcript), str(transcript), key, metadata, called=folder.name)
        if opened.conversation is None:
            return opened
        # Only who hosts the bot may name files of this machine: nobody else's settings come this way.
        audio = audio_in(folder, metadata.audio) if metadata.audio else None
        image = image_in(folder, metadata.image)
        return opened._replace(conversation=replace(opened.conversation, audio=audio, image=image))
    except TranscriptError as error:
        return Opened(None, ParseReport(str(folder), "", None, (OddLine.of(error),)))


def _kept(folder: Path, cache: ReadingCache) -> Opened:
    """Return what ``cache`` holds of the transcript in ``folder``, else read it and have it kept."""
    try:
        files = (folder / METADATA, transcript_in(folder))
        key = cache.key([str(folder).encode(), *(file.read_bytes() if file.exists() else b"" for file in files)])
    except OSError:
        return open_transcript(folder)
    if (found := cache.find(key)) is not None:
        return Opened(*found)
    opened = open_transcript(folder)
    if opened.conversation is not None:
        cache.keep(key, opened.conversation, opened.report)
    return opened


def _corrected(opened: Opened, folder: Path) -> Opened:
    """Return ``opened`` with the corrections in ``folder``; those that were lost, and lost sound, in its report."""
    report = replace(opened.report, source=str(folder))
    if opened.conversation is None:
        return Opened(None, report)
    conversation = opened.conversation
    if silent := missing_audio(conversation, folder):
        report = replace(report, odd_lines=(*report.odd_lines, silent))
        conversation = replace(conversation, audio=None)
    if unseen := missing_image(conversation, folder):
        report = replace(report, odd_lines=(*report.odd_lines, unseen))
        conversation = replace(conversation, image=None)
    listed = open_corrections(folder)
    corrected = correct(conversation, (correction for _, correction in listed))
    lost = lost_lines(listed, corrected.lost, folder)
    return Opened(corrected.conversation, replace(report, odd_lines=(*report.odd_lines, *lost)))


def open_metadata(folder: Path) -> Metadata:
    """Return what ``conversation.toml`` in ``folder`` says; raises TranscriptError if it cannot be read."""
    path = folder / METADATA
    return read_metadata(read_text(path), str(path)) if path.exists() else Metadata()


def transcript_in(folder: Path) -> Path:
    """Return the transcript in ``folder``; raises TranscriptError unless there is exactly one."""
    found = sorted(path for path in folder.glob(f"{TRANSCRIPT}.*") if path.suffix.lower() in SUFFIXES)
    if len(found) == 1:
        return found[0]
    problem = f"{' and '.join(path.name for path in found)} are both here" if found else "no transcript is here"
    raise TranscriptError(str(folder), 0, problem, f"keep one {TRANSCRIPT}.txt, .vtt, .srt, .json or .html")


def key_of(name: str) -> str:
    """Return the key made of a folder's ``name``; raises TranscriptError if nothing in it can be part of one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_KEY].strip("-")
    if not key:
        mend = f'write key = "a-short-name" in its {METADATA}'
        raise TranscriptError(name, 0, "the folder's name has no letter a-z or digit for a key", mend)
    return key


def assemble(text: str, source: str, key: str, metadata: Metadata, *, called: str = "") -> Opened:
    """Return the conversation that ``text`` and ``metadata`` make, and the report on ``source``.

    What ``metadata`` does not tell is taken from the file where it is certain; its title is else what it is ``called``.
    Raises TranscriptError if ``text`` cannot be read at all.
    """
    read = read_transcript(text, source)
    found = found_in(text, source, metadata, read.details)
    metadata = completed(metadata, found)
    by_hand = decided(read, metadata.decisions, text, source)
    labels = told_as(dict.fromkeys(passage.speaker for passage in by_hand.passages))
    reading = with_names(by_hand, metadata.speakers, source)
    if metadata.recorded and not reading.timed:
        reading = spread(reading, metadata.recorded)
    written = tuple(passage.passage for passage in reading.passages)
    once = read_once(written) if reading.overlapping else ReadOnce(written, ())
    conversation = Conversation(
        key=key,
        title=metadata.title or called or key,
        published=metadata.published,
        passages=once.passages,
        players=metadata.players,
        chapters=metadata.chapters or reading.chapters,
        series=metadata.series,
        number=metadata.number,
        page=metadata.page,
        recorded=metadata.recorded,
        timed=reading.timed,
        made_by=(reading.made_by if metadata.made_by is None else metadata.made_by) or None,
        audio=metadata.audio if metadata.audio and metadata.audio.is_address else None,
        colour=metadata.colour,
        image=metadata.image if is_address(metadata.image) else None,
    )
    figures = figures_of(reading, conversation, once.joins)
    report = ParseReport(source, conversation.title, figures, reading.odd_lines, reading.left_out, reading.noticed)
    report = replace(report, taken=found.taken)
    return Opened(None if report.failed else conversation, report, found.settings, labels)


def _people_in(folder: Path) -> tuple[Mapping[str, str], list[ParseReport]]:
    """Return how people are told in ``folder``, and where that can't be read a report on it."""
    try:
        return read_people(folder), []
    except TranscriptError as error:
        return {}, [ParseReport(str(folder / SPEAKERS), "", None, (OddLine.of(error),))]


def _nothing_in(folder: Path) -> ParseReport:
    problem = f"no folder in it holds a {TRANSCRIPT}" if folder.is_dir() else "there is no such folder"
    mend = f"put each conversation into a folder of its own there, as {TRANSCRIPT}.txt"
    return ParseReport(str(folder), "", None, (OddLine.of(TranscriptError(str(folder), 0, problem, mend)),))


def _key_taken(report: ParseReport, key: str) -> ParseReport:
    error = TranscriptError(
        report.source, 0, f"another conversation has the key {key!r}", f"write another key in its {METADATA}"
    )
    return ParseReport(report.source, report.title, report.figures, (*report.odd_lines, OddLine.of(error)))
