"""Times on lines of their own: with names above them, or as YouTube's page has them, with titles of chapters between.

    Ada Lovelace                 Introduction
    0:03                         0:03
    What she says.               what is said

A name comes again; a title comes once. Where each time has one line below it, a second one is a title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.conversation.model import Chapter
from bot.transcripts.accounts import Account
from bot.transcripts.clock import clock_seconds
from bot.transcripts.speakers.label_words import is_name_like, names_nobody, tells_role
from bot.transcripts.speakers.shown_names import base_name
from bot.transcripts.spoken.lines import is_name
from bot.transcripts.spoken.rows import Row

_MANY_NAMES = 6
"""Lines before times alone from which their recurring tells whether they are names."""
_NAMED = 0.2
"""The share of times alone below names from which these are names, not what is said again and again."""
_FEWEST = 3
_MOSTLY = 0.6
_INTERFACE = frozenset(
    """transcript|search in video|search transcript|show transcript|follow along using the transcript.|transkript|
    im video suchen|in video suchen|transkript anzeigen|transcription|rechercher dans la vidéo|transcripción|
    buscar en el video|buscar en el vídeo|transcrição|pesquisar no vídeo|trascrizione|cerca nel video|文字起こし|
    動画内を検索|内容转文字|在视频中搜索|расшифровка видео|поиск по видео|chapters|kapitel|chapitres""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
"""What the page itself says around a transcript."""
_AUTOMATIC = re.compile(
    r"\(.{0,40}(?:auto|自[动動]|자동|авто|تلقائ|स्वत).{0,40}\)|（.{0,20}自[动動].{0,20}）", re.IGNORECASE
)
_LANGUAGE_WORDS = 5


class Page(NamedTuple):
    """Rows without what only the page says, its chapters, and the program that heard the talk, if the page tells."""

    rows: Sequence[Row]
    chapters: tuple[Chapter, ...] = ()
    made_by: str | None = None


def names_above(rows: Sequence[Row]) -> frozenset[str]:
    """Return the names that stand on the lines before times alone."""
    before = [
        row.text.strip("*_: ")
        for row, following in pairwise(rows)
        if following.head and following.head.alone and row.head is None and is_name(row.text.strip("*_: "))
    ]
    alone = sum(row.head is not None and row.head.alone for row in rows)
    counts = Counter(before)
    if len(before) >= _MANY_NAMES and 2 * len(counts) <= len(before):
        return frozenset(counts)
    again = frozenset(name for name, count in counts.items() if count > 1 and not names_nobody(name))
    if _NAMED * alone > sum(counts[name] for name in again):
        again = frozenset()
    if len(before) < _MANY_NAMES and 2 * len(before) >= alone:
        likely = all(is_name_like(base_name(name)) or tells_role(name) for name in before if name not in again)
        titled = any(names_nobody(name) for name in before)
        return frozenset(counts) if likely and not titled else again
    return again


def page_of(rows: Sequence[Row], account: Account) -> Page:
    """Return ``rows`` without the titles of chapters and the page's own lines, if they are such a page's."""
    places = [number for number, row in enumerate(rows) if row.head and row.head.alone]
    timed = sum(row.head is not None for row in rows)
    if len(places) < _FEWEST or timed > len(places) or 3 * len(places) < len(rows):
        return Page(rows)
    below = [after - place - 1 for place, after in pairwise([*places, len(rows)])]
    above = [number for number in range(places[0]) if _is_interface(rows[number].text)]
    gone = dict.fromkeys(above, "of the page, not of the talk")
    made_by, last = None, len(rows) - 1
    if below[-1] >= 2 and _is_language(rows[last].text):
        gone[last] = "the language of the page's transcript"
        made_by = "YouTube" if _AUTOMATIC.search(rows[last].text[:100]) else None
        below[-1] -= 1
    titles = _titles(rows, places, below)
    first = places[0] - 1
    if first >= 0 and first not in gone and (titles or above) and _is_title(rows[first].text):
        titles.insert(0, (first, places[0]))
    return _page(rows, gone, titles, account, made_by)


def _titles(rows: Sequence[Row], places: Sequence[int], below: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the titles of chapters are, each with the place of its time, if most times have one line below."""
    if sum(lines == 1 for lines in below) < _MOSTLY * len(below):
        return []
    return [
        (place + 2, after)
        for place, lines, after in zip(places, below, places[1:], strict=False)
        if lines == 2 and _is_title(rows[place + 2].text)
    ]


def _page(
    rows: Sequence[Row], gone: dict[int, str], titles: Sequence[tuple[int, int]], account: Account, made_by: str | None
) -> Page:
    for number, why in sorted(gone.items()):
        account.leave_out(rows[number].number, rows[number].text, why)
    chapters = []
    for title, place in titles:
        head = rows[place].head
        start = clock_seconds(head.clock) if head else None
        account.notice(rows[title].number, rows[title].text, "a chapter")
        if start is not None:
            chapters.append(Chapter(start, rows[title].text))
    taken = {title for title, _ in titles} | set(gone)
    return Page([row for number, row in enumerate(rows) if number not in taken], tuple(chapters), made_by)


def _is_title(text: str) -> bool:
    return len(text) <= 100 and len(text.split()) <= 15 and not text.endswith((",", ";"))


def _is_interface(text: str) -> bool:
    return text.lower() in _INTERFACE


def _is_language(text: str) -> bool:
    if _AUTOMATIC.search(text[:100]):
        return len(text) <= 100
    words = text.split()
    return len(words) <= _LANGUAGE_WORDS and not text.endswith((".", "?", "!")) and is_name_like(text.split("(")[0])
