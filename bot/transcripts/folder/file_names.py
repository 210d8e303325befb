"""What a file's name says of its conversation, where that is certain: show, number, title and day.

``Show Name - 012 - Title (2023-09-28)``, ``2023-09-28-title``, ``ep-12_title``, ``S02E03 Title``, ``Show #9 - Title``.
A number that nothing marks, as in ``lex-398``, and a year alone say nothing.
"""

import re
from datetime import date
from typing import NamedTuple

from bot.transcripts.written import Details

_LONGEST = 300
_DAY = re.compile(r"(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)", re.ASCII)
_MARKED = re.compile(
    r"(?:^|(?<=[\s._(\[-]))(?:(?:episode|ep)[\s._-]{0,2}#?|S\d{1,2}E|#)(?P<number>\d{1,5})(?=$|[\s._:)\]-])",
    re.ASCII | re.IGNORECASE,
)
_PARTS = re.compile(r" +[-–—|] +")
_BETWEEN = re.compile(r"^(?P<series>.+?) +[-–—|] +(?P<number>\d{1,5}) +[-–—|] +(?P<title>.+)$", re.ASCII)
_EDGES = " \t-–—_.,:|()[]"


class _Around(NamedTuple):
    before: str
    after: str


def read_file_name(stem: str) -> Details:
    """Return what ``stem``, a file's name without its ending, says; nothing where nothing in it is certain."""
    name = " ".join(stem[:_LONGEST].split())
    published, name, around = _day(name)
    marks = list(_MARKED.finditer(name))
    between = _BETWEEN.match(name)
    if len(marks) == 1:
        number = int(marks[0]["number"])
        series, title = name[: marks[0].start()], name[marks[0].end() :]
    elif not marks and between and not _is_year(between["number"]):
        number, series, title = int(between["number"]), between["series"], between["title"]
    elif published is None:
        return Details()
    else:
        number = None
        series, title = around or ("", name)
    return Details(title=_worded(title), series=_worded(series), number=number, published=published)


def _day(name: str) -> tuple[date | None, str, _Around | None]:
    """Return the one day in ``name``, the name without it, and what stands around it where that is two parts."""
    found = list(_DAY.finditer(name))
    if len(found) != 1:
        return None, name, None
    try:
        day = date(int(found[0][1]), int(found[0][3]), int(found[0][4]))
    except ValueError:
        return None, name, None
    before, after = name[: found[0].start()], name[found[0].end() :]
    parted = _PARTS.search(before[-3:]) and _PARTS.match(after)
    rest = f"{before.rstrip(_EDGES)} {after.lstrip(_EDGES)}".strip()
    return day, rest, _Around(before, after) if parted else None


def _is_year(number: str) -> bool:
    return len(number) == 4 and 1900 <= int(number) <= 2100


def _worded(part: str) -> str | None:
    """Return ``part`` as words: where it has no space, hyphens and underscores stand for them; None for nothing."""
    part = part.strip(_EDGES)
    if " " not in part and re.search("[-_]", part):
        part = " ".join(re.split("[-_]+", part))
        part = part[:1].upper() + part[1:]
    return part or None
