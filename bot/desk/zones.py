"""Time zones as people name them: a place, a city, hours from UTC, or letters that stand for several places' time."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.desk.errors import UnknownTimeZone

_OFFSET = re.compile(r"(?:utc|gmt)?\s?(?P<sign>[+−–-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>00|30|45))?", re.IGNORECASE)
_FIXED = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>\d{1,2})")
_EARLIEST, _LATEST = -12, 14
"""Hours from UTC that there are zones for."""

_UTC = frozenset({"gmt", "utc", "z", "zulu", "utc+0", "gmt+0", "+0", "+00:00"})
_BETWEEN = {
    "+3:30": ("Asia/Tehran",),
    "+4:30": ("Asia/Kabul",),
    "+5:30": ("Asia/Kolkata", "Asia/Colombo"),
    "+5:45": ("Asia/Kathmandu",),
    "+6:30": ("Asia/Yangon",),
    "+9:30": ("Australia/Darwin", "Australia/Adelaide"),
    "+10:30": ("Australia/Lord_Howe",),
    "+12:45": ("Pacific/Chatham",),
    "-2:30": ("America/St_Johns",),
    "-3:30": ("America/St_Johns",),
    "-9:30": ("Pacific/Marquesas",),
}
"""Where clocks are a part of an hour off."""
_LETTERS = {
    ("et", "est", "edt", "eastern"): ("America/New_York", "America/Toronto"),
    ("ct", "cst", "cdt", "central"): ("America/Chicago", "America/Mexico_City", "Asia/Shanghai"),
    ("mt", "mst", "mdt", "mountain"): ("America/Denver", "America/Phoenix"),
    ("pt", "pst", "pdt", "pacific"): ("America/Los_Angeles", "America/Vancouver"),
    ("akst", "akdt"): ("America/Anchorage",),
    ("hst", "hdt"): ("Pacific/Honolulu",),
    ("ast", "adt"): ("America/Halifax", "America/Puerto_Rico"),
    ("nst", "ndt"): ("America/St_Johns",),
    ("brt", "brst"): ("America/Sao_Paulo",),
    ("art",): ("America/Argentina/Buenos_Aires",),
    ("bst",): ("Europe/London", "Asia/Dhaka"),
    ("uk",): ("Europe/London",),
    ("wet", "west"): ("Europe/Lisbon",),
    ("cet", "cest", "met", "mez", "mesz"): ("Europe/Paris", "Europe/Berlin", "Europe/Rome"),
    ("eet", "eest"): ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
    ("msk",): ("Europe/Moscow",),
    ("trt",): ("Europe/Istanbul",),
    ("wat",): ("Africa/Lagos",),
    ("cat",): ("Africa/Maputo", "Africa/Harare"),
    ("eat",): ("Africa/Nairobi",),
    ("sast",): ("Africa/Johannesburg",),
    ("gst",): ("Asia/Dubai",),
    ("pkt",): ("Asia/Karachi",),
    ("ist",): ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    ("ict",): ("Asia/Bangkok", "Asia/Ho_Chi_Minh"),
    ("wib",): ("Asia/Jakarta",),
    ("sgt",): ("Asia/Singapore",),
    ("pht",): ("Asia/Manila",),
    ("hkt",): ("Asia/Hong_Kong",),
    ("kst",): ("Asia/Seoul",),
    ("jst",): ("Asia/Tokyo",),
    ("awst",): ("Australia/Perth",),
    ("acst", "acdt"): ("Australia/Adelaide", "Australia/Darwin"),
    ("aest", "aedt", "aet"): ("Australia/Sydney", "Australia/Brisbane"),
    ("nzst", "nzdt", "nzt"): ("Pacific/Auckland",),
}
"""Letters that people write for a zone's time, and where most of them live; who writes them is asked which place is
meant, since clocks are not changed everywhere."""
_BY_LETTERS = {letters: zones for several, zones in _LETTERS.items() for letters in several}


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names of all time zones that name a place, and UTC, in order."""
    return tuple(sorted(name for name in available_timezones() if name == "UTC" or _names_a_place(name)))


def read_zone(name: str) -> str:
    """Return the time zone called ``name``, in whatever case; raises UnknownTimeZone with the nearest names.

    Whole hours from UTC are a zone, too; letters such as EST are none, as several places share them.
    """
    by_folded = {zone.casefold(): zone for zone in zone_names()}
    folded = name.strip().replace(" ", "_").casefold()
    if folded in by_folded:
        return by_folded[folded]
    cities = {zone.rpartition("/")[2]: zone for zone in by_folded}
    if folded in cities:
        return by_folded[cities[folded]]
    if folded in _UTC:
        return "UTC"
    if _FIXED.fullmatch(name.strip()):
        return name.strip()
    if offset := _OFFSET.fullmatch(name.strip()):
        return _fixed(name, offset)
    if meant := zones_of_letters(name):
        raise UnknownTimeZone(name, meant)
    near = [cities.get(match, match) for match in get_close_matches(folded, [*by_folded, *cities], n=3)]
    raise UnknownTimeZone(name, [by_folded[zone] for zone in dict.fromkeys(near)])


def zones_of_letters(letters: str) -> Sequence[str]:
    """Return the zones that may be meant by ``letters``, such as EST or "Eastern time"; none if it is none of those."""
    return _BY_LETTERS.get(letters.strip().casefold().removesuffix(" time"), ())


def shown_zone(zone: str) -> str:
    """Return ``zone`` as people read it: hours from UTC, whose names have the opposite sign (POSIX), as UTC+2."""
    found = _FIXED.fullmatch(zone)
    return f"UTC{'-' if found['sign'] == '+' else '+'}{found['hours']}" if found else zone


def _fixed(name: str, offset: re.Match[str]) -> str:
    sign, hours, minutes = "+" if offset["sign"] == "+" else "-", int(offset["hours"]), offset["minutes"] or "00"
    if minutes != "00":
        raise UnknownTimeZone(name, _BETWEEN.get(f"{sign}{hours}:{minutes}", ()))
    if not _EARLIEST <= int(f"{sign}{hours}") <= _LATEST:
        raise UnknownTimeZone(name, ())
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "UTC"


def _names_a_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith(("Etc/", "SystemV/", "posix/", "right/"))
