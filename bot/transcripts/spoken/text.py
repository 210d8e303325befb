"""Reads spoken text: a speaker, a time, what is said.

The layouts people have, all told apart by what the whole file has, so that a file may mix them::

    Ada Lovelace (00:01:16) What she says.        Ada Lovelace: 00:01:16: What she says.
    (00:02:40) What she says next.                00:02:40: What she says next.

    Ada Lovelace (00:01:16):                      Ada Lovelace            00:01:16 - Ada Lovelace
    What she says.                                (00:01:16)              What she says.
                                                  What she says.
    Ada Lovelace  01:16
    What she says.                                [00:01:16] Ada Lovelace: What she says.

    Ada Lovelace: What she says.                  00:01:16 What somebody says.
    **Ada Lovelace:** What she says.              [00:01:16.000 --> 00:01:19.000] What somebody says.
    [Ada Lovelace] [00:01:16] What she says.      What somebody says. [00:01:16]

A time without a speaker goes on with the one before; a speaker without a time has one estimated. No word is lost
untold: what is neither said nor a mark is among ``left_out``, and a mark that could be words among ``noticed``.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter
from bot.transcripts.accounts import Account
from bot.transcripts.captions.frame_times import without_frames
from bot.transcripts.clock import CLOCK
from bot.transcripts.lines import lines_of
from bot.transcripts.speakers.label_words import is_name_like
from bot.transcripts.spoken.answers import with_answerer, with_answers
from bot.transcripts.spoken.beginnings import split_beginning
from bot.transcripts.spoken.blocks import Line, blocks_of, labels_in
from bot.transcripts.spoken.day_clocks import with_day_clocks
from bot.transcripts.spoken.doubts import doubts, is_article, is_log
from bot.transcripts.spoken.end_times import with_end_times
from bot.transcripts.spoken.endings import without_ending
from bot.transcripts.spoken.facts_above import without_facts
from bot.transcripts.spoken.glued_times import unglued
from bot.transcripts.spoken.lines import is_name
from bot.transcripts.spoken.lone_times import names_above, page_of
from bot.transcripts.spoken.marks import tidied
from bot.transcripts.spoken.names_alone import with_names_alone
from bot.transcripts.spoken.passages import Talk
from bot.transcripts.spoken.prose import is_code, is_document, is_figures, is_prose
from bot.transcripts.spoken.restarted_times import counted_on
from bot.transcripts.spoken.rows import Row, rows_of
from bot.transcripts.spoken.settings_above import with_speaker_told, without_front_matter
from bot.transcripts.spoken.shown_parts import (
    below_its_heading,
    with_sections,
    without_fenced,
    without_list_below,
    without_lists,
    without_running_lines,
)
from bot.transcripts.spoken.sparse_times import EXAMPLE
from bot.transcripts.spoken.times_of_day import from_the_first
from bot.transcripts.spoken.written_times import with_clocks, with_colons
from bot.transcripts.written import Reading

_ARROW = "-->"
_END = r"[ \t]{0,9}\r?\n(?:\r?\n)?"
_BELOW_RANGE = re.compile(
    rf"^{CLOCK} ?{_ARROW} ?{CLOCK}{_END}(?P<name>[^\r\n]{{1,60}}?){_END}[^\s]", re.ASCII | re.MULTILINE
)
_MARKED = 50
"""Lines for each that names a speaker or a time from which so few tell nothing."""
_TITLE = re.compile(r"title\s?:\s?\S")
_ABOUT_FILES = re.compile(
    r"(?:^|[/\\])(?:readme|license|licence|contributing|changelog|code_of_conduct|claude|agents)(?:\.\w+)?$", re.I
)
"""Names of files that tell of other files."""


class NamesBelowTimes:
    """The reader for what Teams' download says: a range of times, a name, what is said, each on a line of its own."""

    def recognises(self, text: str) -> bool:
        """Say whether names that come again stand alone below most ranges of times."""
        if text.lstrip("\ufeff").startswith("WEBVTT") or _ARROW not in text:
            return False
        names = Counter(found["name"].strip() for found in _BELOW_RANGE.finditer(text))
        again = sum(count for name, count in names.items() if count > 1 and is_name(name) and is_name_like(name))
        return again > 1 and 2 * again > text.count(_ARROW)

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is no talk."""
        return read_spoken_text(text, source)


class SpokenText:
    """The reader for spoken text."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` holds anything; whether anybody speaks in it only the whole of it tells."""
        return bool(text.strip("\ufeff \t\r\n"))

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is no talk."""
        return read_spoken_text(text, source)


def read_spoken_text(text: str, source: str) -> Reading:
    """Return what ``text`` says, in the file's order; ``source`` names the file in messages.

    Raises TranscriptError, and nothing else, if it is no talk.
    """
    account = Account()
    matter = without_front_matter(lines_of(text, source), account)
    lines = without_fenced([(number, tidied(line)) for number, line in matter.lines], account)
    lines = with_day_clocks(without_frames(lines, account), account)
    lines = with_colons(with_clocks(lines, account), account)
    lines = unglued(lines, account)
    rows = with_end_times(rows_of(without_ending(lines, account), account))
    of_machines = is_code(rows) or is_figures(rows) or is_log(rows)
    whole = rows
    rows = without_lists(below_its_heading(with_sections(rows), account), account)
    rows = without_running_lines(without_list_below(rows, account), account)
    rows, people = with_speaker_told(rows, matter.people, account)
    rows = without_facts(rows, account)
    rows = with_names_alone(counted_on(from_the_first(rows, account), account), account)
    speaker = people[0] if len(people) == 1 else ""
    above = names_above(rows)
    found = labels_in(rows, people)
    labels = found.labels
    page = page_of(rows, account) if not above and not labels.names else None
    if page:
        rows = list(page.rows)
    named = with_answerer(found, speaker)
    blocks, headings = blocks_of(rows, named, above, account)
    marked = len(blocks) - 1
    if of_machines or not _is_talk(rows, marked, source) or (not marked and is_article(text, account.left_out)):
        raise TranscriptError(source, 0, "no passage with a speaker or a time was found", EXAMPLE)
    listed, said = split_beginning(blocks, account) if marked else ([], blocks)
    listed += [(chapter.start, chapter.title) for chapter in page.chapters] if page else []
    said = with_answers(said, speaker, account)
    titles = frozenset(title for _, title in listed)
    talk = Talk.of(said, titles, speaker, source, account)
    reading = talk.reading(in_pieces=any(row.piece for row in rows))
    chapters = tuple(Chapter(start, title) for start, title in listed) or _headed(
        headings, reading, _chapters_above(rows, text)
    )
    _put_down(headings, chapters, account)
    speakers = list(dict.fromkeys(passage.speaker for passage in reading.passages))
    odd_lines = doubts(text, whole, speakers, source, marked=bool(_MARKED * marked >= len(rows) or speaker))
    return reading._replace(
        odd_lines=(*reading.odd_lines, *odd_lines),
        chapters=chapters,
        left_out=tuple(sorted((*reading.left_out, *account.left_out))),
        noticed=tuple(sorted((*reading.noticed, *named.labels.noticed, *account.noticed))),
        made_by=(page.made_by if page else None) or matter.made_by,
    )


def _is_talk(rows: Sequence[Row], marked: int, source: str) -> bool:
    """Say whether ``rows``, of which ``marked`` ones name a speaker or a time, can be a talk."""
    if not marked:
        return is_prose(rows) and not _ABOUT_FILES.search(source)
    return 4 * marked >= len(rows) or not is_document(rows)


def _chapters_above(rows: Sequence[Row], text: str) -> int:
    """Return the first line of a heading that begins a chapter wherever it stands; 0 if none is sure to.

    One that has a time does, and any where the settings above the talk have its title.
    """
    titled = any(_TITLE.match(line) for line in text[:2000].split("\n")) if text.startswith("---") else False
    headed = (row.number for row in rows if row.heading and (titled or (row.head and row.head.clock)))
    return next(headed, 0)


def _headed(headings: Sequence[Line], reading: Reading, sure: int) -> tuple[Chapter, ...]:
    """Return the chapters that ``headings`` between passages begin, if the talk has times; ``sure`` begins one."""
    lines = [passage.line for passage in reading.passages]
    if not reading.timed:
        return ()
    chapters = []
    above = [heading.number for heading in headings if heading.number <= lines[0]]
    first = above[-1] if len(above) > 1 and len(headings) > len(above) else lines[0] + 1
    first = min(first, sure or first) if len(headings) > 1 else first
    for heading in headings:
        below = bisect_right(lines, heading.number)
        if heading.number >= first and below < len(lines):
            chapters.append(Chapter(reading.passages[below].start, heading.text))
    return tuple(chapters)


def _put_down(headings: Sequence[Line], chapters: Sequence[Chapter], account: Account) -> None:
    titles = {chapter.title for chapter in chapters}
    for heading in headings:
        if heading.text in titles:
            account.notice(heading.number, heading.text, "a chapter")
        else:
            account.leave_out(heading.number, heading.text, "a heading")
