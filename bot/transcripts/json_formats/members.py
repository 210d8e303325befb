"""The members that transcripts in JSON have in common: times, speakers, texts, however programs write them."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from bot.conversation.errors import TranscriptError
from bot.transcripts.clock import clock_seconds
from bot.transcripts.written import UNKNOWN_SPEAKER

TICKS = 10_000_000
"""Ticks in a second, in which Microsoft's programs count."""
_LOOKED_AT = 50
"""Elements of a list from which its format is told."""

_DURATION = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?", re.ASCII)
_NUMBER = re.compile(r"(\d{1,12}(?:\.\d{1,20})?)s?", re.ASCII)
_FRAMES = re.compile(r"(\d{1,3}:\d{2}:\d{2})[:;](\d{2})", re.ASCII)
_FRAME_RATE = 30
"""Frames a second, where an editing program counts them and does not tell: at 24 the times are a fifth of one off."""
_UNKNOWN = frozenset({"", "-1", "none", "null", "speaker_unknown", "unknown", "unknown speaker", "uu"})

_Parsed = TypeVar("_Parsed")


def _seconds(value: object) -> object:
    """Return the seconds that ``value`` is: ``1.2``, ``"1.2s"``, ``"00:01.2"``, ``"PT1.2S"``, seconds and nanos."""
    if isinstance(value, dict) and value.keys() <= {"seconds", "nanos"}:
        whole, nanos = _seconds(value.get("seconds", 0)), value.get("nanos", 0)
        simple = isinstance(whole, int | float) and isinstance(nanos, int) and abs(nanos) < 10**9
        return whole + nanos / 10**9 if simple and isinstance(whole, int | float) else value
    if not isinstance(value, str):
        return value
    written = value.strip()
    if found := _NUMBER.fullmatch(written):
        return float(found[1])
    if written != "PT" and (found := _DURATION.fullmatch(written)):
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return hours * 3600 + minutes * 60 + seconds
    clock, frames = written.strip("[]()"), 0.0
    if found := _FRAMES.fullmatch(clock):
        clock, frames = found[1], int(found[2]) / _FRAME_RATE
    read = clock_seconds(clock)
    return value if read is None else read + frames


def seconds_of(written: str) -> float | None:
    """Return the seconds that ``written`` is, in any form that formats have for it; None if it is no time."""
    read = _seconds(written)
    return float(read) if isinstance(read, int | float) else None


def _name(speaker: object) -> object:
    """Return what people are called; by programs that number them, as others write it."""
    if isinstance(speaker, dict):
        speaker = next((speaker[key] for key in ("name", "label", "id") if speaker.get(key) is not None), None)
    if speaker is None or isinstance(speaker, bool):
        return None
    if isinstance(speaker, int | str) and str(speaker).strip().casefold() in _UNKNOWN:
        return UNKNOWN_SPEAKER if str(speaker).strip() else None
    return f"SPEAKER_{speaker}" if isinstance(speaker, int) or str(speaker).isdecimal() else speaker


def _name_if_told(speaker: object) -> object:
    name = _name(speaker)
    return name if name and not (isinstance(name, str) and not name.strip()) else UNKNOWN_SPEAKER


def first_known(*speakers: str | None) -> str:
    """Return the first of ``speakers`` who is named; if none is, that nobody knows, where one says so, else ''."""
    told = [speaker for speaker in speakers if speaker]
    return next((speaker for speaker in told if speaker != UNKNOWN_SPEAKER), told[0] if told else "")


def _text(value: object) -> object:
    return "" if value is None else value


Seconds = Annotated[float, Field(ge=0, le=10**9, allow_inf_nan=False), BeforeValidator(_seconds)]
"""A time in seconds, as a number, a clock's time, or in the forms that Google and Microsoft have for it."""
Milliseconds = Annotated[float, Field(ge=0, le=10**12, allow_inf_nan=False)]
"""A time in thousandths of a second."""
Ticks = Annotated[float, Field(ge=0, le=10**16, allow_inf_nan=False)]
"""A time in ten-millionths of a second."""
Speaker = Annotated[str | None, BeforeValidator(_name)]
"""Who speaks: a name, a label or a number; None where nobody is named."""
SaidBy = Annotated[str | None, BeforeValidator(_name_if_told)]
"""Who says a whole segment: as ``Speaker``, but a member that is there and empty says that nobody knows."""
Text = Annotated[str, BeforeValidator(_text)]
"""What is said; null is nothing."""


def validated(adapter: TypeAdapter[_Parsed], value: object, format_name: str, source: str) -> _Parsed:
    """Return ``value`` as ``adapter`` has it; raises TranscriptError naming the member that is wrong."""
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:80]
        problem = f"this is JSON of {format_name}, but {place}: {first['msg']}"[:300]
        raise TranscriptError(source, 0, problem, "correct that member, or give captions or text") from error


def within(value: object, *path: str) -> Any:
    """Return the member of ``value`` that ``path`` leads to through objects; None if there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def lists(value: object, *names: str) -> bool:
    """Say whether ``value`` is a list that begins with objects, one of which has a member of each of ``names``."""
    if not isinstance(value, list):
        return False
    there = {name for element in value[:_LOOKED_AT] if isinstance(element, dict) for name in element}
    return bool(there) and there.issuperset(names)


def names_in(*tables: object) -> Mapping[str, str]:
    """Return people's names by their labels, from tables beside what is said: objects, or lists of them."""
    names: dict[str, str] = {}
    for table in tables:
        rows = table.items() if isinstance(table, dict) else _rows(table)
        for label, name in rows:
            key = _name(label)
            if isinstance(name, dict):
                name = name.get("name")
            if isinstance(name, str) and isinstance(key, str) and name.strip():
                names[" ".join(key.split())] = " ".join(name.split())
    return names


def _rows(table: object) -> list[tuple[object, object]]:
    rows = [row for row in table if isinstance(row, dict)] if isinstance(table, list) else []
    return [(row.get("id", row.get("label", row.get("speaker"))), row.get("name")) for row in rows]
