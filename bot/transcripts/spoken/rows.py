"""The lines of a spoken text with what marks each of them, as the whole file tells what is a mark.

A name before a time, or after it, and a time that nothing marks are only that where the file has them all through.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.clock import CLOCK, clock_seconds
from bot.transcripts.speakers.label_candidates import Form, candidate_of
from bot.transcripts.speakers.label_words import goes_on, is_name_like, names_nobody, tells_role
from bot.transcripts.speakers.numbered_names import is_numbered
from bot.transcripts.speakers.shown_names import base_name
from bot.transcripts.spoken.line_marks import without_marks
from bot.transcripts.spoken.lines import HEAD, Bare, Head, bare_time, head_of, is_name

_NO_WORDS = re.compile(
    rf"(?:\d{{1,3}} hours?,? ?)?(?:\d{{1,2}} minutes?,? ?)?\d{{1,2}} seconds?(?: ?{CLOCK})?", re.ASCII
)
"""A time again for those who hear it read out, as programs write it between the words."""
_TITLE_TIME = re.compile(rf"\s[\[(](?P<clock>{CLOCK})(?:\s?(?:-->|--?|–|—)\s?{CLOCK})?[\])]$", re.ASCII)
_READ_OUT = re.compile(
    r"(?P<name>\S.{0,80}?) (?P<time>(?:\d{1,3} hours? ?)?(?:\d{1,2} minutes? )?\d{1,2} seconds?)", re.ASCII
)
_IN_UNITS = re.compile(r"(?:\d{1,3}\s?[^\W\d]{1,12}\.?,?\s?(?:[^\W\d]{1,3}\s)?){1,3}")
"""The same in any language: "1 Minute und 3 Sekunden"."""
_DIGIT = re.compile("[0-9]")
_MOSTLY = 0.8
_COVERED = 0.7
"""The share of lines with a time from which whatever short stands before one is a name."""
_FEWEST_BARE = 3
"""Lines that must begin with a time that nothing marks, and be a third of all, to be taken for times."""
_SURELY = 12
"""Lines that must begin with a time of hours, minutes and seconds to be taken for times however few they are."""
_MANY = 6
"""Names from which their recurring tells that they are names."""


class Row(NamedTuple):
    """A line that holds anything: its ``number``, its text, and the head that it begins with, if any.

    ``piece`` when its time is one of many that cut what is said into pieces, ``end`` when the piece ends, if told;
    ``titled`` when it is written as a heading, whatever it is.
    """

    number: int
    text: str
    head: Head | None
    heading: bool = False
    end: str = ""
    piece: bool = False
    titled: bool = False


def rows_of(lines: Iterable[tuple[int, str]], account: Account) -> list[Row]:
    """Return the rows that numbered ``lines`` are; what only repeats a time or rules a line is put down."""
    rows = [row for number, line in lines if line and (row := _row(number, line, account))]
    rows = _with_bare_times(_names_before(rows))
    return _names_after(_without_read_out(rows, account))


def _row(number: int, line: str, account: Account) -> Row | None:
    if not line[0].isalnum():
        line = without_marks(number, line, account)
    return _marked(number, line, account) if line else None


def _marked(number: int, line: str, account: Account) -> Row | None:
    if not line.startswith("#") and not _DIGIT.search(line, 0, HEAD):
        return Row(number, line, None)
    if _NO_WORDS.fullmatch(line[:60]):
        account.notice(number, line, "a time read out", kind="read out")
        return None
    if line.startswith("#") and line.lstrip("#").startswith(" "):
        title = line.lstrip("# ").strip()
        head = head_of(title) or _titled(title)
        if head is None and (bare := bare_time(title)):
            head = Head("", bare.start, bare.text, alone=False)
        if head and not head.alone and not head.speaker:
            return Row(number, head.text, head._replace(text=""), heading=True)
        return Row(number, title, head, heading=head is None, titled=True)
    if len(line) < 130 and (found := _READ_OUT.fullmatch(line)) and is_name_like(found["name"]):
        return Row(number, line, Head(found["name"], _clock(found["time"]), "", alone=False))
    return Row(number, line, head_of(line))


def _titled(title: str) -> Head | None:
    """Return the head that the time at the end of ``title`` is: ``What is steam? [02:56 - 05:10]``."""
    found = _TITLE_TIME.search(title[:300])
    return Head(title[: found.start()].rstrip(" -–—|·:"), found["clock"], "", alone=False) if found else None


def _clock(spoken: str) -> str:
    """Return the time ``spoken`` as hours, minutes and seconds, as a clock."""
    found = dict[str, str]()
    for number, unit in re.findall(r"(\d{1,3}) ([hms])", spoken):
        found[unit] = number
    return f"{found.get('h', '0')}:{found.get('m', '0')}:{found['s']}"


def _without_read_out(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` without times read out in other languages below those alone: "3 Sekunden" below 0:03."""
    told = {
        number
        for number, (before, row) in enumerate(pairwise(rows), 1)
        if before.head and before.head.alone and not row.head and _reads_out(before.head.clock, row.text)
    }
    if len(told) < _FEWEST_BARE:
        return list(rows)
    for number in sorted(told):
        account.notice(rows[number].number, rows[number].text, "a time read out", kind="read out")
    return [row for number, row in enumerate(rows) if number not in told]


