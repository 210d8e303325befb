"""Reads the subtitles of Aegisub and its kin (ASS, SSA): who speaks is a field of its own, styling stands in braces.

Own code rather than pysubs2: that asks for Python 3.12, is kept by one person, and tells no line numbers; what it
would save is the one split at commas.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversation.timing import Stamp
from bot.transcripts.accounts import Account
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import spaced_cue
from bot.transcripts.captions.named_cues import NamedCues, Shown, named_cues
from bot.transcripts.captions.voice_marks import without_marks
from bot.transcripts.left_out import left_out
from bot.transcripts.lines import lines_of
from bot.transcripts.written import OddLine, Reading

_SCRIPT = re.compile(r"^(?:\ufeff?[ \t]*\[Script Info\]|\[Events\])", re.IGNORECASE | re.MULTILINE)
_BEGINNING = 20_000
"""Characters in which a file says that it is one."""
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_TIME = re.compile(r"(\d{1,4}):(\d{1,3}):(\d{1,3}(?:[.:,]\d{1,6})?)", re.ASCII)
_BRACES = re.compile(r"\{([^{}]{0,2000})\}")
_DRAWING = re.compile(r"\\p(\d)")
_SYLLABLE = re.compile(r"\\[kK][fot]?(\d{1,6})")
_BREAKS = re.compile(r"\\[Nnh]")


class AssText:
    """The reader for ASS and SSA."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` has the sections of a script, and dialogue."""
        return "Dialogue:" in text and _SCRIPT.search(text, 0, _BEGINNING) is not None

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if nobody says anything in it."""
        events = list(_events(lines_of(text, source)))
        odd = [_odd(event, source) for event in events if event.start is None]
        timed = [event for event in events if event.start is not None and not event.comment]
        seen: dict[tuple[float | None, float | None, str, str], _Event] = {}
        # Layers show one line several times, for its border and its shadow.
        keys = [(event.start, event.end, event.name, event.said.text) for event in timed]
        again = [event for key, event in zip(keys, timed, strict=True) if seen.setdefault(key, event) is not event]
        spoken = sorted(seen.values(), key=lambda event: event.start or 0.0)
        cues, noticed = _cues(spoken)
        reading = reading_of(cues, source, odd)
        comments = [event for event in events if event.comment]
        notes = [note for event in timed for note in event.said.notes]
        return reading._replace(
            left_out=(
                *left_out((event.said.text for event in comments), "comments", comments[0].line if comments else 0),
                *left_out(notes, "notes in braces"),
                *left_out((event.said.text for event in again), "shown again at the same time, on another layer"),
            ),
            noticed=noticed,
        )


class _Said(NamedTuple):
    """The words of an event, the times of syllables from its beginning, and the notes within."""

    text: str
    stamps: list[Stamp]
    notes: list[str]


class _Event(NamedTuple):
    line: int
    comment: bool
    start: float | None
    end: float | None
    name: str
    said: _Said
    written: str


def _events(lines: Sequence[str]) -> Iterator[_Event]:
    fields: Sequence[str] = _FIELDS
    section = "[events]"
    for number, line in enumerate(lines, 1):
        kind, _, rest = line.strip().partition(":")
        if line.lstrip().startswith("["):
            section = line.strip().casefold()
        elif section != "[events]":
            continue
        elif kind == "Format":
            fields = [name.strip().casefold().replace("actor", "name") for name in rest.split(",")]
        elif kind in {"Dialogue", "Comment"} and "text" in fields:
            values = dict(zip(fields, rest.split(",", len(fields) - 1), strict=False))
            start, end = _seconds(values.get("start", "")), _seconds(values.get("end", ""))
            name, said = values.get("name", "").strip(), _said(values.get("text", ""))
            yield _Event(number, kind == "Comment", start, end, name, said, line.strip())


def _seconds(written: str) -> float | None:
    """Return the seconds that ``written`` means; hours, minutes and seconds may be as many as they like."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        return None
    hours, minutes, seconds = found.groups()
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", ".").replace(":", ".")), 3)


def _said(text: str) -> _Said:
    """Return the words in ``text``: without styling and drawings, with the times of syllables in karaoke."""
    said, stamps, notes, at = list[str](), list[Stamp](), list[str](), 0
    drawing, elapsed = False, 0.0
    parts = _BRACES.split(text)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            words = "" if drawing else _BREAKS.sub(" ", part)
            said.append(words)
            at += len(words)
        elif "\\" not in part:
            notes.append(part)
        else:
            if drawn := _DRAWING.search(part):
                drawing = drawn[1] != "0"
            for syllable in _SYLLABLE.finditer(part):
                stamps.append(Stamp(at, round(elapsed, 3)))
                elapsed += int(syllable[1]) / 100
    return _Said("".join(said), stamps, notes)


def _odd(event: _Event, source: str) -> OddLine:
    problem = f"{event.written[:60]} has no time; it is left out"
    return OddLine(source, event.line, problem, "write it as 0:00:01.50,0:00:04.00")


def _cues(events: Sequence[_Event]) -> NamedCues:
    """Return ``events`` as cues; where no field names anybody, names may stand before colons."""
    if any(event.name for event in events):
        account = Account()
        named = (
            spaced_cue(
                event.line,
                event.name,
                event.start,
                event.end,
                event.said.text,
                [stamp._replace(seconds=stamp.seconds + event.start) for stamp in event.said.stamps],
            )
            for event in events
            if event.start is not None
        )
        return NamedCues([part for cue in named for part in without_marks(cue, account)], account.noticed)
    shown = (Shown(one.line, one.start, one.end, [one.said.text]) for one in events if one.start is not None)
    return named_cues([caption for caption in shown if caption.lines[0].strip()])
