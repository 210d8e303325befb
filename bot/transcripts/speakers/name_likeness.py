"""Whether two names may be meant for one person: spelt otherwise, misheard, or shortened.

People who share a surname are the trap: "Ian Brown" and "Dan Brown" differ by one letter and "Robert" and
"Roberta" by the last, while "Jon" and "John" are one. So names are compared word by word as they sound.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.conversation.canonical import canonical
from bot.transcripts.written import UNKNOWN_SPEAKER

ALIKE = 80.0
"""Likeness (0 to 100, ``rapidfuzz.fuzz.ratio``) from which two surnames may be one: "Friedman", "Fridman"."""

LETTERS_PER_SLIP = 5
"""Letters a given name must have for each letter that may be wrong in it: "Micheal", "Michael"."""

_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "professor", "sir"})
_ROLES = frozenset({*UNKNOWN_SPEAKER.lower().split(), "speakers", "unidentified", "host", "guest", "interviewer"})
_SOUNDS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("v", "f"), ("w", "f"), ("y", "i"), ("z", "s"))
_VOWELS = re.compile(r"(?<!^)[aeiou]")


def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` in canonical form, without titles; () if it only tells a role or a number."""
    parts = tuple(filter(None, map(canonical, _PART.findall(name))))
    if any(part in _ROLES or any(map(str.isdigit, part)) for part in parts):
        return ()
    return tuple(part for part in parts if part not in _TITLES) or parts


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how likely the names that have these parts are one person's: 0, or ``ALIKE`` to 100."""
    if not one or not other:
        return 0.0
    if len(one) == len(other) == 1:
        alike = one == other or _same_given(one[0], other[0])
    elif 1 in {len(one), len(other)}:
        alike = False
    else:
        alike = _same_given(one[0], other[0]) and _same_surname(one[-1], other[-1]) and _same_between(one, other)
    return max(ALIKE, fuzz.ratio(" ".join(one), " ".join(other))) if alike else 0.0


def shortens(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether ``short`` are the first parts of ``long``, as "Ada" is of "Ada Lovelace"."""
    return 0 < len(short) < len(long) and tuple(long[: len(short)]) == tuple(short)


def _same_between(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether what stands between given name and surname allows for one person: it may be left out."""
    between, others = one[1:-1], other[1:-1]
    return not between or not others or all(a[:1] == b[:1] for a, b in zip(between, others, strict=False))


def _same_given(one: str, other: str) -> bool:
    if 1 in {len(one), len(other)}:
        return one[0] == other[0]
    heard, said = _sound(one), _sound(other)
    if heard == said:
        return True
    slips = min(len(heard), len(said)) // LETTERS_PER_SLIP
    same_frame = _VOWELS.sub("", heard) == _VOWELS.sub("", said) and heard[-1] == said[-1]
    return same_frame and OSA.distance(heard, said, score_cutoff=slips) <= slips


def _same_surname(one: str, other: str) -> bool:
    heard, said = _sound(one), _sound(other)
    return heard[0] == said[0] and fuzz.ratio(heard, said, score_cutoff=ALIKE) > 0


def _sound(part: str) -> str:
    """Return ``part`` with one letter for each sound that names spell in several ways."""
    for written, sound in _SOUNDS:
        part = part.replace(written, sound)
    silent = part[0] + part[1:].replace("h", "")
    return re.sub(r"(.)\1+", r"\1", silent)
