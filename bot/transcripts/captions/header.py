"""The header of captions: their title and language, and what this bot keeps there as it exports them."""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.captions.recognisers import LONGEST_MAKER
from bot.transcripts.written import Details

_WHOLE_PASSAGES = "- each cue is a passage"
_GUESSED = ", at a guessed time"
_MADE_BY = ", made by "
_HEADER = re.compile(rf"WEBVTT {_WHOLE_PASSAGES}(?P<guessed>{_GUESSED})?(?:{_MADE_BY}(?P<maker>\S[^\n]{{0,2000}}))?")
_SETTING = re.compile(r"(?P<name>[A-Za-z][\w-]{0,30})\s?[:=]\s*(?P<value>\S[^\n]{0,200})")
_NO_TITLE = re.compile(
    r"\b(?:file|generated|created|exported|captions?|subtitles?|transcribed|by)\b|[:=/@]", re.IGNORECASE
)


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


def details_of(head: Sequence[str], account: Account) -> Details:
    """Return the title and the language that the lines of a WebVTT header, ``head``, tell.

    Words of it that are neither are put down in ``account`` as left out.
    """
    title = language = None
    for number, line in enumerate(head, 1):
        setting = _SETTING.fullmatch(line.strip())
        text = (
            line.strip().removeprefix("\ufeff").removeprefix("WEBVTT").strip(" \t-–—:") if number == 1 else line.strip()
        )
        if number == 1 and _HEADER.fullmatch(line.strip()):
            continue
        if setting and setting["name"].lower() == "language":
            language = setting["value"]
        elif setting and setting["name"].lower() == "title":
            title = setting["value"]
        elif number == 1 and text and not _NO_TITLE.search(text):
            title = text
        elif text and not setting:
            account.leave_out(number, text, "the header of the captions")
    return Details(title=title, language=language)
