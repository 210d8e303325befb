"""Labels among the words where a format tells who speaks beside them: ``speaker: agent, text: Agent: Hello``."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.conversation.timing import Stamp
from bot.transcripts.accounts import Account
from bot.transcripts.captions.cues import Cue
from bot.transcripts.speakers.label_words import is_name_like, names_nobody
from bot.transcripts.written import Noticed

_OWN = re.compile(r"[*_]{0,2}(?P<name>[^:：*_]{1,60}?)[*_]{0,2}\s?[:：][*_]{0,2}\s*(?=\S)")
_WITHIN = re.compile(r"(?:^|(?<=[.?!…] ))(?P<name>[^\W\d_][\w.'’ -]{0,40}?):(?= )")
_FEWEST = 2
"""Times that a label must come to be told."""


def without_own_labels(cues: Sequence[Cue], account: Account) -> list[Cue]:
    """Return ``cues`` without the labels at their beginnings that only name who says them anyway, which are told."""
    own = {place: end for place, cue in enumerate(cues) if (end := _own_label(cue))}
    if len(own) < _FEWEST:
        return list(cues)
    for place, end in own.items():
        account.notice(cues[place].line, cues[place].text[:end].strip(), "who is named beside it")
    return [_cut(cue, own[place]) if place in own else cue for place, cue in enumerate(cues)]


def _own_label(cue: Cue) -> int:
    """Return where the label ends that ``cue`` begins with, if it is of its speaker; 0 if it is none."""
    found = _OWN.match(cue.text[:80]) if cue.speaker and ":" in cue.text[:80] else None
    return found.end() if found and found["name"].strip().casefold() == cue.speaker.casefold() else 0


def _cut(cue: Cue, end: int) -> Cue:
    stamps = tuple(Stamp(max(0, stamp.character - end), stamp.seconds) for stamp in cue.stamps)
    return cue._replace(text=cue.text[end:], stamps=tuple(dict.fromkeys(stamps)))


def labels_within(texts: Iterable[str], told: Iterable[str]) -> tuple[Noticed, ...]:
    """Return what looks like labels within ``texts`` and comes again, taken as words; those ``told`` are left out."""
    counts = Counter(found["name"] for text in texts if ": " in text for found in _WITHIN.finditer(text))
    known = {text.rstrip(":") for text in told}
    again = [name for name, count in counts.items() if count >= _FEWEST and name not in known]
    likely = (name for name in again if is_name_like(name) and not names_nobody(name))
    return tuple(Noticed(0, f"{name}:", counts[name], "words, within what is said") for name in likely)
