"""What stands between two lines of ``---`` at the beginning of a text: its title, date, number and the like.

Front matter is YAML, of which publishers use little: names, each with a text or a list of texts. Just that is read
here, line by line, so that one odd line costs itself alone; a full reader would refuse the whole for a second colon.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bot.transcripts.written import Details

_FENCE = "---"
_MOST_LINES = 200
_LONGEST_LINE = 2000
_NAMED = re.compile(r"(?P<name>[A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?:name:[ \t]+)?(?P<value>.+)")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII)
_NUMBER = re.compile(r"#?0*(\d{1,6})", re.ASCII)

_TITLES = ("title", "episode_title")
_SERIES = ("series", "podcast", "show", "show_name", "podcast_name")
_NUMBERS = ("episode", "episode_number", "number", "ep")
_DATES = ("date", "published", "pub_date", "publish_date", "published_at", "release_date")
_LANGUAGES = ("language", "lang")
_LINKS = ("youtube", "youtube_url", "youtube_id", "video", "video_url")


class FrontMatter(NamedTuple):
    """What front matter says: ``details``, and a ``link`` to a recording ('' for none)."""

    details: Details = Details()
    link: str = ""


def read_front_matter(text: str) -> FrontMatter:
    """Return what the front matter of ``text`` says; nothing if it has none."""
    values = _values(_lines(text))
    return FrontMatter(
        Details(
            title=_one(values, _TITLES),
            series=_one(values, _SERIES),
            number=_number(_one(values, _NUMBERS)),
            published=day_of(_one(values, _DATES) or ""),
            language=_one(values, _LANGUAGES),
        ),
        _one(values, _LINKS) or "",
    )


def day_of(written: str) -> date | None:
    """Return the day that ``written`` is, as 2023-09-28, whatever time follows; None for anything else."""
    found = _DAY.fullmatch(written)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _lines(text: str) -> Sequence[str]:
    """Return the lines between the fences; none without both of them."""
    lines = text.removeprefix("\ufeff").split("\n", _MOST_LINES + 1)[: _MOST_LINES + 1]
    if lines[0].rstrip() != _FENCE:
        return ()
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() in {_FENCE, "..."}]
    return [line.rstrip() for line in lines[1 : ends[0]] if len(line) <= _LONGEST_LINE] if ends else ()


def _values(lines: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the texts that stand at each name; of a name that comes twice, the first."""
    values: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        if (found := _NAMED.fullmatch(line)) is not None:
            current = _texts(found["value"] or "")
            values.setdefault(found["name"].lower().replace(" ", "_").replace("-", "_"), current)
        elif (item := _ITEM.fullmatch(line)) is not None:
            current += _texts(item["value"])
    return values


def _texts(value: str) -> list[str]:
    """Return the text that ``value`` is, or those of a list in brackets; none for the sign that a block follows."""
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return [text for part in value[1:-1].split(",") for text in _texts(part)]
    if value[:1] in {"|", ">", "{", "&", "*", "!", ""}:
        return []
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        value = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    else:
        value = re.split(r"\s#", value, maxsplit=1)[0]
    return [tidied] if (tidied := " ".join(value.split())) else []


def _one(values: Mapping[str, Sequence[str]], names: Sequence[str]) -> str | None:
    return next((values[name][0] for name in names if len(values.get(name, ())) == 1), None)


def _number(written: str | None) -> int | None:
    found = _NUMBER.fullmatch(written or "")
    return int(found[1]) if found else None
