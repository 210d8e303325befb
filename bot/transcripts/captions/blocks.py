"""Captions as a file has them: each one's time and lines, and whatever stands around them.

WebVTT, SubRip and SubViewer differ in punctuation only. People and programs leave blank lines out, shorten arrows
and write full-width marks, so a caption is what follows a line that times it, however it is spaced.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.clock import CLOCK, SECONDS, clock_seconds
from bot.transcripts.written import OddLine

_TIME = rf"(?:{CLOCK}|{SECONDS})"
_TIMING = re.compile(
    rf"[ \t]*(?P<start>{_TIME})[ \t]*(?:-->[ \t]*(?P<end>{_TIME})"
    rf"|(?:->|--->|[–—―]>|[→⟶➔])[ \t]*(?P<till>{_TIME})[ \t]*$|,(?P<until>{CLOCK})[ \t]*$)",
    re.ASCII,
)
_ANY_TIMING = re.compile(rf"^{_TIMING.pattern}", re.ASCII | re.MULTILINE)
_WIDE = "０１２３４５６７８９：，．－＞\u3000"
_NARROW = str.maketrans(_WIDE, "0123456789:,.-> ")
_ANY_WIDE = re.compile(f"[{_WIDE}]")
_BROKEN = re.compile(r"\s*(?:\d|--+>|(?:NaN|undefined|null)\b).{0,300}", re.DOTALL)
_NO_NUMBER = re.compile(r"\s*(?:NaN|undefined|null)\b[^>]{0,40}-->")
_ARROW = "-->"
_INDEX = re.compile(r"\s*\d+\s*", re.ASCII)
_NO_WORDS = re.compile(r"[\W\d_]*|(?=\S*[\d/_-])\S+")
"""Identifiers that hold no word: numbers, and what programs make up, such as ``a1b2-c3/17-0``."""
_SPEAKING = re.compile(r"\s*\d+\s+\"(?P<name>[^\"]{1,100})\"(?:\s+\(\d+\))?\s*", re.ASCII)
"""An identifier that names who speaks: ``12 "Ada Lovelace" (4711)``."""
_NAMED = re.compile(r"\s*[\[(](?P<name>[^\[\]()]{1,100})[\])]\s*:?\s*")
"""Who speaks, after a caption's time: ``00:01.000 --> 00:04.000 [Ada Lovelace]``."""
_SETTINGS = re.compile(r"(?:\s+[A-Za-z][\w-]{0,20}:\S{1,50})*\s*")
"""How a caption is placed on the screen, after its time: ``align:start X1:10``."""
_MOST_MISSING = 10
"""By how much a caption's number may be above the last one's, if nothing but that tells it from a word."""
_COMMENT = re.compile(r"NOTE(?=\s|$)|(?:STYLE|REGION)\s*$")
_KINDS = {"NOTE": "a note in the file", "STYLE": "a style of the captions", "REGION": "a region of the captions"}
_UNREADABLE = "under a time that cannot be read"


class Caption(NamedTuple):
    """What is shown from ``start`` to ``end`` seconds: ``lines``, each with its number; ``line`` has the time.

    ``speaker`` is '' unless the caption's identifier names one.
    """

    line: int
    start: float
    end: float
    lines: Sequence[tuple[int, str]]
    speaker: str = ""


class Blocks(NamedTuple):
    """The captions of a file, the lines above them, and lines whose times cannot be read."""

    captions: Sequence[Caption]
    head: Sequence[str]
    odd_lines: Sequence[OddLine]


class _Timing(NamedTuple):
    """A line that times a caption, and what stands ``after``; without times where they cannot be read."""

    line: int
    start: float | None = None
    end: float | None = None
    after: str = ""


class _Region(NamedTuple):
    """A timing (None above the first) and the lines below it, up to the next, whose identifier is left away."""

    timing: _Timing | None
    lines: Sequence[tuple[int, str]]
    speaker: str


def has_timing(text: str) -> bool:
    """Say whether any line of ``text`` times a caption."""
    if _ANY_TIMING.search(text):
        return True
    return bool(_ANY_WIDE.search(text)) and _ANY_TIMING.search(text.translate(_NARROW)) is not None


