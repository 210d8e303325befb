"""What a file says of its conversation beside what is said in it, and where each of that was taken from."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any, NamedTuple

from bot.conversation.errors import TranscriptError
from bot.transcripts.folder.file_names import read_file_name
from bot.transcripts.folder.link import link_settings
from bot.transcripts.folder.metadata import Metadata, read_metadata
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.spoken.front_matter import read_front_matter
from bot.transcripts.written import Details

_LONGEST = 200
"""Characters of a title or a series that conversation.toml takes."""
_FRONT_MATTER = "the file's front matter"
_FORMAT = "the file"
_NAME = "the file's name"


class Found(NamedTuple):
    """``settings`` as conversation.toml has them, and lines that tell where they were ``taken`` from."""

    settings: Mapping[str, Any]
    taken: tuple[str, ...]


def found_in(text: str, name: str, told: Metadata, details: Details) -> Found:
    """Return what ``text``, the file called ``name``, says that ``told`` does not.

    Front matter goes before ``details``, which are those of its format, and these before its name.
    """
    front = read_front_matter(text)
    sources = {
        _FRONT_MATTER: _settings(front.details) | _link(front.link),
        _FORMAT: _settings(details),
        _NAME: _settings(read_file_name(PurePath(name).stem)),
    }
    known = _known(told)
    settings: dict[str, Any] = {}
    taken = []
    for source, said in sources.items():
        new = {key: value for key, value in said.items() if _CALLED.get(key, key) not in known and key not in settings}
        settings |= new
        if new:
            taken.append(f"{_listed([_CALLED.get(key, key) for key in new])} from {source}")
    return Found(settings, tuple(taken))


_CALLED = {"youtube": "link", "players": "link"}


def completed(told: Metadata, found: Found) -> Metadata:
    """Return ``told`` with what was ``found`` beside it."""
    read = read_metadata(toml_text(found.settings), _FORMAT)
    return replace(
        told,
        title=told.title or read.title,
        series=told.series or read.series,
        number=read.number if told.number is None else told.number,
        published=told.published or read.published,
        players=told.players or read.players,
    )


def _known(told: Metadata) -> frozenset[str]:
    """Return the names of what is told already."""
    values = {
        "title": told.title,
        "series": told.series,
        "number": told.number,
        "date": told.published,
        "link": told.players or None,
    }
    return frozenset(name for name, value in values.items() if value is not None)


def _settings(details: Details) -> dict[str, Any]:
    said = {
        "title": _text(details.title),
        "series": _text(details.series),
        "number": details.number,
        "date": details.published,
    }
    return {name: value for name, value in said.items() if value is not None}


def _text(value: str | None) -> str | None:
    return " ".join(value.split())[:_LONGEST].rstrip() or None if value else None


def _link(link: str) -> dict[str, Any]:
    """Return the settings of ``link``; none if it leads to no player."""
    if not link:
        return {}
    try:
        settings = link_settings(link)
        read_metadata(toml_text(settings), _FRONT_MATTER)
    except TranscriptError:
        return {}
    return dict(settings)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
