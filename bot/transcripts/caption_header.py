"""The first line of captions as this bot exports them: what it keeps that captions have no place for."""

import re
from html import escape, unescape
from typing import NamedTuple

from bot.transcripts.recognisers import LONGEST_MAKER

_WHOLE_PASSAGES = "- each cue is a passage"
_GUESSED = ", at a guessed time"
_MADE_BY = ", made by "
_HEADER = re.compile(rf"WEBVTT {_WHOLE_PASSAGES}(?P<guessed>{_GUESSED})?(?:{_MADE_BY}(?P<maker>\S[^\n]{{0,2000}}))?")


class Header(NamedTuple):
    """What the first line tells.

    ``whole`` says that each cue is a passage; ``timed`` is False where times are guessed from the text's length;
    ``made_by`` names the machine that wrote it down.
    """

    whole: bool = False
    timed: bool = True
    made_by: str | None = None

    @property
    def text(self) -> str:
        """What stands behind "WEBVTT"."""
        maker = f"{_MADE_BY}{escape(self.made_by, quote=False)}" if self.made_by else ""
        return f"{_WHOLE_PASSAGES}{'' if self.timed else _GUESSED}{maker}"


def read_header(line: str) -> Header:
    """Return what the first ``line`` of captions tells; nothing but the defaults if this bot did not write it."""
    found = _HEADER.fullmatch(line.strip())
    if found is None:
        return Header()
    return Header(True, not found["guessed"], unescape(found["maker"])[:LONGEST_MAKER] if found["maker"] else None)
