"""A transcript file into a folder of conversations: read, reported, put there whole or not at all."""

import dataclasses
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bot.conversation.errors import TranscriptError
from bot.transcripts.files import read_text
from bot.transcripts.folder.loading import LONGEST_KEY, METADATA, SUFFIXES, TRANSCRIPT, assemble, key_of, open_metadata
from bot.transcripts.folder.metadata import read_metadata
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.pages.documents import text_in
from bot.transcripts.report import ParseReport

_READ = "read"
"""The key of what is being read, until its title is known."""


def import_transcript(file: Path, library: Path, settings: Mapping[str, Any], *, replace: bool = False) -> ParseReport:
    """Put the transcript in ``file`` into ``library``, a folder of conversations, and return what was read of it.

    The file is kept byte for byte. ``settings`` are those of ``conversation.toml``. The new folder is named by
    the key: the one set, else one made of the title or the file's name. Nothing is written if the report has
    failed. Raises TranscriptError if the file or a setting cannot be read, or if the folder is there already
    and ``replace`` is not set; else only its transcript and what ``settings`` hold is replaced.
    """
    text, source = text_in(file), str(file)
    opened = assemble(text, source, _READ, read_metadata(toml_text({**settings, "key": _READ}), "settings"))
    title = settings.get("title") or opened.found.get("title") or _name_of(file)
    key = settings.get("key") or _key_for(title)
    place = library / key
    if place.exists() and not replace:
        raise TranscriptError(str(place), 0, "it is there already", "--replace takes its place, --key puts it beside")
    _check_key(key, place, library)
    kept = {**_settings_in(place), **settings}
    if kept != settings:  # what was told of the one it takes the place of counts for this one, too
        opened = assemble(text, source, _READ, read_metadata(toml_text({**kept, "key": _READ}), "settings"))
    told = {"key": key, "title": title, **opened.found, **kept}
    metadata = read_metadata(toml_text(told), "settings")
    if not opened.report.failed:
        write_conversation(place, file, toml_text(told))
    return dataclasses.replace(opened.report, title=str(metadata.title))


def _name_of(file: Path) -> str:
    """Return what ``file`` is called, or its folder where it is called "transcript" like all others."""
    return file.resolve().parent.name if file.stem.lower() == TRANSCRIPT else file.stem


def _key_for(title: str) -> str:
    """Return a key made of ``title``; of a long one, a part and four digits that tell it from others like it."""
    key = key_of(title)
    if len(title) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 5].rstrip('-')}-{blake2b(title.encode(), digest_size=2).hexdigest()}"


def _check_key(key: str, place: Path, library: Path) -> None:
    for other in library.glob(f"*/{METADATA}"):
        if other.parent != place and open_metadata(other.parent).key == key:
            raise TranscriptError(str(other), 0, f"this conversation has the key {key!r}", "choose another key")


def _settings_in(place: Path) -> Mapping[str, Any]:
    path = place / METADATA
    if not path.exists():
        return {}
    text = read_text(path)
    read_metadata(text, str(path))
    return tomllib.loads(text)


def write_conversation(place: Path, transcript: Path, metadata: str) -> None:
    """Put a ``transcript`` and the text of its ``metadata`` into the folder ``place``, whole or not at all.

    Make ``place`` anew beside itself, keeping what else it held, and put it in place by renaming."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".import-") as temporary:
        new, old = Path(temporary, "new"), Path(temporary, "old")
        if place.exists():
            shutil.copytree(place, new, ignore=shutil.ignore_patterns(f"{TRANSCRIPT}.*"))
        new.mkdir(exist_ok=True)
        suffix = transcript.suffix.lower()
        shutil.copyfile(transcript, new / f"{TRANSCRIPT}{suffix if suffix in SUFFIXES else '.txt'}")
        (new / METADATA).write_text(metadata, "utf-8")
        if place.exists():
            place.replace(old)
        new.replace(place)
