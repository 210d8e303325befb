"""What a whole file tells of its labels."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from bot.transcripts.speakers.label_candidates import Candidate, Form
from bot.transcripts.speakers.label_words import (
    QUESTION_AND_ANSWER,
    is_name_like,
    is_shown,
    names_nobody,
    tells_role,
    words_in,
)
from bot.transcripts.speakers.numbered_names import is_numbered, numbered_alike
from bot.transcripts.speakers.shown_names import base_name

OFTEN = 3
"""Times from which a label is a speaker's in whatever letters."""
_MOSTLY = 0.8
"""The share of labels with frequent ones from which those that come once may be speakers, too."""
_COVERED = 0.4
"""The share of lines that must begin with a mark that alone is no sign of a name: brackets, bold."""

_SHORT = re.compile(r"[A-Z]{2,4}")
_STRIP = "\"'“”‘’«»()[]*_,;:.?!…-–—"


class Seen(NamedTuple):
    """A label and the line it stands on."""

    line: int
    candidate: Candidate


class Evidence:
    """What a file's labels and lines tell; ``known`` are speakers named in another way, with how often."""

    def __init__(self, seen: Sequence[Seen], lines: Sequence[str], known: Mapping[str, int]) -> None:
        self.lines = lines
        self.known = known
        self.seen = _marked_enough(seen, len(lines), known)
        self.counts = Counter(one.candidate.label for one in self.seen)
        self.first: dict[str, Seen] = {}
        for one in self.seen:
            self.first.setdefault(one.candidate.label, one)

    @cached_property
    def frequent(self) -> Mapping[str, int]:
        """The labels that come more than once and can be speakers, with how often."""
        return {label: count for label, count in self.counts.items() if count > 1 and self._comes_again(label, count)}

    @cached_property
    def mostly_frequent(self) -> bool:
        """Whether frequent labels, and others that look like full names, are most of all there are."""
        total = self.counts.total()
        full = sum(
            len(label.split()) > 1 and label not in self.frequent and looks_named(label) for label in self.counts
        )
        likely = sum(self.frequent.values()) + sum(self.known.values()) + full
        return likely >= _MOSTLY * max(1, total) or total >= _MOSTLY * len(self.lines)

    @cached_property
    def begins(self) -> int:
        """The line of the first label that is surely a speaker's."""
        lines = [self.first[label].line for label in self.frequent]
        return min(lines, default=0)

    @cached_property
    def followed_by_large(self) -> bool:
        """Whether what frequent labels begin mostly begins with a large letter."""
        texts = [one.candidate.text for one in self.seen if one.candidate.label in self.frequent]
        return 2 * sum(text[:1].islower() for text in texts) <= len(texts)

    @cached_property
    def in_bold(self) -> bool:
        """Whether frequent labels are mostly in bold."""
        forms = [one.candidate.form for one in self.seen if one.candidate.label in self.frequent]
        return bool(forms) and 2 * sum(form in {Form.BOLD, Form.BOLD_ALONE} for form in forms) > len(forms)

    @cached_property
    def in_capitals(self) -> bool:
        """Whether all frequent labels are in capitals."""
        return bool(self.frequent) and all(label == label.upper() != label.lower() for label in self.frequent)

    @cached_property
    def small(self) -> frozenset[str]:
        """Every word that the file writes in small letters."""
        return self._words[0]

    @cached_property
    def called(self) -> frozenset[str]:
        """Every word that the file writes with a large letter within a sentence, in small letters."""
        return self._words[1]

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return "\n".join(self.lines)

    @cached_property
    def word_count(self) -> int:
        """Words in the file."""
        return sum(len(line.split()) for line in self.lines)

    @cached_property
    def _words(self) -> tuple[frozenset[str], frozenset[str]]:
        small, called = set[str](), set[str]()
        for line in self.lines:
            before = "."
            for token in line.split():
                word = token.strip(_STRIP)
                if word.islower():
                    small.add(word)
                elif word and before[-1] not in '.?!…:*"“_':
                    called.add(word.lower())
                before = token
        return frozenset(small), frozenset(called)

    def numbered(self, label: str) -> bool:
        """Say whether ``label`` is a number for a speaker, by itself or by others like it."""
        return is_numbered(label) or label in self._alike

    @cached_property
    def _alike(self) -> Collection[str]:
        return numbered_alike(label for label in self.counts if not is_shown(label) and not names_nobody(label))

    def _comes_again(self, label: str, count: int) -> bool:
        total = self.counts.total()
        if is_shown(label):
            return False
        if label.lower() in QUESTION_AND_ANSWER:
            together = sum(self.counts[one] for one in self.counts if one.lower() in QUESTION_AND_ANSWER)
            if together >= OFTEN:
                return True
        if names_nobody(base_name(label)) and not (self._short and _SHORT.fullmatch(label)):
            several = len(label.split()) > 1 and is_name_like(base_name(label))
            return self._among_speakers and count > OFTEN and count >= (0.05 if several else 0.2) * total
        if tells_role(label) or self.numbered(label) or is_name_like(base_name(label)):
            return True
        often = count >= OFTEN and len(label.split()) <= 6 and self._often_begins(label, count)
        return often and self._among_speakers

    @cached_property
    def _before_small(self) -> Counter[str]:
        """How often each label stands before a small letter."""
        return Counter(one.candidate.label for one in self.seen if one.candidate.text[:1].islower())

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words of the names that surely speak."""
        return frozenset(word for known in (*self.frequent, *self.known) for word in words_in(known))

    @cached_property
    def _short(self) -> bool:
        """Whether most labels that come often are initials, so that "IS" is somebody's, too."""
        often = [label for label, count in self.counts.items() if count >= OFTEN]
        return 2 < len(often) <= 2 * sum(bool(_SHORT.fullmatch(label)) for label in often)

    @cached_property
    def _among_speakers(self) -> bool:
        """Whether labels begin much of the file, or some are surely speakers', so that others may be, too."""
        named = any(count > 1 and looks_named(label) for label, count in self.counts.items())
        return named or bool(self.known) or self.counts.total() >= _COVERED * len(self.lines)

    def _often_begins(self, label: str, count: int) -> bool:
        large = count - self._before_small[label]
        return 3 * large >= 2 * count or 2 * self.counts.total() >= len(self.lines)


def looks_named(label: str) -> bool:
    """Say whether ``label`` is written as names are, and no word of it is one that names nobody."""
    base = base_name(label)
    return is_name_like(base) and not names_nobody(base)


def _marked_enough(seen: Sequence[Seen], lines: int, known: Mapping[str, int]) -> list[Seen]:
    """Return ``seen`` without those only in brackets, or in bold without a colon, unless such begin most lines."""
    colons = {one.candidate.label for one in seen if one.candidate.form in {Form.COLON, Form.BOLD}} | set(known)
    kept = set[Form]()
    for form in (Form.BRACKETS, Form.BOLD_ALONE):
        marked = [one.candidate.label for one in seen if one.candidate.form is form]
        if len(marked) > 1 and (len(marked) >= _COVERED * lines or all(map(is_numbered, marked))):
            kept.add(form)
    unsure = {Form.BRACKETS, Form.BOLD_ALONE} - kept
    return [one for one in seen if one.candidate.form not in unsure or one.candidate.label in colons]
