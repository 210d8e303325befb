"""The values that ``conversation.toml`` may hold: each function returns one, or raises WrongValueError."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from bot.conversation.errors import BadTimecode
from bot.conversation.model import Chapter, Player
from bot.conversation.offsets import Anchor, AnchorsDisagree, offset_of
from bot.conversation.play_addresses import timed_address
from bot.conversation.timecode import parse_timecode

_KEY = re.compile(r"(?!own--|pod--)[a-z0-9-]{1,24}", re.ASCII)  # what servers have added, and episodes of feeds
_YOUTUBE = re.compile(r"[\w-]{11}", re.ASCII)
_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?(?:[/?#]\S*)?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_FILE = re.compile(r"[\w -][\w .-]{0,99}")
_IMAGES = (".png", ".jpg", ".jpeg", ".webp")
_LONGEST_ADDRESS = 500
"""Characters of an address; a button of Discord's takes 512. Anything but an address makes Discord refuse a message."""
_YOUTUBE_ADDRESS = "https://www.youtube.com/watch?v={id}&t={{seconds}}s"
_SECONDS = "{seconds}"
_LONGEST_TEXT = 200
PEOPLE = "people"
"""What ``made_by`` is set to where no machine wrote a transcript down, whatever its format says."""
_LARGEST_NUMBER = 10**9
_LARGEST_OFFSET = 24 * 60 * 60
_Value = TypeVar("_Value")


class WrongValueError(Exception):
    """``value``, set as ``name``, is not what is ``wanted``."""

    def __init__(self, value: object, wanted: str, name: str = "") -> None:
        super().__init__(wanted)
        self.value = value
        self.wanted = wanted
        self.name = name


def named(name: str, read: Callable[[Any], _Value], value: object) -> _Value:
    """Return what ``read`` makes of ``value``; if that is wrong, tell that it was set as ``name``."""
    try:
        return read(value)
    except WrongValueError as wrong:
        raise WrongValueError(wrong.value, wrong.wanted, wrong.name or name) from wrong


def shown(value: object) -> str:
    """Return ``value`` as a message shows it."""
    try:
        written = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists a thousand deep
        return "this"
    return written if len(written) <= 60 else f"{written[:59]}…"


def read_text(value: object) -> str:
    """Return a title or a name, on one line."""
    if isinstance(value, str) and (tidied := " ".join(value.split())) and len(tidied) <= _LONGEST_TEXT:
        return tidied
    raise WrongValueError(value, f'a text in quotes, at most {_LONGEST_TEXT} characters, such as "Metaverse"')


def read_maker(value: object) -> str:
    """Return the machine that wrote a transcript down; '' for ``"people"``."""
    name = read_text(value)
    return "" if name.casefold() == PEOPLE else name


def read_key(value: object) -> str:
    """Return the key of a conversation."""
    if isinstance(value, str) and _KEY.fullmatch(value):
        return value
    wanted = '1 to 24 of a-z, 0-9 and -, not beginning with own-- or pod--, in quotes, such as "lex-398"'
    raise WrongValueError(value, wanted)


def read_number(value: object) -> int:
    """Return the number of an episode."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST_NUMBER:
        return value
    raise WrongValueError(value, "a whole number without quotes, such as 398")


def read_day(value: object) -> date:
    """Return a day, without a time."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise WrongValueError(value, "a day without quotes, such as 2023-09-28")


def read_time(value: object) -> float:
    """Return a time within a recording, in seconds."""
    try:
        if isinstance(value, str) and ":" in value:
            return parse_timecode(value)
    except BadTimecode:
        pass
    raise WrongValueError(value, 'a time in quotes, such as "52:10" or "1:04:28"')


def read_address(value: object) -> str:
    """Return the address of a page."""
    if isinstance(value, str) and len(value) <= _LONGEST_ADDRESS and value.isprintable() and _ADDRESS.fullmatch(value):
        return value
    raise WrongValueError(value, 'an address in quotes, such as "https://example.org/398"')


