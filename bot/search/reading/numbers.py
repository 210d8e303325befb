"""Numbers in words, to digits: "fifteen hundred" is 1500, "two point five" 2.5, "nineteen eighty four" 1984.

The grammar is that of spoken English numerals: units and tens add up, *hundred* multiplies what was just said,
*thousand* and above close a group, *and* may join a group to its rest, *point* starts decimals, *and a half* adds .5.
"""

from collections.abc import Sequence
from typing import NamedTuple

_SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_UNITS = {word: value for value, word in enumerate(_SMALL)}
_TENS = dict(
    zip(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), range(20, 100, 10), strict=True)
)
_GROUPS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_CENTURIES = {"19", "20"}

NUMBER_WORDS = frozenset({*_UNITS, *_TENS, "hundred", *_GROUPS})
"""Words a number in words must contain at least one of."""

_HALF = ("and", "a", "half")
HALF = _HALF[-1]
"""The word that ends a number with a half, which may begin with digits: "2 and a half"."""

LONGEST = 16
"""Words of a number that are read together."""


class Numeral(NamedTuple):
    """A number in digits, said by the words up to, not including, ``stop``."""

    digits: str
    stop: int


def numeral_at(words: Sequence[str], first: int) -> Numeral | None:
    """Return the number that the lower-case ``words`` say from ``first`` on, or None if none begins there."""
    near = words[first : first + LONGEST]
    said = _cardinal(near, 0)
    if said is None:
        return None
    digits, stop = _with_half(near, said) or _with_decimals(near, said) or _year(near, said) or said
    return Numeral(digits, first + stop)


def _cardinal(words: Sequence[str], first: int) -> Numeral | None:
    opening = _opening(words, first)
    if opening is None:
        return None
    total, group, at = 0.0, opening, first + 1
    previous = words[first]
    while at < len(words):
        word = words[at]
        if word == "hundred" and group and group < 100:
            group *= 100
        elif word in _GROUPS and group:
            total, group = total + group * _GROUPS[word], 0.0
        elif _adds(word, previous):
            group += _UNITS[word] if word in _UNITS else _TENS[word]
        elif word == "and" and at + 1 < len(words) and _adds(words[at + 1], previous):
            at += 1
            continue
        else:
            break
        previous = word
        at += 1
    return Numeral(_digits(total + group), at)


def _opening(words: Sequence[str], first: int) -> float | None:
    """Return the value of the word a number may begin with; digits and "a" only begin one before a multiplier."""
    word = words[first]
    if word in _UNITS:
        return float(_UNITS[word])
    if word in _TENS:
        return float(_TENS[word])
    multiplied = first + 1 < len(words) and (words[first + 1] == "hundred" or words[first + 1] in _GROUPS)
    if multiplied and word == "a":
        return 1.0
    multiplied = multiplied or tuple(words[first + 1 : first + 4]) == _HALF
    if multiplied and word.isascii() and word.replace(".", "", 1).isdigit() and len(word) < 10:
        return float(word)
    return None


def _adds(word: str, previous: str) -> bool:
    """Return whether ``word`` adds to the number that ``previous`` ended so far: "forty two", "hundred five"."""
    if word in _UNITS and previous in _TENS:
        return 0 < _UNITS[word] < 10
    return (word in _UNITS or word in _TENS) and (previous == "hundred" or previous in _GROUPS)


def _with_half(words: Sequence[str], said: Numeral) -> Numeral | None:
    """Return the number of "two and a half", or of "two and a half million"."""
    if tuple(words[said.stop : said.stop + len(_HALF)]) != _HALF:
        return None
    value, stop = float(said.digits) + 0.5, said.stop + len(_HALF)
    if stop < len(words) and words[stop] in _GROUPS:
        return Numeral(_digits(value * _GROUPS[words[stop]]), stop + 1)
    return Numeral(_digits(value), stop)


def _with_decimals(words: Sequence[str], said: Numeral) -> Numeral | None:
    if words[said.stop : said.stop + 1] != ["point"]:
        return None
    stop = said.stop + 1
    while stop < len(words) and _UNITS.get(words[stop], 10) < 10:
        stop += 1
    decimals = "".join(str(_UNITS[word]) for word in words[said.stop + 1 : stop])
    return Numeral(f"{said.digits}.{decimals}", stop) if decimals else None


def _year(words: Sequence[str], said: Numeral) -> Numeral | None:
    """Return the year of "nineteen eighty four" or "twenty twenty three"."""
    if said.digits not in _CENTURIES or said.stop >= len(words) or words[said.stop] not in {**_UNITS, **_TENS}:
        return None
    rest = _cardinal(words, said.stop)
    return Numeral(said.digits + rest.digits, rest.stop) if rest and len(rest.digits) == 2 else None


def _digits(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