def blocks_of(lines: Sequence[str], source: str, account: Account) -> Blocks:
    """Return the captions that ``lines`` hold; what is none of their words is put down in ``account``."""
    captions, head, odd_lines = list[Caption](), list[str](), list[OddLine]()
    for timing, below, speaker in _regions(lines, account):
        if timing is None:
            head = _read_head(below, account)
            continue
        said = list(_said(below, account))
        if _NO_NUMBER.match(lines[timing.line - 1]):
            # What a program wrote where it had no number; the words are as good as any.
            at = captions[-1].end if captions else 0.0
            captions.append(Caption(timing.line, at, at, said, speaker))
            problem = f"{lines[timing.line - 1].strip()[:60]} is no time; its words are put after those above"
            odd_lines.append(OddLine(source, timing.line, problem, "write it as 00:01:02.500 --> 00:01:05.000"))
        elif timing.start is None or timing.end is None:
            for number, line in said:
                account.leave_out(number, line.strip(), _UNREADABLE)
            problem = f"{lines[timing.line - 1].strip()[:60]} is no time; its caption is left out"
            odd_lines.append(OddLine(source, timing.line, problem, "write it as 00:01:02.500 --> 00:01:05.000"))
        else:
            captions.append(Caption(timing.line, timing.start, timing.end, said, speaker))
    return Blocks(captions, head, odd_lines)


def _timing_of(number: int, line: str) -> _Timing | None:
    narrow = line.translate(_NARROW) if _ANY_WIDE.search(line) else line
    found = _TIMING.match(narrow)
    if found is None:
        return _Timing(number) if _ARROW in narrow and _BROKEN.match(narrow) else None
    start = clock_seconds(found["start"])
    end = clock_seconds(found["end"] or found["till"] or found["until"])
    if start is None or end is None:
        return _Timing(number)
    return _Timing(number, start, end, line[found.end() :])


def _regions(lines: Sequence[str], account: Account) -> Iterator[_Region]:
    timing, speaker, index = None, "", 0
    below: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        following = _timing_of(number, line)
        if following is None:
            below.append((number, line))
            continue
        identifier = below.pop()[1] if below and _is_identifier(below, index, first=timing is None) else ""
        yield _Region(timing, below, speaker)
        named = _SPEAKING.fullmatch(identifier) or _NAMED.fullmatch(following.after)
        index = int(identifier) if len(identifier) < 9 and _INDEX.fullmatch(identifier) else index
        if not (_SPEAKING.fullmatch(identifier) or _NO_WORDS.fullmatch(identifier.strip())):
            account.leave_out(number - 1, identifier.strip(), "the name of a caption")
        if not (named or _SETTINGS.fullmatch(following.after)):
            account.leave_out(number, following.after.strip(), "after the time of a caption")
        timing, speaker, below = following, " ".join(named["name"].split()) if named else "", []
    yield _Region(timing, below, speaker)


def _is_identifier(below: Sequence[tuple[int, str]], index: int, *, first: bool) -> bool:
    """Say whether the last line of ``below``, right above a time, is the next caption's identifier."""
    line = below[-1][1]
    apart = len(below) > 1 and not below[-2][1].strip()
    if not line.strip() or line.startswith("WEBVTT"):
        return False
    if _INDEX.fullmatch(line):
        return apart or first or (len(line) < 9 and index < int(line) <= index + _MOST_MISSING)
    return apart or (first and len(below) == 1) or _SPEAKING.fullmatch(line) is not None


def _paragraphs(lines: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    paragraph: list[tuple[int, str]] = []
    for numbered in lines:
        if numbered[1].strip():
            paragraph.append(numbered)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _said(below: Sequence[tuple[int, str]], account: Account) -> Iterator[tuple[int, str]]:
    """Yield the lines of a caption, without the notes and styles that follow it."""
    directly = bool(below) and bool(below[0][1].strip())
    for number, paragraph in enumerate(_paragraphs(below)):
        comment = None if directly and not number else _COMMENT.match(paragraph[0][1])
        if comment:
            _leave_out(paragraph, _KINDS[comment.group().strip()], account)
        else:
            yield from paragraph


def _read_head(above: Sequence[tuple[int, str]], account: Account) -> list[str]:
    """Return the lines of the header; whatever else is above the first caption is put down as left out."""
    head: list[str] = []
    for paragraph in _paragraphs(above):
        if not head and paragraph[0][1].removeprefix("\ufeff").startswith("WEBVTT"):
            head = [line for _, line in paragraph]
        else:
            comment = _COMMENT.match(paragraph[0][1])
            why = _KINDS[comment.group().strip()] if comment else "above the first caption"
            _leave_out(paragraph, why, account)
    return head


def _leave_out(paragraph: Sequence[tuple[int, str]], why: str, account: Account) -> None:
    for number, line in paragraph:
        account.leave_out(number, line.strip(), why)
