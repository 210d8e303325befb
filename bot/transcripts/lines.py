"""The lines of a text, however it ends them, within bounds."""

import re
from collections.abc import Sequence

from bot.conversation.errors import TranscriptError

MOST_LINES = 250_000
"""Lines that are read: the longest of 400 public transcripts has some 6,500; captions have some 5,000 an hour, and
40,000 if each word has its own."""

_END = re.compile(r"\r\n?|\n")


def lines_of(text: str, source: str) -> Sequence[str]:
    """Return the lines of ``text``; raises TranscriptError if there are too many."""
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise TranscriptError(source, 0, f"more than {MOST_LINES:,} lines", "split it into conversations")
    return _END.split(text.removeprefix("\ufeff"))