def read_colour(value: object) -> int:
    """Return a colour as 0xRRGGBB."""
    if isinstance(value, str) and _COLOUR.fullmatch(value):
        return int(value.removeprefix("#"), 16)
    raise WrongValueError(value, 'red, green and blue in quotes, such as "#0b5fff"')


def read_image(value: object) -> str:
    """Return where a picture is: the address of one, or the name of a file in the same folder."""
    if isinstance(value, str) and value.lower().endswith(_IMAGES) and _FILE.fullmatch(value):
        return value
    try:
        return read_address(value)
    except WrongValueError as wrong:
        wanted = 'the name of a PNG, JPEG or WebP file beside it, such as "cover.jpg", or an address'
        raise WrongValueError(value, wanted) from wrong


def read_youtube(value: object) -> tuple[Player, ...]:
    """Return the player of a YouTube video's id."""
    if isinstance(value, str) and _YOUTUBE.fullmatch(value):
        return (Player("YouTube", _YOUTUBE_ADDRESS.format(id=value)),)
    raise WrongValueError(value, 'the 11 characters after v= in its address, in quotes, such as "MVYrJJNdrEg"')


def read_chapters(value: object) -> tuple[Chapter, ...]:
    """Return the chapters, in order of time."""
    if not isinstance(value, Mapping):
        raise WrongValueError(value, '[chapters] on a line of its own, below it lines like "0:52" = "Metaverse"')
    chapters = (
        Chapter(named(start, read_time, start), named(start, read_text, title)) for start, title in value.items()
    )
    return tuple(sorted(chapters, key=lambda chapter: chapter.start))


def read_speakers(value: object) -> Mapping[str, str]:
    """Return people's names by what a transcript calls them."""
    if not isinstance(value, Mapping):
        raise WrongValueError(
            value, '[speakers] on a line of its own, below it lines like "Speaker 1" = "Ada Lovelace"'
        )
    return {" ".join(alias.split()): named(alias, read_text, name) for alias, name in value.items()}


def read_players(value: object) -> tuple[Player, ...]:
    """Return the players described one by one."""
    if isinstance(value, list):
        return tuple(map(_player, value))
    raise WrongValueError(value, "[[players]] on a line of its own, below it name, address and offset")


def _player(value: object) -> Player:
    needed, known = {"name", "address"}, {"name", "address", "offset", "anchors"}
    if not isinstance(value, Mapping) or not needed <= value.keys() <= known or {"offset", "anchors"} <= value.keys():
        raise WrongValueError(value, "name, address and, where times differ, offset or anchors below each [[players]]")
    estimated = "anchors" in value
    return Player(
        named("name", read_text, value["name"]),
        named("address", _play_address, value["address"]),
        read_offset(value),
        approximate=estimated,
    )


def read_offset(value: Mapping[str, object]) -> float:
    """Return by how many seconds something is later, as its ``offset`` or ``anchors`` tell; 0 without either."""
    if "anchors" in value:
        return named("anchors", _estimated, value["anchors"])
    return named("offset", _offset, value.get("offset", 0))


def _estimated(value: object) -> float:
    if not isinstance(value, Mapping) or not value:
        raise WrongValueError(value, 'times here and there, such as { "1:02" = "1:32", "59:10" = "59:41" }')
    try:
        offset = offset_of([Anchor(named(h, read_time, h), named(h, read_time, there)) for h, there in value.items()])
    except AnchorsDisagree as disagree:
        raise WrongValueError(value, f"anchors that agree: {disagree}") from disagree
    return _offset(offset.seconds)


def _play_address(value: object) -> str:
    address = timed_address(read_address(value))
    before, seconds, after = address.partition(_SECONDS)
    if seconds and not {"{", "}"} & {*before, *after} and len(address) <= _LONGEST_ADDRESS:
        return address
    raise WrongValueError(value, f'{_SECONDS} where the time goes, such as "https://example.org/398?t={_SECONDS}"')


def _offset(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST_OFFSET:
        return float(value)
    raise WrongValueError(value, "seconds without quotes, at most a day, such as 12.5")
