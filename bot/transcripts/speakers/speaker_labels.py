"""Who speaks, where lines name it: ``Ada: What she says.``, ``[Ada] What she says.``, ``**Ada:** What she says.``

Not every word before a colon is a name ("Remember: ..."), so a whole file decides which are: how often each comes,
where, and what follows. ``labels_of`` takes the lines of a file, without their times, and returns that decision.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.transcripts.speakers.initials import first_names, initials_of
from bot.transcripts.speakers.label_candidates import Candidate, Form, candidate_of
from bot.transcripts.speakers.label_choice import are_speakers
from bot.transcripts.speakers.label_evidence import Evidence, Seen
from bot.transcripts.speakers.label_words import is_name_like
from bot.transcripts.speakers.shown_names import base_name, shown_names
from bot.transcripts.written import Noticed

WORDS = "words"
SPEAKER = "a speaker"


class Labelled(NamedTuple):
    """A line that names its speaker: the name to show, the label as written, and the text after it."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Which labels of a file are speakers.

    ``names`` has the name to show for each of them, as written; ``noticed`` tells of all whose meaning is not plain:
    taken as words, as somebody's initials, or shown in another way.
    """

    names: Mapping[str, str]
    noticed: tuple[Noticed, ...] = ()

    def of(self, line: str) -> Labelled | None:
        """Return the speaker whom ``line`` names, if it does."""
        candidate = candidate_of(line)
        return self.taken(candidate) if candidate else None

    def taken(self, candidate: Candidate) -> Labelled | None:
        """Return what ``candidate`` names, if it is a speaker."""
        name = self.names.get(candidate.label)
        return Labelled(name, candidate.label, candidate.text) if name is not None else None


def labels_of(lines: Iterable[tuple[int, str]], *, known: Mapping[str, int] | None = None) -> Labels:
    """Return which labels in ``lines``, each with its number and without its time, are speakers.

    ``known`` are speakers whom the file names in another way, too, with how often.
    """
    numbered = [(number, line) for number, line in lines if line]
    seen = [Seen(number, found) for number, line in numbered if (found := candidate_of(line))]
    return labels_among(seen, [line for _, line in numbered], known=known)


def labels_among(
    seen: Sequence[Seen], lines: Sequence[str], *, known: Mapping[str, int] | None = None, people: Collection[str] = ()
) -> Labels:
    """Return which labels that are ``seen`` in ``lines`` are speakers, as ``labels_of`` does.

    ``people`` are those whom the file's settings list: labels may give their initials.
    """
    evidence = Evidence(seen, lines, known or {})
    speakers = are_speakers(evidence)
    counts = evidence.counts
    names = dict(shown_names([*(label for label in counts if label in speakers), *(known or {})]))
    initials = {**initials_of(counts, names, people), **first_names(counts, names)}
    names |= initials
    noticed = []
    for label, first in evidence.first.items():
        taken_as = _taken_as(label, names, initials, counts[label])
        if taken_as:
            noticed.append(Noticed(first.line, _written(first.candidate), counts[label], taken_as))
    noticed += [
        Noticed(one.line, one.candidate.slip, 1, f"{name}, a speaker")
        for one in evidence.seen
        if one.candidate.slip and (name := names.get(one.candidate.label))
    ]
    return Labels(names, tuple(noticed))


def _taken_as(label: str, names: Mapping[str, str], initials: Collection[str], count: int) -> str:
    """Return as what ``label`` was taken, if that is worth telling; else ''."""
    name = names.get(label)
    if name is None:
        return WORDS
    if label in initials or name != label:
        return f"{name}, a speaker"
    return SPEAKER if count == 1 or not is_name_like(base_name(label)) else ""


def _written(candidate: Candidate) -> str:
    if candidate.form is Form.BRACKETS:
        return f"[{candidate.label}]"
    return candidate.label if candidate.form is Form.BOLD_ALONE else f"{candidate.label}:"


_ARROW = r"(?:>|&gt;)"
_MARK = re.compile(rf"\s*(?:{_ARROW}{{2,}}|[-–—](?=\s))\s*")


def without_mark(line: str) -> str:
    """Return ``line`` without the dash or arrows that only tell that somebody else speaks."""
    found = _MARK.match(line)
    return line[found.end() :] if found else line
