"""Speakers named at the beginning of a caption's line: ``Ada: What she says.``, ``[SPEAKER_00]: What is said.``

Not every word before a colon is a name ("Remember: ..."), so a whole file decides which are.
"""

import re
from collections import Counter
from collections.abc import Iterable

OFTEN = 3
"""Times a name must stand before a colon in a file that does not begin with one."""

_WORD = r"[^\W\d_][\w.'’&-]{0,30}"
_NAME = rf"{_WORD}(?: [\w.'’&#-]{{1,30}}){{0,4}}"
_NUMBERED = r"(?:SPEAKER|Speaker|speaker|spk)[_ ]?\d{1,4}"
_ARROW = r"(?:>|&gt;)"
_LABEL = re.compile(
    rf"\s*(?:(?:[-–—]|{_ARROW})+\s*)?"
    rf"(?:(?P<name>{_NAME}):|\[(?P<bracketed>{_NAME})\]:|\[(?P<numbered>{_NUMBERED})\])(?:\s+|$)"
)
_SMALL = frozenset({"and", "de", "der", "di", "du", "la", "of", "the", "van", "von"})
_MARK = re.compile(rf"\s*(?:{_ARROW}{{2,}}|[-–—](?=\s))\s*")


def speaker_labels(lines: Iterable[str]) -> frozenset[str]:
    """Return the names that ``lines`` begin with: all there are if the first line has one, else frequent ones.

    A single one is no name: the captions' author, often.
    """
    found = [label_of(line) for line in lines if line.strip()]
    counts = Counter(filter(None, found))
    if counts.total() > 1 and found[0]:
        return frozenset(counts)
    return frozenset(name for name, count in counts.items() if count >= OFTEN)


def label_of(line: str) -> str:
    """Return what stands before the colon that ``line`` begins with, if it can be a name; else ''."""
    found = _LABEL.match(line)
    if not found:
        return ""
    name: str = found["name"] or found["bracketed"] or found["numbered"]
    words = name.split()
    return (
        name
        if found["numbered"] or all(word != word.lower() or word.isdigit() or word in _SMALL for word in words)
        else ""
    )


def without_label(line: str) -> str:
    """Return ``line`` after its label."""
    found = _LABEL.match(line)
    return line[found.end() :] if found else line


def without_mark(line: str) -> str:
    """Return ``line`` without the dash or arrows that only tell that somebody else speaks."""
    found = _MARK.match(line)
    return line[found.end() :] if found else line
