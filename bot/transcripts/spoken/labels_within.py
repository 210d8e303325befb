"""Speakers named within a line, after a sentence: ``Thank you. TAPPER: And now the news.``

Whoever begins lines again and again by the same label is who speaks from there, which is told. Any other name of a
speaker stays words, and is told, too: it could be what somebody reads out.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.speakers.label_candidates import Candidate
from bot.transcripts.speakers.label_words import names_nobody
from bot.transcripts.speakers.speaker_labels import Labels

_NAME = r"[^.?!…:：*]{1,60}|[^\s.*]{1,4}\. [^.?!…:：*]{1,60}"
_WITHIN = re.compile(rf"(?<=[.?!…。！？\"”)\]] )[*_]{{0,3}}(?P<name>{_NAME})[*_]{{0,3}}[:：][*_]{{0,3}}")
_OFTEN = 3
"""Lines that a label must begin to be a speaker's within one, too."""
_SHORTEST = 2


class Part(NamedTuple):
    """A part of a line: who is named before it ('' if nobody is), and what is said."""

    name: str
    text: str


class NamesWithin(NamedTuple):
    """The speakers of a file by what may stand for them, in small letters, and the labels that are sure to."""

    names: Mapping[str, str]
    sure: Collection[str]

    @classmethod
    def of(cls, labels: Labels, candidates: Collection[Candidate]) -> "NamesWithin":
        """Return those of a file with ``labels``, whose lines begin with ``candidates``."""
        counts = Counter(candidate.label for candidate in candidates)
        shown = {name.lower(): name for name in labels.names.values()}
        known = shown | {label.lower(): name for label, name in labels.names.items()}
        often = (label for label in labels.names if counts[label] >= _OFTEN and len(label) >= _SHORTEST)
        return cls(known, frozenset(label for label in often if label[0] == label[0].upper() and not _is_word(label)))

    def parts(self, number: int, text: str, account: Account, *, goes_on: bool) -> Iterator[Part]:
        """Yield ``text`` of line ``number`` cut where it surely names a speaker; whatever it names is put down.

        ``goes_on`` when the next line begins with no mark, so that a name may end this one.
        """
        name, at = "", 0
        if ":" in text or "：" in text:
            for found in _WITHIN.finditer(text):
                label = found["name"].strip(" _")
                known = self.names.get(label.lower())
                if known is None or label[:1].islower():
                    continue
                if label in self.sure and _begins(text[found.end() :], goes_on):
                    account.notice(number, f"{label}:", f"{known}, a speaker, within a line")
                    yield Part(name, text[at : found.start()].strip())
                    name, at = known, found.end()
                else:
                    account.notice(number, f"{label}:", "words, within a line")
        yield Part(name, text[at:].strip() if at else text)


def _is_word(label: str) -> bool:
    return names_nobody(label) and " " not in label


def _begins(text: str, goes_on: bool) -> bool:
    """Say whether ``text`` begins as what somebody says does."""
    following = text.lstrip(" *_\"“‘'(¿¡")
    if not following:
        return goes_on
    return text[0].isspace() and following[0] == following[0].upper()
