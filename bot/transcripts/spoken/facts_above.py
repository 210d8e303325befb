"""What is written about a talk above it: ``Date: 3 May``, ``Participants: Ada Moss, Bob Lind``, lists of who is there.

Such lines look like labels. Which words stand before the colon tells them from what somebody says; what stands
between two of them, short and ending no sentence, is of their kind.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.transcripts.accounts import Account
from bot.transcripts.speakers.label_words import one_of
from bot.transcripts.spoken.rows import Row

_TOP = 60
"""Rows among which the facts stand."""
_APART = 5
"""Rows that may stand between two facts."""
_TITLES = 3
"""Rows above the facts at most that are the talk's title."""
_LONGEST_TITLE = 20
_SHORT = 14
"""Words of a line between facts that is one, too."""
_FACT = re.compile(
    r"(?:[-*•+]\s{0,4})?[*_]{0,3}(?P<key>[^\s:：*_|](?:[^:：*_|]{0,38}[^\s:：*_|])?)[*_]{0,3}\s?[:：][*_]{0,3}"
    r"\s{0,4}(?P<value>.{0,2000})"
)
_ITEM = re.compile(r"(?:[-*•+]|\d{1,2}[.)])\s")
_SENTENCE_END = (".", "?", "!", "…", "。", "？", "！")
_KEYS = one_of(
    """
    abstract facilitators room rooms apologies attendance attendees audio author authors camera category city
    client conference copyright country course court date datum day description director duration edited editor
    editors email event episode file filename format hosts guests interviewers interviewees keywords language
    length level license link location media meeting organization organizer organiser participants
    participant-id place platform podcast present presenters project producer producers published publisher
    recorded recording runtime series show source speakers start subject subtitle summary tags theme time title
    topic topics transcribed transcriber transcript transcription url venue version video views word-count words
    youtube
    teilnehmer teilnehmerinnen teilnehmende anwesend dauer ort thema titel quelle aufnahme sprache veranstaltung
    asistentes participantes fecha duración lugar tema título fuente idioma presentes
    présents durée lieu sujet titre langue
    data duração título partecipanti durata luogo titolo
    дата участники тема место длительность
    日期 时间 時間 地点 地點 参会人员 與會者 出席者 参加者 主题 主題 标题 時長 时长 来源 日時 場所
    """
)
"""What is told of a talk; names of parts that a speaker may have, as "host", are none of them."""
_MORE_KEYS = frozenset(
    {
        "app version", "case no", "case number", "date and time", "date of interview", "date recorded",
        "day & time", "day and time", "end time", "episode number", "episode title", "facilitator(s)",
        "file name", "interview date", "interview location", "interview number", "meeting date", "meeting id",
        "meeting title", "meeting type", "participant id", "processing time", "recorded by", "recorded on",
        "recording date", "recording time", "session facilitator(s)", "session id", "session leader(s)",
        "start time", "total duration", "total speakers", "transcribed by", "transcript by",
        "transcript source", "transcription by", "video id", "video link", "video title", "video url",
        "word count", "written by", "youtube link", "youtube url",
    }
)  # fmt: skip
_WHY = "about the talk, above it"


def without_facts(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` without what is written about the talk above it, which is put down."""
    sure = [place for place, row in enumerate(rows[:_TOP]) if _is_sure(row)]
    last = -1
    for place in sure:
        if place - last > _APART + 1:
            break
        last = place
    if last < 0:
        return list(rows)
    last = max(_end_of_list(rows, last), _end_of_block(rows, last))
    keys = Counter(_key(row) for row in rows)
    first = next(place for place in sure)
    beside = _beside(rows, sure, last)
    title = len(sure) > 1 and 0 < first <= _TITLES
    gone = {
        place
        for place in range(last + 1)
        if _is_sure(rows[place]) or _is_one_too(rows[place], keys, place > first, place in beside, title)
    }
    if len(gone) == len(rows):
        return list(rows)
    for place in sorted(gone):
        account.leave_out(rows[place].number, rows[place].text, _WHY)
    return [row for place, row in enumerate(rows) if place not in gone]


def _found(row: Row) -> re.Match[str] | None:
    return None if row.heading else _FACT.fullmatch(row.text[:2100])


def _key(row: Row) -> str:
    found = _found(row)
    return " ".join(found["key"].lower().split()) if found else ""


def _is_sure(row: Row) -> bool:
    found = _found(row)
    if not found:
        return False
    key = " ".join(found["key"].lower().replace(".", "").split())
    told = key in _MORE_KEYS or key in _KEYS
    return told and (len(found["value"].split()) <= _SHORT or not found["value"].endswith(_SENTENCE_END))


def _beside(rows: Sequence[Row], sure: Sequence[int], last: int) -> Collection[int]:
    """Return the places of rows that no blank line parts from the ``sure`` ones up to the ``last``."""
    found = set[int]()
    for place in sure:
        for step in (-1, 1):
            at = place + step
            while 0 <= at <= last and abs(rows[at].number - rows[at - step].number) == 1 and _found(rows[at]):
                found.add(at)
                at += step
    return found


def _end_of_block(rows: Sequence[Row], last: int) -> int:
    """Return where the block of the fact at ``last`` ends in which no blank line stands, if the turns below have some.

    A few lines may follow there; where turns follow each other without blank lines nobody knows which they are.
    """
    end = last
    while end + 1 < len(rows) and rows[end + 1].number == rows[end].number + 1 and _found(rows[end + 1]):
        end += 1
    below = rows[end : end + 4]
    spaced = len(below) > 2 and all(after.number > before.number + 1 for before, after in pairwise(below))
    return end if spaced and end - last <= _APART else last


def _is_one_too(row: Row, keys: Counter[str], below: bool, beside: bool, title: bool) -> bool:
    """Say whether ``row``, which stands ``below`` a fact or only above one, is of their kind.

    ``beside`` when no blank line parts it from one, ``title`` if it may be the talk's.
    """
    if row.heading or (row.head and not row.head.speaker and row.head.text):
        return False
    if not below and title:
        return len(row.text.split()) <= _LONGEST_TITLE and not row.text.endswith(_SENTENCE_END)
    short = len(row.text.split()) <= _SHORT and not row.text.endswith(_SENTENCE_END)
    if found := _found(row):
        return short and (beside or keys[_key(row)] == 1) and bool(found["value"])
    return below and (short or bool(_ITEM.match(row.text)))


def _end_of_list(rows: Sequence[Row], place: int) -> int:
    """Return where the list ends that the fact at ``place`` heads, if it does."""
    found = _found(rows[place])
    if found and not found["value"].strip():
        while place + 1 < len(rows) and _ITEM.match(rows[place + 1].text) and not rows[place + 1].head:
            place += 1
    return place
