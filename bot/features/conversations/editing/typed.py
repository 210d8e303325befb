"""What is typed into the forms that edit a conversation, as settings of a conversation.toml, and back."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from bot.conversation.errors import BadTimecode, TranscriptError
from bot.conversation.timecode import format_timecode, parse_timecode
from bot.desk.markdown import visible
from bot.transcripts.folder.link import link_settings

Table = Mapping[str, Any]
_FORM = "what you wrote"
_YOUTUBE = "https://youtu.be/"
_OFFSET = re.compile(r"\s+([+-]\d{1,5}(?:\.\d{1,3})?)$", re.ASCII)
_CHAPTER = re.compile(r"(?P<time>\d[\d:]*)\s+[-–—]?\s*(?P<title>\S.*)", re.ASCII)
_STRETCH = re.compile(r"(?P<first>[\d:]+)\s*[-–—]\s*(?P<last>[\d:]+)\s*=\s*(?P<name>\S.*)", re.ASCII)
_MOST_PLAYERS = 10
_LARGEST_NUMBER = 9


class Split(NamedTuple):
    """Whoever speaks from ``first`` to before ``last``, in seconds, is ``name``."""

    first: float
    last: float
    name: str


def details_of(typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the title, series, number and date that were ``typed``, None where a field was emptied.

    Raises TranscriptError for what is none; what it means can only be told once it is read as settings.
    """
    read: dict[str, Any] = {name: _line(typed.get(name, "")) or None for name in ("title", "series")}
    if read["title"] is None:
        raise _wrong("the title is empty", "give it one")
    read["number"] = _number(_line(typed.get("number", "")))
    read["date"] = _day(_line(typed.get("date", "")))
    return read


def places_of(typed: Mapping[str, str]) -> dict[str, Any]:
    """Return where it plays, its length, page and picture as they were ``typed``; raises TranscriptError."""
    read: dict[str, Any] = {name: _line(typed.get(name, "")) or None for name in ("length", "page", "image")}
    if read["image"] and not read["image"].startswith(("https://", "http://")):
        raise _wrong(f"the picture cannot be “{read['image'][:60]}”", "give its address, such as https://…/cover.jpg")
    players: list[dict[str, Any]] = []
    youtube = None
    for line in _lines(typed.get("places", "")):
        player = _player(line)
        if "youtube" in player and youtube is None and not players:
            youtube = player["youtube"]
        else:
            players += player.get("players") or [{"name": "YouTube", "address": _timed(player["youtube"])}]
    if len(players) > _MOST_PLAYERS:
        raise _wrong(f"{len(players)} places are told", f"give at most {_MOST_PLAYERS}")
    return read | {"youtube": youtube, "players": players or None}


def chapters_of(typed: str) -> dict[str, Any]:
    """Return the chapters that were ``typed``, a line each; raises TranscriptError for a line that is none."""
    chapters: dict[str, str] = {}
    for line in _lines(typed):
        found = _CHAPTER.fullmatch(line)
        if found is None:
            raise _wrong(f"“{line[:60]}” is no chapter", "write lines such as 12:30 How looms count")
        chapters[format_timecode(_time(found["time"]))] = found["title"]
    return {"chapters": chapters or None}


def splits_of(typed: str) -> list[Split]:
    """Return who is to be told from when to when, a line each as it was ``typed``; raises TranscriptError."""
    splits: list[Split] = []
    for line in _lines(typed):
        found = _STRETCH.fullmatch(line)
        if found is None or _time(found["last"]) <= _time(found["first"]):
            raise _wrong(f"“{line[:60]}” is no stretch", "write lines such as 12:30-14:05 = Ada Lovelace")
        splits.append(Split(_time(found["first"]), _time(found["last"]), found["name"]))
    return splits


def place_lines(settings: Table) -> list[str]:
    """Return where a conversation plays as the form shows it."""
    lines = [f"{_YOUTUBE}{settings['youtube']}"] if "youtube" in settings else []
    for player in settings.get("players", ()):
        offset = f" {player['offset']:+g}" if player.get("offset") else ""
        lines.append(f"{player['name']} = {player['address']}{offset}")
    return lines


def chapter_lines(chapters: Sequence[tuple[float, str]]) -> list[str]:
    """Return chapters, each a time and a title, as the form shows them."""
    return [f"{format_timecode(start)} {visible(title)}" for start, title in chapters]


def _player(line: str) -> dict[str, Any]:
    name, said, address = line.partition(" = ")
    if not said:
        name, address = "", line
    offset = _OFFSET.search(address)
    address = address[: offset.start()] if offset else address
    if not address.startswith(("https://", "http://")):
        raise _wrong(f"“{address[:60]}” is no address", "write lines such as Vimeo = https://vimeo.com/76979871")
    read = dict(link_settings(address))
    if "youtube" in read and (offset or name):
        read = {"players": [{"name": name or "YouTube", "address": _timed(read["youtube"])}]}
    for player in read.get("players", ()):
        player["name"] = name or player["name"]
        if offset:
            player["offset"] = float(offset[1])
    return read


def _timed(video: str) -> str:
    return f"https://www.youtube.com/watch?v={video}&t={{seconds}}s"


def _number(typed: str) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= _LARGEST_NUMBER):
        raise _wrong(f"the number cannot be “{typed[:40]}”", "write digits alone, such as 12")
    return int(typed)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise _wrong(f"the date cannot be “{typed[:40]}”", "write a day such as 2023-09-28") from None


def _time(typed: str) -> float:
    try:
        return parse_timecode(typed)
    except BadTimecode:
        raise _wrong(f"“{typed[:40]}” is no time", "write one such as 12:30 or 1:02:03") from None


def _lines(typed: str) -> list[str]:
    return [line for line in map(_line, typed.splitlines()) if line]


def _line(typed: str) -> str:
    return " ".join(visible(typed).split())


def _wrong(problem: str, mend: str) -> TranscriptError:
    return TranscriptError(_FORM, 0, problem, mend)
