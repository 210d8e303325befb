"""The grammar of one line of a spoken-text transcript: who begins to speak, and when.

Every pattern is tried on a line's first ``HEAD`` characters only, so that no line, however long, takes long.
"""

import re
from typing import NamedTuple

from bot.transcripts.clock import CLOCK, SECONDS
from bot.transcripts.speaker_labels import label_of, without_label

HEAD = 500
"""Characters in which a speaker, a time and a link must fit; only what follows may be longer."""

_CLOCK = rf"(?P<clock>{CLOCK})"
_LINK = r"\([^()\s]{0,300}\)"
_STAMP = rf"(?:\({_CLOCK}\)|\[(?P<square>{CLOCK})\](?!\()|\[\((?P<linked>{CLOCK})\)\]{_LINK})"

_BRACKETED = re.compile(rf"(?P<speaker>[^()\[\]]{{0,80}}?)[\s*_]*{_STAMP}[*_]*:?[*_]*\s*", re.ASCII)
_LABELLED = re.compile(rf"[*_]*\[{_CLOCK}\][*_]*\s*[*_]*(?P<speaker>[^:()\[\]*]{{1,80}}):[*_]*(?:\s+|$)", re.ASCII)
_COLONS = re.compile(rf"(?:(?P<speaker>[^:()\[\]]{{1,80}}):[*_]*\s+)?{_CLOCK}:(?:\s+|$)", re.ASCII)
_NAMED = re.compile(rf"[*_]*(?P<speaker>[^:()\[\]*]{{1,80}}?)[*_]*:?[*_]*(?:\s+[-–—|])?\s+{_CLOCK}$", re.ASCII)
_ALONE = re.compile(rf"(?:{_CLOCK}|{_STAMP.replace('?P<clock>', '?P<bracketed>')})$", re.ASCII)
_LISTED = re.compile(rf"[-*•]?\s*\[?\(?{_CLOCK}\)?\]?(?:{_LINK})?\s*[-–—:]?\s*(?P<title>\S.{{0,99}})$", re.ASCII)
_TIME = rf"(?:{CLOCK}|{SECONDS})"
_BARE = re.compile(
    rf"[\[(]?(?P<start>{_TIME})(?: ?(?:-->|-|–|—) ?(?P<end>{_TIME}))?[\])]?(?: [-–—]|:)? (?P<text>\S)", re.ASCII
)
_BOLD = re.compile(r"[*_]{1,3}(?P<name>[^*_:]{1,80})(?::[*_]{1,3}|[*_]{1,3}:)(?= |$)")
_ADDRESS = re.compile(r"<?https?://")
_MEASURES = frozenset({"date", "duration", "end", "length", "published", "recorded", "runtime", "start", "time"})
"""What a publisher writes before a colon and a time that is nobody's."""
_UNTIL = re.compile(rf"(?:to|[-–—]) [\[(]?{CLOCK}[\])]?$", re.ASCII)
_SENTENCE_END = (".", "?", "!", "…", ",", ";", ":", "-")
_ABBREVIATED = (" Jr.", " Sr.")


class Head(NamedTuple):
    """Where a passage begins: its speaker ('' if not named here), its time as written, its text on that line.

    ``alone`` when the line holds nothing but a time, so that the speaker may stand on the line before.
    """

    speaker: str
    clock: str
    text: str
    alone: bool


def head_of(line: str) -> Head | None:
    """Return the beginning of a passage that ``line`` is; None for any other line."""
    beginning = line[:HEAD]
    if found := _ALONE.match(line):
        return Head("", _clock(found), "", alone=True)
    if (found := _LABELLED.match(beginning) or _NAMED.match(line[: HEAD + 1])) and _can_speak(found["speaker"]):
        return Head(found["speaker"].strip(" _"), _clock(found), line[found.end() :], alone=False)
    found = _BRACKETED.match(beginning) or _COLONS.match(beginning)
    if found is None:
        return None
    speaker = (found["speaker"] or "").strip(" *_:")
    if speaker and not is_name(speaker):
        return None
    text = line[found.end() :]
    return Head(speaker, _clock(found), "" if _UNTIL.match(text) else text, alone=False)


class Bare(NamedTuple):
    """A piece of speech after a time that nothing marks: its times as written ('' if it has no end), its text."""

    start: str
    end: str
    text: str


def bare_time(line: str) -> Bare | None:
    """Return the piece of speech that ``line`` times in front, as in ``00:01:16 What she says.``, if it does."""
    found = _BARE.match(line[:HEAD])
    return Bare(found["start"], found["end"] or "", line[found.start("text") :]) if found else None


class Label(NamedTuple):
    """A name before a colon and the text after it; ``bold`` when Markdown sets the name in bold or italics."""

    name: str
    text: str
    bold: bool


def label_at(line: str) -> Label | None:
    """Return the name that ``line`` begins with, as in ``Ada: What she says.``, if it can be one."""
    if (found := _BOLD.match(line[:HEAD])) and is_name(found["name"]):
        return Label(found["name"].strip(), line[found.end() :].strip(), bold=True)
    name = label_of(line[:HEAD])
    text = without_label(line) if name else ""
    return Label(name, text, bold=False) if name and not _ADDRESS.match(text) else None


def _can_speak(name: str) -> bool:
    return bool(label_of(name + ":")) and name.lower() not in _MEASURES


def is_name(text: str) -> bool:
    """Say whether ``text`` could be a speaker's name or a heading: short, not ending as a sentence does."""
    if not text or len(text) > 80 or len(text.split()) > 8 or not text[0].isalnum():
        return False
    return text.endswith(_ABBREVIATED) or not text.endswith(_SENTENCE_END)


def listed_chapter(line: str) -> tuple[str, str] | None:
    """Return the time and title that a line of a contents list gives; None for any other line."""
    found = _LISTED.match(line) if len(line) <= HEAD else None
    return (found["clock"], found["title"]) if found else None


def _clock(found: re.Match[str]) -> str:
    return next(value for name, value in found.groupdict().items() if name != "speaker" and value)
