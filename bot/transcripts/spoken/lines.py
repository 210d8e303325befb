"""The grammar of one line of a spoken-text transcript: who begins to speak, and when.

Every pattern is tried on a line's first ``HEAD`` characters only, and none has parts that could share what they
match in more than one way, so that no line, however long, takes long.
"""

import re
from typing import NamedTuple

from bot.transcripts.clock import CLOCK, SECONDS
from bot.transcripts.speakers.label_words import names_nobody

HEAD = 500
"""Characters in which a speaker, a time and a link must fit; only what follows may be longer."""
_LONGEST_NAME = 100

_DASH = r"(?:-->|--?|–|—)"
_RANGE = rf"(?:\s?{_DASH}>?\s?{CLOCK})?"
_LINK = r"\([^()\s]{0,300}\)"
_STAMP = re.compile(
    rf"\((?:Time:? )?(?P<clock>{CLOCK}){_RANGE}\)"
    rf"|\[(?:Time:? )?(?P<square>{CLOCK}){_RANGE}\](?!\()"
    rf"|\[\(?(?P<linked>{CLOCK})\)?\]{_LINK}",
    re.ASCII,
)
_AFTER_STAMP = re.compile(r"[*_]{0,3}:?[*_]{0,3}(?:\s+(?:[-–—·•|]\s+)?|$|(?=[^\W\d_]))")
_BOLD_TIME = re.compile(rf"[*_]{{1,3}}(?P<clock>{CLOCK}):?[*_]{{1,3}}:?\s+(?:[-–—·•|]\s+)?(?=\S)", re.ASCII)
_COLONS = re.compile(rf"(?P<clock>{CLOCK}):(?:\s+|$)", re.ASCII)
_AT_END = re.compile(rf"\s(?P<clock>{CLOCK})$", re.ASCII)
_RANGE_AT_END = re.compile(rf"\s(?P<clock>{CLOCK})\s?{_DASH}>?\s?{CLOCK}[\])]?$", re.ASCII)
_ALONE = re.compile(rf"(?P<clock>{CLOCK})(?:\s?{_DASH}>?\s?(?P<end>{CLOCK}))?$", re.ASCII)
_LISTED = re.compile(
    rf"[-*•]?\s?\[?\(?(?P<clock>{CLOCK})\)?\]?(?:{_LINK})?\s?[-–—:]?\s?(?P<title>\S.{{0,99}})$", re.ASCII
)
_TIME = rf"(?:{CLOCK}|{SECONDS})"
_BARE = re.compile(
    rf"[\[(]?(?P<start>{_TIME})(?: ?(?:-->|-|–|—) ?(?P<end>{_TIME}))?[\])]?(?: [-–—:]|:)? (?P<text>\S)", re.ASCII
)
_COMMA_NAME = re.compile(
    rf"[\[(]?(?P<clock>{CLOCK})(?:\s?{_DASH}>?\s?{CLOCK})?[\])]?\s?[,，、;；]\s?(?P<name>[^:：,，]{{1,60}}?)\s?[:：]\s*",
    re.ASCII,
)
"""A time, a comma and a name: ``00:01:16-00:01:20, Ada:``."""
_UNTIL = re.compile(rf"(?:to|[-–—]) [\[(]?{CLOCK}[\])]?$", re.ASCII)
_ANY_CLOCK = re.compile(rf"(?<!\d){CLOCK}(?!\d)", re.ASCII)
_SENTENCE_END = (".", "?", "!", "…", ",", ";", ":", "-", "。", "？", "！", "，", "：")
_ABBREVIATED = (" Jr.", " Sr.")
_AROUND = " *_\t-–—|•·"


class Head(NamedTuple):
    """Where a passage begins: its speaker ('' if not named here), its time as written, its text on that line.

    ``alone`` when the line holds nothing but a time, so that the speaker may stand on the line before; ``colon`` when
    a colon stands after the speaker; ``until`` is the rest of a line that only tells a time at which something ends.
    """

    speaker: str
    clock: str
    text: str
    alone: bool
    colon: bool = False
    until: str = ""


def head_of(line: str) -> Head | None:
    """Return the beginning of a passage that ``line`` is; None for any other line."""
    if found := _ALONE.match(line[:HEAD].strip("*_ ")):
        return Head("", found["clock"], "", alone=True)
    head = line[:HEAD]
    if (comma := _COMMA_NAME.match(head)) is not None and is_name(comma["name"]):
        return Head(comma["name"], comma["clock"], line[comma.end() :], alone=False, colon=True)
    if (bold := _BOLD_TIME.match(head)) is not None:
        return Head("", bold["clock"], line[bold.end() :], alone=False)
    if (stamp := _STAMP.search(head)) is not None:
        return _stamped(line, stamp)
    if (colons := _COLONS.search(head)) is not None and (named := _named(head[: colons.start()])) is not None:
        speaker, colon = named
        if not speaker or colon:
            return Head(speaker, colons["clock"], line[colons.end() :], alone=False, colon=colon)
    if len(line) <= _LONGEST_NAME + 20 and (at_end := _AT_END.search(line)) is not None:
        at_end = _RANGE_AT_END.search(line) or at_end
        named = _named(line[: at_end.start()])
        if named and named[0] and not names_nobody(named[0]):
            return Head(named[0], at_end["clock"], "", alone=False, colon=named[1])
    return None


def _stamped(line: str, stamp: re.Match[str]) -> Head | None:
    after = _AFTER_STAMP.match(line, stamp.end(), HEAD + 8)
    named = _named(line[: stamp.start()])
    if after is None or named is None:
        return None
    speaker, colon = named
    clock: str = stamp["clock"] or stamp["square"] or stamp["linked"]
    text = line[after.end() :]
    if not speaker and not text:
        return Head("", clock, "", alone=True)
    if _UNTIL.match(text[:HEAD]):
        return Head(speaker, clock, "", alone=False, colon=colon, until=text)
    return Head(speaker, clock, text, alone=False, colon=colon)


def _named(before: str) -> tuple[str, bool] | None:
    """Return the name that stands ``before`` a time, and whether with a colon; None if that is no name."""
    name = before.strip(_AROUND)
    colon = name.endswith((":", "："))
    name = name.rstrip(":：").strip(_AROUND)
    if name[:1] + name[-1:] in {"[]", "()"}:
        name = name[1:-1].strip()
    if not name:
        return "", False
    if ": " in name or "：" in name or not is_name(name) or _ANY_CLOCK.search(name):
        return None
    return name, colon


class Bare(NamedTuple):
    """A piece of speech after a time that nothing marks: its times as written ('' if it has no end), its text."""

    start: str
    end: str
    text: str


def bare_time(line: str) -> Bare | None:
    """Return the piece of speech that ``line`` times in front, as in ``00:01:16 What she says.``, if it does."""
    found = _BARE.match(line[:HEAD])
    if found is None or (":" not in found["start"] and not found["end"]):
        return None
    return Bare(found["start"], found["end"] or "", line[found.start("text") :])


def is_name(text: str) -> bool:
    """Say whether ``text`` could be a speaker's name or a heading: short, not ending as a sentence does."""
    if not text or len(text) > _LONGEST_NAME or len(text.split()) > 10 or not (text[0].isalnum() or text[0] in '@“"‘'):
        return False
    return text.endswith(_ABBREVIATED) or not text.endswith(_SENTENCE_END)


def listed_chapter(line: str) -> tuple[str, str] | None:
    """Return the time and title that a line of a contents list gives; None for any other line."""
    found = _LISTED.match(line) if len(line) <= HEAD else None
    return (found["clock"], found["title"]) if found else None
