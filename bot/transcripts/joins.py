"""Words that a transcript repeats where two of its pieces were joined, read once.

Transcribers work in overlapping pieces; at a join a speaker's last words come again as the first words of
the next passage. Joins are found by their words, not by the clock: 106 other episodes of the first
conversation's show have 482, only 44 of them on a piece's usual border.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.conversation.canonical import WORD, canonical
from bot.conversation.model import Passage

FEWEST = 4
"""Words a repetition must have: shorter ones are how people talk."""

MOST = 100
"""Words a repetition is looked for in; keeps the search short in a hostile file."""


class Join(NamedTuple):
    """Words that end passage ``passage`` and begin the next: ``words`` of them, as written in the first."""

    passage: int
    words: int


class ReadOnce(NamedTuple):
    """Passages without the earlier copy of words repeated at joins, and the joins."""

    passages: tuple[Passage, ...]
    joins: tuple[Join, ...]


class _Spoken(NamedTuple):
    """A word in canonical form and the character it begins at."""

    word: str
    start: int


def read_once(passages: Sequence[Passage]) -> ReadOnce:
    """Drop the earlier copy of words repeated at joins: the later one has the exact time.

    A passage all of which is repeated is dropped whole.
    """
    kept: list[Passage] = []
    joins: list[Join] = []
    for number, (passage, following) in enumerate(pairwise(passages)):
        cut = _repeated_from(passage, following)
        if cut < len(passage.text):
            joins.append(Join(number, len(passage.text[cut:].split())))
        if text := passage.text[:cut].rstrip():
            kept.append(Passage(passage.speaker, passage.start, text))
    return ReadOnce((*kept, *passages[-1:]), tuple(joins))


def _repeated_from(passage: Passage, following: Passage) -> int:
    """Return the character at which ``passage`` starts to repeat ``following``'s beginning, or its length."""
    if passage.speaker == following.speaker:
        beginning = _first_words(following.text)
        # Few passages end with a word that the next one begins with: only those are read as a whole.
        if _last_word(passage.text) in beginning[FEWEST - 1 :]:
            ending = _last_words(passage.text)
            words = [spoken.word for spoken in ending]
            for count in range(min(len(words), len(beginning)), FEWEST - 1, -1):
                if beginning[:count] == words[-count:]:
                    return ending[-count].start
    return len(passage.text)


def _last_word(text: str) -> str:
    """Return the last word of ``text`` that has a letter or a digit; '' if none has."""
    return next(filter(None, map(canonical, reversed(text.rsplit(maxsplit=2 * MOST)[-2 * MOST :]))), "")


def _last_words(text: str) -> list[_Spoken]:
    before = text.rsplit(maxsplit=2 * MOST)
    begin = len(before[0]) if len(before) > 2 * MOST else 0
    words = (_Spoken(canonical(found.group()), found.start()) for found in WORD.finditer(text, begin))
    return [spoken for spoken in words if spoken.word][-MOST:]


def _first_words(text: str) -> list[str]:
    return _spoken_only(text.split(maxsplit=2 * MOST)[: 2 * MOST])[:MOST]


def _spoken_only(words: Iterable[str]) -> list[str]:
    return [form for form in map(canonical, words) if form]
