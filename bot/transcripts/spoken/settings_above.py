"""The settings between two lines of dashes that Markdown files may begin with."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.folder.metadata_values import PEOPLE
from bot.transcripts.speakers.label_words import is_name_like
from bot.transcripts.spoken.rows import Row

_FENCES = ("---", "+++")
_MOST = 5_000
"""Lines that settings may have, if no talk stands in them."""
_LONGEST = 80
"""Characters a name may have."""
_KEY = re.compile(r"(?P<indent>\s{0,20})(?:- )?(?P<key>[\w-]{1,40})\s?:\s?(?P<value>.*)")
_BLOCK = re.compile(r"[|>][+-]?\d?")
_SPEAKERS = frozenset({"speaker", "speakers", "presenter", "presenters"})
_TOP = 15
"""Rows among which one may tell who speaks."""
_SPEAKER = re.compile(
    r"(?:[-*•] )?[*_]{0,3}(?:Speaker|Presenter|Presented by|Talk by)[*_]{0,3}\s?:[*_]{0,3} (?P<name>[^,;:]{3,60})", re.I
)
_MEMBER = re.compile(r"\s{0,8}(?P<item>- )?\s{0,4}(?P<key>line|text|header|sec|time|who|speaker):\s?")
_TALK = 30
"""Words below settings from which the talk stands there, not in them."""
_MAKER = re.compile(r"made_by\s?:\s?(?P<maker>.{1,100})")
_WHY = "settings above the talk"


class Matter(NamedTuple):
    """The lines of the talk, each with its number, the speakers the settings list, and the machine that heard it."""

    lines: Sequence[tuple[int, str]]
    people: Sequence[str] = ()
    made_by: str | None = None


def without_front_matter(lines: Sequence[str], account: Account) -> Matter:
    """Return the talk in ``lines`` without the settings above it; these are put down.

    Where no talk stands below but one does in the settings, as ``transcript: |`` has it, that one is returned.
    """
    numbered = list(enumerate(lines, 1))
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fence = lines[first].strip() if lines else ""
    if fence not in _FENCES:
        return Matter(numbered)
    last = next((at for at in range(first + 1, len(lines)) if lines[at].rstrip() == fence), None)
    if last is None:
        last = len(lines)
    settings, body = numbered[first + 1 : last], numbered[last + 1 :]
    listed, of_listed = _talk_listed(settings)
    if _words(listed) > _words(body):
        _put_down([line for line in settings if line[0] not in of_listed] + body, account)
        return Matter(listed, _people(settings))
    within = _talk_within(settings)
    if within and _words(body) < _TALK and _words(within) > _words(body):
        kept = {number for number, _ in within}
        _put_down([line for line in settings if line[0] not in kept] + body, account)
        return Matter(within, _people(settings))
    if last == len(lines) or len(settings) > _MOST or not any(_KEY.match(line) for _, line in settings):
        return Matter(numbered)
    _put_down(settings, account)
    return Matter(body, _people(settings), _maker(settings))


def with_speaker_told(rows: Sequence[Row], people: Sequence[str], account: Account) -> tuple[list[Row], Sequence[str]]:
    """Return ``rows`` without a line near the top that tells who speaks, which is put down, and all such ``people``."""
    for number, row in enumerate(rows[:_TOP]):
        told = _SPEAKER.fullmatch(row.text[:200])
        if told and row.head is None and not people and is_name_like(told["name"].strip("*_ ")):
            account.leave_out(row.number, row.text, "tells who speaks")
            return [*rows[:number], *rows[number + 1 :]], (told["name"].strip("*_ "),)
    return list(rows), people


def _maker(settings: Sequence[tuple[int, str]]) -> str | None:
    """Return the machine that ``made_by`` says wrote the talk down; None if it names none."""
    found = next((found for _, line in settings if (found := _MAKER.fullmatch(line[:200]))), None)
    maker = found["maker"].strip(" \t\"'") if found else ""
    return maker if maker and maker.lower() != PEOPLE else None


def _put_down(lines: Sequence[tuple[int, str]], account: Account) -> None:
    for number, line in lines:
        if line.strip() and line.strip() not in _FENCES:
            account.leave_out(number, " ".join(line.split()), _WHY)


def _words(lines: Sequence[tuple[int, str]]) -> int:
    return sum(len(line.split()) for _, line in lines)


def _talk_within(settings: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """Return the lines of the longest text that is written over several lines in ``settings``."""
    longest: Sequence[tuple[int, str]] = ()
    at = 0
    while at < len(settings):
        key = _KEY.match(settings[at][1][:200])
        at += 1
        if not key or not _BLOCK.fullmatch(key["value"].strip()):
            continue
        begin, indent = at, len(key["indent"])
        while at < len(settings) and _belongs(settings[at][1], indent):
            at += 1
        if _words(settings[begin:at]) > _words(longest):
            longest = settings[begin:at]
    return longest


def _talk_listed(settings: Sequence[tuple[int, str]]) -> tuple[Sequence[tuple[int, str]], Collection[int]]:
    """Return the talk that ``settings`` list by "line", "time" and "who", and the lines it is on."""
    pieces, members = list[tuple[int, dict[str, str]]](), dict[str, str]()
    member, on = "", set[int]()
    for number, line in settings:
        found = _MEMBER.match(line[:40])
        if found:
            if found["item"]:
                members = {}
                pieces.append((number, members))
            member = found["key"]
            members[member] = line[found.end() :].strip()
        elif member and line.startswith("  ") and not _KEY.match(line[:200].lstrip()):
            members[member] = f"{members[member]} {line.strip()}"
        else:
            member = ""
            continue
        on.add(number)
    return [(number, text) for number, one in pieces if (text := _piece(one))], on


def _piece(members: Mapping[str, str]) -> str:
    if header := _plain(members.get("header", "")):
        return f"## {header}"
    said = _plain(members.get("line") or members.get("text") or "")
    clock, who = _plain(members.get("time", "")), _plain(members.get("who") or members.get("speaker") or "")
    head = f"{who} ({clock})" if who and clock else f"({clock})" if clock else f"{who}:" if who else ""
    return f"{head} {said}".strip() if said else ""


def _plain(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return value


def _belongs(line: str, indent: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip()) > indent


def _people(settings: Sequence[tuple[int, str]]) -> Sequence[str]:
    """Return the speakers whom ``settings`` list."""
    names, within = list[str](), False
    for _, line in settings:
        key = _KEY.match(line[:200])
        item = line.strip()
        if key and not item.startswith("- "):
            within = key["key"].lower() in _SPEAKERS
            if within and key["value"].strip():
                names += re.split(r"\s*(?:,|;| and )\s*", key["value"].strip(" []"))
        elif within and item.startswith("- "):
            names.append(item[2:].split("name:")[-1])
    told = [name.strip(" '\"") for name in names]
    return [name for name in told if 0 < len(name) <= _LONGEST]
