"""The arrows by which captions tell that somebody else speaks, ``>> So we went.``, without saying who."""

import re
from collections.abc import Iterator

from bot.conversation.timing import Stamp
from bot.transcripts.accounts import Account
from bot.transcripts.captions.cues import Cue
from bot.transcripts.written import UNKNOWN_SPEAKER

MARK = re.compile(r"(?:^|(?<=\s))\s{0,9}>{2,3}(?!>)\s{0,9}")
NOBODY_NAMED = "a mark that somebody else speaks, whom it does not name"


def without_marks(cue: Cue, account: Account) -> Iterator[Cue]:
    """Yield ``cue`` cut at its marks, which are taken off and put down; whom it names says all of it."""
    if ">>" not in cue.text:
        yield cue
        return
    at, changed = 0, False
    for found in MARK.finditer(cue.text):
        account.notice(cue.line, found.group().strip(), NOBODY_NAMED)
        yield from _part(cue, at, found.start(), changed=changed)
        at, changed = found.end(), True
    yield from _part(cue, at, len(cue.text), changed=changed)


def _part(cue: Cue, begin: int, end: int, *, changed: bool) -> Iterator[Cue]:
    text = cue.text[begin:end].rstrip()
    if not text:
        return
    stamps = [Stamp(one.character - begin, one.seconds) for one in cue.stamps if begin <= one.character < end]
    speaker = UNKNOWN_SPEAKER if changed and not cue.speaker else cue.speaker
    whole = len(text) == len(cue.text)
    until = cue.end if end == len(cue.text) else None if cue.end is None else _second(cue, end)
    yield cue if whole else Cue(cue.line, speaker, _second(cue, begin), until, text, tuple(stamps), begins=changed)


def _second(cue: Cue, character: int) -> float:
    """Return when ``character`` of ``cue`` is said, by the times of its words or in proportion."""
    timed = [one.seconds for one in cue.stamps if one.character <= character]
    if timed:
        return timed[-1]
    lasting = 0.0 if cue.end is None else max(0.0, cue.end - cue.start)
    return round(cue.start + lasting * character / max(1, len(cue.text)), 3)