def _reads_out(clock: str, text: str) -> bool:
    if len(text) > 60 or not _IN_UNITS.fullmatch(text):
        return False
    told, numbers = re.findall(r"\d{1,3}", text), re.findall(r"\d{1,3}", clock)
    return [int(number) for number in numbers if int(number)] == [int(number) for number in told if int(number)]


def _names_before(rows: Sequence[Row]) -> list[Row]:
    """Return ``rows`` where what stands before a time begins nothing unless it is a name by the whole file."""
    named = Counter(row.head.speaker for row in rows if row.head and row.head.speaker)
    covered = sum(row.head is not None for row in rows) >= _COVERED * len(rows)
    return [
        _unnamed(row, row.head)
        if row.head and row.head.speaker and not (_is_speaker(row.head, named, covered) and not _heads(row, below))
        else row
        for row, below in zip_longest(rows, rows[1:])
    ]


def _heads(row: Row, below: Row | None) -> bool:
    """Say whether ``row`` is a title: a heading with a time right above somebody who is named."""
    if not row.titled or below is None or below.head or (row.head and row.head.text):
        return False
    found = candidate_of(below.text)
    return found is not None and found.form in {Form.COLON, Form.BOLD} and bool(found.text)


def _unnamed(row: Row, head: Head) -> Row:
    """Return ``row`` where nobody is named before the time: a heading keeps it, in other lines it is words."""
    if row.titled and not head.text:
        return row._replace(text=head.speaker, head=head._replace(speaker=""), heading=True)
    return row._replace(head=None)


def _is_speaker(head: Head, named: Counter[str], covered: bool) -> bool:
    base = base_name(head.speaker)
    if goes_on(base):
        return False
    if tells_role(base) or is_numbered(head.speaker):
        return True
    if names_nobody(base) and len(base.split()) < 3:
        return covered
    return covered or is_name_like(base) or named[head.speaker] > 1


def _with_bare_times(rows: list[Row]) -> list[Row]:
    """Return ``rows`` with times that nothing marks, if so many begin with one that these are of what is said."""
    bare = {
        number: found
        for number, row in enumerate(rows)
        if row.head is None and not row.heading and row.text[0] in "[(0123456789" and (found := bare_time(row.text))
    }
    if not _are_surely_times(bare, rows):
        named = any(row.head and row.head.speaker for row in rows)
        if named or len(bare) < _FEWEST_BARE or 3 * len(bare) < len(rows):
            return rows
    return [
        row._replace(head=Head("", found.start, found.text, alone=False), end=found.end, piece=True)
        if (found := bare.get(number))
        else row
        for number, row in enumerate(rows)
    ]


def _are_surely_times(bare: Mapping[int, Bare], rows: Sequence[Row]) -> bool:
    """Say whether ``bare`` times are hours, minutes and seconds that rise, and many, whatever else is in ``rows``."""
    starts = [clock_seconds(found.start) for found in bare.values() if found.start.count(":") == 2]
    told = [start for start in starts if start is not None]
    named = sum(bool(row.head and row.head.speaker) for row in rows)
    rising = sum(before <= start for before, start in pairwise(told))
    return len(told) >= max(_SURELY, 2 * named, _MOSTLY * len(bare)) and rising >= 0.95 * (len(told) - 1)


def _names_after(rows: Sequence[Row]) -> list[Row]:
    """Return ``rows`` with the speakers who are named alone after times, what they say below; if the file does so."""
    found = dict(_named_after(rows))
    timed = sum(row.head is not None and not row.head.speaker for row in rows)
    names = [name for name, _ in found.values()]
    if len(names) < 2 or 2 * len(names) < timed or not _recur(names):
        return list(rows)
    gone = {place for _, place in found.values()}
    return [
        row._replace(head=row.head._replace(speaker=found[number][0], text="", alone=False))
        if number in found and row.head
        else row
        for number, row in enumerate(rows)
        if number not in gone
    ]


def _named_after(rows: Sequence[Row]) -> Iterator[tuple[int, tuple[str, int]]]:
    """Yield the places of times with the name after each, and where that stands if on a row of its own, else -1."""
    for number, row in enumerate(rows):
        if row.head is None or row.head.speaker or row.head.until:
            continue
        place = number + 1 if row.head.alone else -1
        beside = rows[number + 1 : number + 3] if row.head.alone else rows[number : number + 2]
        if len(beside) < 2 or beside[1].head or beside[1].heading or (row.head.alone and beside[0].head):
            continue
        name = (beside[0].text if row.head.alone else row.head.text).strip("*_ ").rstrip(":： ")
        if is_name(name) and len(name) <= 60 and not candidate_of(f"{name}") and not names_nobody(name):
            yield number, (name, place)


def _recur(names: Sequence[str]) -> bool:
    likely = sum(is_name_like(base_name(name)) or tells_role(name) for name in names)
    counts = Counter(names)
    if len(names) < _MANY:
        return likely == len(names)
    return 2 * len(counts) <= len(names) and likely >= _MOSTLY * len(names)
