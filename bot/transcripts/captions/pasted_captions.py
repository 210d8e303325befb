"""Captions that somebody pasted into a document: each of their lines is a paragraph, with an empty one between."""

import re
from itertools import pairwise

from bot.transcripts.clock import CLOCK

_TIMES = re.compile(rf"\s*{CLOCK}\s*-+>\s*{CLOCK}", re.ASCII)
_FEWEST = 2
"""Lines of times from which a document is taken for captions."""
_MOST_FULL = 0.1
"""The share of lines, at most, that stand straight below another where all are paragraphs."""


def without_empty_paragraphs(text: str) -> str:
    """Return ``text`` with its captions as their file has them, if each of their lines is a paragraph of its own.

    Only empty lines go, and come again above each caption; any other text is returned as it is.
    """
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    times = [place for place, line in enumerate(full) if _TIMES.match(line)]
    below = sum(bool(one.strip() and other.strip()) for one, other in pairwise(lines))
    if len(times) < _FEWEST or below > _MOST_FULL * len(full):
        return text
    numbered = {place - 1 for place in times if place and full[place - 1].strip().isdecimal()}
    begin = {place - 1 if place - 1 in numbered else place for place in times}
    return "\n".join(f"\n{line}" if place in begin and place else line for place, line in enumerate(full))
