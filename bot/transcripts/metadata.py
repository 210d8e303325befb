"""``conversation.toml``: what a conversation is called, when it was published, where it plays.

Every setting may be left out::

    key = "lex-398"                  # what saved links hold; letters a-z, digits and hyphens, at most 24
    title = "First Interview in the Metaverse"
    series = "Lex Fridman Podcast"
    number = 398
    date = 2023-09-28
    length = "1:04:28"
    youtube = "MVYrJJNdrEg"          # the eleven characters after v=
    page = "https://example.org/transcript"

    [chapters]
    "0:52" = "Metaverse"

    [[players]]                      # other places that play it
    name = "Our site"
    address = "https://example.org/398?t={seconds}"
    offset = 12.5                    # seconds the talk is later there than in the transcript
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from bot.conversation.errors import BadTimecode, TranscriptError
from bot.conversation.model import Chapter, Player
from bot.conversation.timecode import parse_timecode

_KEY = re.compile(r"[a-z0-9-]{1,24}", re.ASCII)
_YOUTUBE = re.compile(r"[\w-]{11}", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+")
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_YOUTUBE_ADDRESS = "https://www.youtube.com/watch?v={id}&t={{seconds}}s"
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Metadata:
    """What ``conversation.toml`` says; None or empty where it says nothing. ``recorded`` is in seconds."""

    key: str | None = None
    title: str | None = None
    series: str | None = None
    number: int | None = None
    published: date | None = None
    recorded: float | None = None
    page: str | None = None
    chapters: tuple[Chapter, ...] = ()
    players: tuple[Player, ...] = ()


class _WrongValueError(Exception):
    """A value is not ``wanted``."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class _Setting(NamedTuple):
    """How a setting's value is read, and which part of ``Metadata`` it becomes."""

    becomes: str
    read: Callable[[Any], Any]


def read_metadata(text: str, source: str) -> Metadata:
    """Return what ``text`` says; ``source`` names the file. Raises TranscriptError, and nothing else."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _not_toml(error, source) from error
    values = {
        _known(name, text, source).becomes: _read(name, value, text, source) for name, value in table.items()
    }
    youtube = values.pop("youtube", ())
    return Metadata(**values | {"players": (*youtube, *values.get("players", ()))})


def _known(name: str, text: str, source: str) -> _Setting:
    if name not in _SETTINGS:
        mend = f"use one of {', '.join(sorted(_SETTINGS))}"
        raise TranscriptError(source, _line_of(name, text), f"there is no setting {name!r}", mend)
    return _SETTINGS[name]


def _read(name: str, value: Any, text: str, source: str) -> Any:
    try:
        return _SETTINGS[name].read(value)
    except _WrongValueError as wrong:
        problem = f"{name} cannot be {_shown(value)}"
        raise TranscriptError(source, _line_of(name, text), problem, f"write {wrong.wanted}") from wrong


def _not_toml(error: Exception, source: str) -> TranscriptError:
    message = str(error)
    found = _AT_LINE.search(message)
    problem = message[: found.start()] if found else message
    return TranscriptError(
        source,
        int(found[1]) if found else 0,
        f"this is not TOML ({problem[:_LONGEST_TEXT]})",
        'write each setting as name = "value"',
    )


def _line_of(name: str, text: str) -> int:
    """Return the line that sets ``name``; 0 if it cannot be told."""
    setting = re.compile(rf"\s*\[{{0,2}}\s*[\"']?{re.escape(name)}[\"']?\s*[\]=.]")
    return next((number for number, line in enumerate(text.split("\n"), 1) if setting.match(line)), 0)


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def _text(value: Any) -> str:
    if isinstance(value, str) and (tidied := " ".join(value.split())) and len(tidied) <= _LONGEST_TEXT:
        return tidied
    raise _WrongValueError(f'a text in quotes, at most {_LONGEST_TEXT} characters, such as "Metaverse"')


def _key(value: Any) -> str:
    if isinstance(value, str) and _KEY.fullmatch(value):
        return value
    raise _WrongValueError('1 to 24 of a-z, 0-9 and -, in quotes, such as "lex-398"')


def _number(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    raise _WrongValueError("a whole number without quotes, such as 398")


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise _WrongValueError("a day without quotes, such as 2023-09-28")


def _time(value: Any) -> float:
    if isinstance(value, str) and ":" in value:
        try:
            return parse_timecode(value)
        except BadTimecode:
            pass
    raise _WrongValueError('a time in quotes, such as "52:10" or "1:04:28"')


def _web_address(value: Any) -> str:
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return value
    raise _WrongValueError(
        'an address in quotes that begins with https://, such as "https://example.org/398"'
    )


def _youtube(value: Any) -> tuple[Player]:
    if isinstance(value, str) and _YOUTUBE.fullmatch(value):
        return (Player("YouTube", _YOUTUBE_ADDRESS.format(id=value)),)
    raise _WrongValueError(
        'the eleven characters after v= in the video\'s address, in quotes, such as "MVYrJJNdrEg"'
    )


def _chapters(value: Any) -> tuple[Chapter, ...]:
    if not isinstance(value, Mapping):
        raise _WrongValueError(
            '[chapters] on a line of its own and below it lines such as "0:52" = "Metaverse"'
        )
    chapters = [Chapter(_time(start), _text(title)) for start, title in value.items()]
    return tuple(sorted(chapters, key=lambda chapter: chapter.start))


def _players(value: Any) -> tuple[Player, ...]:
    if isinstance(value, list):
        return tuple(map(_player, value))
    raise _WrongValueError("[[players]] on a line of its own and below it name, address and offset")


def _player(value: Any) -> Player:
    if not isinstance(value, Mapping) or not {"name", "address"} <= value.keys() <= {
        "name",
        "address",
        "offset",
    }:
        raise _WrongValueError(
            "a name, an address and, if times differ there, an offset below each [[players]]"
        )
    return Player(_text(value["name"]), _play_address(value["address"]), _offset(value.get("offset", 0)))


def _play_address(value: Any) -> str:
    address = _web_address(value)
    before, placeholder, after = address.partition("{seconds}")
    if placeholder and not {"{", "}"} & {*before, *after}:
        return address
    raise _WrongValueError(
        'an address with {seconds} where the time goes, such as "https://example.org/398?t={seconds}"'
    )


def _offset(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 86_400:
        return float(value)
    raise _WrongValueError("an offset in seconds without quotes, such as 12.5")


_SETTINGS: Mapping[str, _Setting] = {
    "key": _Setting("key", _key),
    "title": _Setting("title", _text),
    "series": _Setting("series", _text),
    "number": _Setting("number", _number),
    "date": _Setting("published", _date),
    "length": _Setting("recorded", _time),
    "page": _Setting("page", _web_address),
    "youtube": _Setting("youtube", _youtube),
    "chapters": _Setting("chapters", _chapters),
    "players": _Setting("players", _players),
}
