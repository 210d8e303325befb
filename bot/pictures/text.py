"""Text from people and transcripts, made ready to be set: no control characters, no endless words, a direction."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from textwrap import shorten

from bot.statistics.plain import Plain

LONGEST_WORD = 22
"""Characters after which a word may be broken: no English word in common use is longer."""

LONGEST_DESCRIPTION = 256
"""Characters that Discord takes as the description of an image in a layout."""

MOST_LETTERS = 60
"""Characters of a name or of some words in a heading."""

EAST_ASIAN = re.compile("[\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Chinese, Japanese and Korean letters: a line may end at any; their fonts are too large to come with the bot."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_ENDLESS = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")
_BREAK_HERE = "\u200b"


def cleaned(text: str) -> str:
    """Return ``text`` on one line, without what cannot be seen: control characters, direction overrides."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(_UNSEEN.sub(" ", whole).split())


def words(text: str) -> dict[str, Plain]:
    """Return ``text`` as a template takes it: cleaned, with places to break endless words, and its direction."""
    clean = cleaned(text)
    return {"text": _ENDLESS.sub(rf"\1{_BREAK_HERE}", clean), "rtl": runs_right_to_left(clean)}


def headline(text: str, letters: int = MOST_LETTERS) -> str:
    """Return ``text`` cleaned, in at most so many ``letters``: what stands whole, however many lines it takes."""
    clean = cleaned(text)
    return clean if len(clean) <= letters else clean[: letters - 1].rstrip() + "…"


def runs_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction belongs to a script written from right to left.

    Rules P2 and P3 of the Unicode Bidirectional Algorithm (UAX #9).
    """
    directions = map(unicodedata.bidirectional, text)
    return next((direction for direction in directions if direction in {"L", "R", "AL"}), "L") != "L"


def described(*parts: str) -> str:
    """Return ``parts`` as one description, cut at a word where it would be longer than allowed."""
    text = " ".join(filter(None, map(cleaned, parts)))
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    short = shorten(text, LONGEST_DESCRIPTION, placeholder="…")
    return short if len(short) > LONGEST_DESCRIPTION // 2 else text[: LONGEST_DESCRIPTION - 1] + "…"


def percent(share: float) -> str:
    """Return ``share``, 0 to 1, as "26%"; what is something but rounds to nothing, as "<1%"."""
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def times(number: int) -> str:
    """Return "never", "once", "2 times"."""
    return {0: "never", 1: "once"}.get(number, f"{number:,} times")


def listed(items: Sequence[str]) -> str:
    """Return ``items`` as in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def counted(number: int, one: str) -> str:
    """Return "1 word", "8,077 words"."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def longest_word(texts: Iterable[str]) -> str:
    """Return the longest run without a place to break in ``texts``; '' if there is none."""
    runs = (run for text in texts for run in re.split(rf"\s|{_BREAK_HERE}|{EAST_ASIAN.pattern}", text))
    return max(runs, key=len, default="")


def estimated_width(text: str, size: float) -> float:
    """Return about how many points wide ``text`` is in type of ``size`` points, rather more than less."""
    return size * sum(map(_estimated_ems, text))


def _estimated_ems(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in "MW":
        return 0.98
    if letter.isupper() or letter in "mw":
        return 0.72
    return 0.26 if letter in " ,.;:'’|!ijl" else 0.53
