"""The pieces of a saved page: each block's text, and what kind it is by its element, its classes or its text."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.clock import CLOCK, SECONDS
from bot.transcripts.spoken.lines import is_name

_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|svg)\b.*?(?:</\1\b[^<>]*>?|\Z)", re.DOTALL | re.IGNORECASE)
_NO_TAG = re.compile(r"<(?![^<>]{0,5000}>)")
ONLY_TIME = re.compile(rf"[\s(\[]*(?P<clock>{CLOCK}|\d{{1,3}}h\d{{1,2}}m\d{{1,2}}s)[\s)\]:]*", re.ASCII)
SAID, NAME, TIME, HEADING, UNSEEN, CELL = "said", "name", "time", "heading", "unseen", "cell"
_UNSEEN_TAGS = frozenset(
    {
        "button",
        "head",
        "nav",
        "noscript",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "thead",
        "title",
        "footer",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_NO_END = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_NAMES = frozenset({"author", "name", "speaker"})
_TIMES = frozenset({"time", "timecode", "timestamp"})


_CELLS = frozenset({"td", "th"})
_ESCAPED = re.compile(r"\\([\[\]()])")
"""Brackets as Markdown escapes them, which some pages keep."""
_STARTS = frozenset({"data-start", "data-start-time", "data-timestamp", "data-time"})
_START = re.compile(rf"{CLOCK}|{SECONDS}|\d{{1,5}}", re.ASCII)
_LONGEST_TITLE = 200
_LONGEST_CLASSES = 200


class Piece(NamedTuple):
    """A block's text, the line of the page it begins on, what kind it is, and which ``element`` it alone stands in."""

    number: int
    kind: str
    text: str
    element: str = ""


def tidied(page: str) -> str:
    """Return ``page`` without what is never shown, every line where it was, and without tags that do not end.

    For those, Python's parser looks through the whole rest of the page, each time.
    """
    shown = _UNREAD.sub(lambda found: "\n" * found.group().count("\n"), page)
    return _NO_TAG.sub("&lt;", shown)


class Page(HTMLParser):
    """Takes a page apart into pieces: each block's text, and what kind it is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._open: list[tuple[str, str]] = []
        self._block = ""
        self._counts = Counter[str]()
        self._text: list[str] = []
        self._line = 0
        self._title: list[str] = []
        self._row: int | None = None
        self.account = Account()

    @property
    def title(self) -> str | None:
        """What the page is called."""
        return " ".join("".join(self._title).split())[:_LONGEST_TITLE] or None

    @property
    def _kind(self) -> str:
        return self._open[-1][1] if self._open else SAID

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        classes = next((value or "" for name, value in attrs if name == "class"), "")
        kind = _kind_of(tag, classes)
        if kind or tag not in _INLINE:
            self._flush()
            self._block = f"{tag} {classes[:_LONGEST_CLASSES]}" if tag not in _NO_END else ""
        if tag == "tr":
            self._row = 0
        elif tag in _CELLS and self._row is not None:
            self._row += 1
            kind = kind or (CELL if self._row == 1 else "")
        if clock := _clock_in(attrs):
            self.pieces.append(Piece(self.getpos()[0], TIME, clock))
        if tag not in _NO_END:
            inherited = self._kind if tag in _INLINE or self._kind == UNSEEN else SAID
            self._open.append((tag, inherited if inherited == UNSEEN else kind or inherited))
            self._counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element, with those in it that were left open."""
        if tag not in _INLINE or self._kind not in {SAID, UNSEEN}:
            self._flush(self._block if self._block.split(" ", 1)[0] == tag else "")
            self._block = ""
        while self._counts[tag]:
            closed, _ = self._open.pop()
            self._counts[closed] -= 1
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if self._open and self._open[-1][0] == "title":
            self._title.append(data)
        elif self._kind == UNSEEN and data.strip() and not self._counts["head"]:
            text = " ".join(data.split())
            self.account.leave_out(self.getpos()[0], text, "of the page, not of the talk")
        elif self._kind != UNSEEN and (self._text or data.strip()):
            if not self._text:
                self._line = self.getpos()[0] + data[: -len(data.lstrip())].count("\n")
            self._text.append(data)

    def close(self) -> None:
        """End the page."""
        super().close()
        self._flush()

    def _flush(self, element: str = "") -> None:
        text = _ESCAPED.sub(r"\1", " ".join("".join(self._text).split()))
        if text:
            self.pieces.append(Piece(self._line, _kind_by_text(self._kind, text), text, element))
        self._text, self._line = [], 0


def _kind_of(tag: str, classes: str) -> str:
    """Return what an element holds by its tag and classes; '' if they do not tell."""
    if tag in _UNSEEN_TAGS:
        return UNSEEN
    if tag in _HEADINGS:
        return HEADING
    words = set(re.split(r"[\s_-]+", classes.lower())) if len(classes) < 500 else set()
    if tag == "time" or words & _TIMES:
        return TIME
    return NAME if tag in {"cite", "dt"} or words & _NAMES else ""


def _kind_by_text(kind: str, text: str) -> str:
    if ONLY_TIME.fullmatch(text):
        return TIME
    if kind == TIME or (kind == NAME and not is_name(text.rstrip(": "))):
        return SAID
    return kind


def _clock_in(attrs: list[tuple[str, str | None]]) -> str:
    """Return the time at which an element is said, as its attributes tell it; '' if they do not."""
    told = next((value for name, value in attrs if name in _STARTS and value), "")
    found = _START.fullmatch(told.strip()) if len(told) < 40 else None
    if found is None:
        return ""
    if ":" in told:
        return told.strip()
    minutes, seconds = divmod(float(told.replace(",", ".")), 60)
    return f"{int(minutes) // 60}:{int(minutes) % 60:02}:{seconds:06.3f}"
