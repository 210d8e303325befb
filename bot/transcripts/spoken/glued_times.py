"""YouTube's page as it is pasted without its line breaks: ``0:1111 secondsIt was`` for 0:11, "11 seconds", "It was".

The time is read out after it for those who hear the page. Its numbers are those of the time, in any language; where
its last word ends and what is said begins, only all lines together tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.transcripts.accounts import Account

_FEWEST = 3
"""Times with their numbers again from which a file is pasted so."""
_UNIT = r"[^\W\d_]{1,14}"
_GLUED = re.compile(
    rf"(?<![\d:])(?P<clock>(?:\d{{1,2}}:)?\d{{1,2}}:\d{{2}})\s?"
    rf"(?P<larger>(?:\d{{1,2}}\s?{_UNIT},?\s(?:[^\W\d_]{{1,4}}\s)?){{0,2}})(?P<last>\d{{1,2}})\s?(?=[^\W\d_])"
)
_MAYBE = re.compile(r"\d:\d\d\s?\d")
"""What every such time holds, found faster."""
_START = re.compile(r"(?:0:)?0?0:00\s?(?=\S)")
_LARGER = re.compile(rf"\d{{1,2}}\s?(?P<unit>{_UNIT})")
_LETTERS = re.compile(r"[^\W\d_]{1,14}")
_MOSTLY = 0.9
_LANGUAGES = (
    "second seconds minute minutes hour hours",
    "seconde secondes minute minutes heure heures",
    "Sekunde Sekunden Minute Minuten Stunde Stunden",
    "segundo segundos minuto minutos hora horas",
    "secondo secondi minuto minuti ora ore",
    "seconde seconden minuut minuten uur uur",
    "sekund sekunder minut minuter timme timmar",
    "секунда секунд минута минут час часов",
    "秒 秒 分 分 時間 時間",
    "초 초 분 분 시간 시간",
)
"""One and many of each unit in a language, for files too short to tell, and where what is said goes on with an "s"."""


class _Glued(NamedTuple):
    """A time, where it begins and where what follows its last number does, and whether that is of seconds."""

    clock: str
    begin: int
    tail: int
    one: bool
    seconds: bool


def unglued(lines: Sequence[tuple[int, str]], account: Account) -> list[tuple[int, str]]:
    """Return numbered ``lines`` with each time on a line of its own and what is said below, if they are pasted so."""
    found = {place: list(_glued(line)) for place, (_, line) in enumerate(lines) if _MAYBE.search(line)}
    if sum(map(len, found.values())) < _FEWEST:
        return list(lines)
    units = _units([(lines[place][1], one) for place, ones in found.items() for one in ones])
    language = max(_LANGUAGES, key=lambda words: sum(_words_read(lines, found, words)))
    apart = list[tuple[int, str]]()
    for place, (number, line) in enumerate(lines):
        apart += _apart(number, line, found.get(place, []), (language, units), account)
    return apart


def _words_read(
    lines: Sequence[tuple[int, str]], found: Mapping[int, Sequence[_Glued]], language: str
) -> Iterator[int]:
    """Yield how long the word is with which each time ends in ``language``, 0 where it is in another."""
    for place, ones in found.items():
        yield from (len(_unit(lines[place][1], one, language)) for one in ones)


def _unit(line: str, one: _Glued, language: str) -> str:
    words = language.split()[not one.one :: 2]
    return next((word for word in words if line.startswith(word, one.tail)), "")


def _glued(line: str) -> Iterator[_Glued]:
    for found in _GLUED.finditer(line):
        parts = [int(part) for part in found["clock"].split(":")]
        told = [int(part) for part in re.findall(r"\d{1,2}", found["larger"])] + [int(found["last"])]
        if [part for part in parts if part] == [part for part in told if part]:
            yield _Glued(found["clock"], found.start(), found.end(), int(found["last"]) == 1, bool(parts[-1]))


def _units(found: Sequence[tuple[str, _Glued]]) -> Sequence[str]:
    """Return the words that times are read out with, longest first: what stands before most of what is said."""
    units = Counter[str]()
    for line, one in found:
        units.update(match["unit"] for match in _LARGER.finditer(line, one.begin + len(one.clock), one.tail))
    for singular in (False, True):
        words = [
            match.group()
            for line, one in found
            if one.seconds and one.one == singular and (match := _LETTERS.match(line, one.tail))
        ]
        if len(words) >= _FEWEST:
            units[_beginning(words)] += 1
    known = set(units) - {""}
    stems = {unit[:-1] for unit in known if len(unit) > 3}
    return sorted(known | stems, key=len, reverse=True)


def _beginning(words: Sequence[str]) -> str:
    """Return the longest beginning that nearly all ``words`` have."""
    beginning = ""
    for length in range(1, 15):
        [(longer, count)] = Counter(word[:length] for word in words).most_common(1)
        if count < _MOSTLY * len(words) or len(longer) < length:
            break
        beginning = longer
    return beginning


def _apart(
    number: int, line: str, found: Sequence[_Glued], read_out: tuple[str, Sequence[str]], account: Account
) -> Iterator[tuple[int, str]]:
    at = 0
    if start := _START.match(line):
        yield number, line[: start.end()].strip()
        at = start.end()
    for one in found:
        language, units = read_out
        unit = _unit(line, one, language) or next((unit for unit in units if line.startswith(unit, one.tail)), "")
        if not unit or one.begin < at:
            continue
        if before := line[at : one.begin].strip():
            yield number, before
        at = one.tail + len(unit)
        account.notice(number, line[one.begin + len(one.clock) : at].strip(), "a time read out", kind="read out")
        yield number, one.clock
    if rest := line[at:].strip():
        yield number, rest
