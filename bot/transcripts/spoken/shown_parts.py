"""Parts of a text that nobody says: what stands between fences, and lists under headings such as "Attendees"."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from bot.transcripts.accounts import Account
from bot.transcripts.speakers.label_candidates import Form, candidate_of
from bot.transcripts.spoken.rows import Row

_FENCE = re.compile(r"(?:```|~~~)[\w .-]{0,40}")
_LISTS = re.compile(
    r"(?:(?:zoom|meeting|google meet|teams|video) )?(?:chat|chat log|chat transcript|attendees|attendance|participants"
    r"|action items|show notes|links|resources|references|related links|further reading|agenda)(?: and links)?:?",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"(?:(?:full|complete|episode|raw|video|interview|the|meeting|timestamped|timed) )*transcript(?:ion)?"
    r"(?: \([^()]{1,40}\)| with (?:timestamps|times))?"
    r"|transcripción(?: completa)?|transkript(?:ion)?|transcrição|trascrizione"
    r"|逐字稿|文字起こし|文字稿|转录|轉錄|녹취록",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s{0,9}(?:[-*+•]|\d{1,3}[.)])\s")
_PUBLISHED = re.compile(r"\d.*\d|www\.|\w@\w|https?:")
_HEADS_LIST = re.compile(r"[^:：]{1,60}[:：]|(?P<marks>\*\*|__)[^:：*_]{1,60}(?P=marks)|\*\*[^*]{1,60}:\*\*")
"""A line that only tells what the list below it holds."""
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.? [^\W\d_a-z][^.?!:：;,]{1,90}[^.?!:：;,\s]")
"""A line such as ``4.1 Review of the draft``."""
_REST = 12
"""Words at most in the rest of an item."""
_FEWEST_ITEMS = 3
_ENOUGH = 150
"""Words below a heading that says so from which the talk is there."""
_AT_MOST = 0.5
"""The share of a file that such parts may be; what is more is the talk."""


def without_fenced(lines: Sequence[tuple[int, str]], account: Account) -> list[tuple[int, str]]:
    """Return numbered ``lines`` without what stands between fences, unless the talk does; it is put down."""
    kept, fenced, within = list[tuple[int, str]](), list[tuple[int, str]](), False
    for number, line in lines:
        if _FENCE.fullmatch(line[:50]):
            within = not within
        else:
            (fenced if within else kept).append((number, line))
    if not fenced:
        return kept
    if within or _words(fenced) > _AT_MOST * (_words(fenced) + _words(kept)):
        return [(number, line) for number, line in lines if not _FENCE.fullmatch(line[:50])]
    for number, line in fenced:
        if line:
            account.leave_out(number, line, "between fences: shown, not said")
    return kept


def without_lists(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` without those under headings that list something, unless they are most; they are put down.

    Who speaks elsewhere, too, goes on with the talk below such a heading, but not in a chat.
    """
    listed, within, chat = set[int](), False, False
    names = Counter(map(_speaker, rows))
    for number, row in enumerate(rows):
        if row.heading:
            within, chat = bool(_LISTS.fullmatch(row.text[:60])), "chat" in row.text[:60].lower()
        elif within and not chat and (name := _speaker(row)) and names[name] > 1:
            within = False
        if within:
            listed.add(number)
    if len(listed) > _AT_MOST * len(rows) and _said(rows[number] for number in listed) > _AT_MOST * _said(rows):
        return list(rows)
    return _without(rows, listed, "a list beside the talk", account)


def without_list_below(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` without a list with which they end, and the line that heads it, which are put down.

    Such as other episodes below a talk; only where the items are few words of all, and no items stand elsewhere.
    """
    place = len(rows)
    while place and _is_of_list(rows, place - 1):
        place -= 1
    if place == 0 or len(rows) - place < _FEWEST_ITEMS or any(_ITEM.match(row.text) for row in rows[:place]):
        return list(rows)
    above = rows[place - 1]
    headed = above.heading or (above.head is None and bool(_HEADS_LIST.fullmatch(above.text)))
    listed = range(place - 1, len(rows))
    if not headed or _said(rows[place - 1 :]) > _AT_MOST * _said(rows):
        return list(rows)
    return _without(rows, listed, "a list below the talk", account)


def _is_of_list(rows: Sequence[Row], place: int) -> bool:
    """Say whether the row at ``place`` is an item, or the short rest of one on a line of its own."""
    row = rows[place]
    if row.head or row.heading:
        return False
    rest = bool(place) and not rows[place - 1].head and bool(_ITEM.match(rows[place - 1].text))
    return bool(_ITEM.match(row.text)) or (rest and len(row.text.split()) <= _REST and candidate_of(row.text) is None)


def _without(rows: Sequence[Row], gone: Collection[int], why: str, account: Account) -> list[Row]:
    for number in sorted(gone):
        account.leave_out(rows[number].number, rows[number].text, why)
    return [row for number, row in enumerate(rows) if number not in gone]


def _said(rows: Iterable[Row]) -> int:
    return sum(len(row.text.split()) for row in rows)


def _speaker(row: Row) -> str:
    """Return who is named before what ``row`` says, if it is no item of a list; '' for nobody."""
    if row.heading or _ITEM.match(row.text):
        return ""
    if row.head:
        return row.head.speaker
    found = candidate_of(row.text)
    return found.label if found and found.form in {Form.COLON, Form.BOLD} else ""


def without_running_lines(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` without a publisher's lines that come on page after page, which are put down.

    Such as ``Tel: 0200``: words before a colon, always with the same after it, a number or an address, and the like
    right above or below.
    """
    labelled = [
        (number, found) for number, row in enumerate(rows) if not row.head and (found := candidate_of(row.text))
    ]
    texts = defaultdict[str, set[str]](set)
    for _, found in labelled:
        texts[found.label].add(found.text)
    times = Counter(found.label for _, found in labelled)
    same = {number for number, found in labelled if times[found.label] > 1 and len(texts[found.label]) == 1}
    gone = {number for number, found in labelled if number in same and _PUBLISHED.search(found.text[:200])}
    gone |= {number for number in same if not gone.isdisjoint((number - 1, number + 1))}
    return _without(rows, gone, "the publisher's, again and again", account)


def below_its_heading(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return the ``rows`` below a heading that says "Transcript", if enough stand there; those above are put down."""
    place = next((number for number, row in enumerate(rows) if _is_transcript_heading(row)), None)
    if not place:
        return list(rows)
    below = _said(rows[place + 1 :])
    if below < _ENOUGH and below < _AT_MOST * _said(rows):
        return list(rows)
    for row in rows[: place + 1]:
        account.leave_out(row.number, row.text, f"above the heading “{rows[place].text.strip('*_: ')[:40]}”")
    return list(rows[place + 1 :])


def _is_transcript_heading(row: Row) -> bool:
    if row.head or not _TRANSCRIPT.fullmatch(row.text[:80].strip("*_: #")):
        return False
    return not row.text[0].islower()


def _words(lines: Sequence[tuple[int, str]]) -> int:
    return sum(len(line.split()) for _, line in lines)


def with_sections(rows: Sequence[Row]) -> list[Row]:
    """Return ``rows`` where short lines that begin with the number of a section are headings, if several do."""
    found = [number for number, row in enumerate(rows) if not row.head and _SECTION.fullmatch(row.text[:120])]
    if len(found) < _FEWEST_ITEMS:
        return list(rows)
    sections = set(found)
    return [row._replace(heading=row.heading or number in sections) for number, row in enumerate(rows)]
