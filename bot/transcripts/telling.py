"""What became of every word of a file, as people are told: what was left out and why, what could be read otherwise."""

from collections.abc import Sequence

from bot.transcripts.written import LeftOut, Noticed

_SHOWN = 80
"""Characters of the file shown in one line."""


def counted(number: int, one: str, several: str) -> str:
    """Return ``number`` with the word for ``one`` or ``several`` of what it counts."""
    return f"{number:,} {one if number == 1 else several}"


def often(times: int) -> str:
    """Return how often something happens."""
    return {0: "never", 1: "once", 2: "twice"}.get(times, f"{times:,} times")


def left_out_line(left: LeftOut) -> str:
    """Return what is told of a stretch that was left out."""
    place = f" from line {left.line:,}" if left.line else ""
    return f"left out, {counted(left.words, 'word', 'words')}{place}, “{_beginning(left.text)}”: {left.why}"


def noticed_line(noticed: Noticed) -> str:
    """Return what is told of something that could be read in more than one way."""
    place = f" (line {noticed.line:,})" if noticed.line and noticed.times == 1 else ""
    return f"“{_beginning(noticed.text)}” {often(noticed.times)}{place}, taken as {noticed.taken_as}"


def all_left_out(left_out: Sequence[LeftOut], read: int) -> str:
    """Return how many words were left out beside the ``read`` ones; '' if none."""
    words = sum(left.words for left in left_out)
    return f"left out: {words:,} of {counted(words + read, 'word', 'words')}" if words else ""


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
