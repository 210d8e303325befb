"""Reads transcript pages saved from the web: who speaks, when, what, each in an element of its own.

Pages differ in their elements, not in what they tell, so a page is written anew as spoken text: a name is what
a ``cite`` or an element with a class such as ``ts-name`` or ``speaker`` holds, a time likewise (``time``,
``ts-timestamp``), headings are headings, and every other block is what is said. Python's parser takes any page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from bot.conversation.errors import TranscriptError
from bot.transcripts.clock import CLOCK, clock_seconds
from bot.transcripts.sparse_times import Said, sparse_reading
from bot.transcripts.spoken_lines import head_of, is_name
from bot.transcripts.spoken_text import read_spoken_text
from bot.transcripts.written import Reading

_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|body|head|div|p|cite|time|table|article|section|main|h[1-6])\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_BEGINNING = 5000
"""Characters of a page among which one of its elements stands."""

LONGEST_PAGE = 5_000_000
"""Characters of a page that are read; those of three hours of talk have less than a million."""

_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|svg)\b.*?(?:</\1\b[^<>]*>?|\Z)", re.DOTALL | re.IGNORECASE)
_NO_TAG = re.compile(r"<(?![^<>]{0,5000}>)")
_ONLY_TIME = re.compile(rf"[\s(\[]*(?P<clock>{CLOCK}|\d{{1,3}}h\d{{1,2}}m\d{{1,2}}s)[\s)\]:]*", re.ASCII)
_COLONS = str.maketrans("hm", "::")
_NO_BRACKETS = str.maketrans("", "", "()[]")

_SAID, _NAME, _TIME, _HEADING, _UNSEEN = "said", "name", "time", "heading", "unseen"
_UNSEEN_TAGS = frozenset(
    {"button", "head", "nav", "noscript", "script", "select", "style", "svg", "template", "textarea", "thead", "title"}
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


class HtmlPage:
    """The reader for saved transcript pages."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` has an element that pages are made of near its beginning."""
        return _PAGE.search(text, 0, _BEGINNING) is not None

    def read(self, text: str, source: str) -> Reading:
        """Return what the page says; raises TranscriptError if nobody in it says anything at a time."""
        if len(text) > LONGEST_PAGE:
            raise TranscriptError(source, 0, f"more than {LONGEST_PAGE:,} characters", "save the transcript alone")
        page = _Page()
        page.feed(_tidied(text))
        page.close()
        kinds = {piece.kind for piece in page.pieces}
        if _NAME in kinds and _TIME not in kinds:
            return sparse_reading(list(_untimed(page.pieces)), source)
        numbers, lines = [0], []
        for number, line in _spoken_lines(page.pieces):
            numbers.append(number)
            lines.append(line)
        reading = read_spoken_text("\n".join(lines), source)
        return reading._replace(
            passages=tuple(passage._replace(line=numbers[passage.line]) for passage in reading.passages),
            odd_lines=tuple(odd._replace(line=numbers[odd.line]) for odd in reading.odd_lines),
        )


class _Piece(NamedTuple):
    """A block's text, the line of the page it begins on, and what kind it is."""

    number: int
    kind: str
    text: str


def _tidied(page: str) -> str:
    """Return ``page`` without what is never shown, every line where it was, and without tags that do not end.

    For those, Python's parser looks through the whole rest of the page, each time.
    """
    shown = _UNREAD.sub(lambda found: "\n" * found.group().count("\n"), page)
    return _NO_TAG.sub("&lt;", shown)


class _Page(HTMLParser):
    """Takes a page apart into pieces: each block's text, and what kind it is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []
        self._open: list[tuple[str, str]] = []
        self._counts = Counter[str]()
        self._text: list[str] = []
        self._line = 0

    @property
    def _kind(self) -> str:
        return self._open[-1][1] if self._open else _SAID

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = _kind_of(tag, next((value or "" for name, value in attrs if name == "class"), ""))
        if kind or tag not in _INLINE:
            self._flush()
        if tag not in _NO_END:
            inherited = self._kind if tag in _INLINE or self._kind == _UNSEEN else _SAID
            self._open.append((tag, inherited if inherited == _UNSEEN else kind or inherited))
            self._counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE or self._kind not in {_SAID, _UNSEEN}:
            self._flush()
        while self._counts[tag]:
            closed, _ = self._open.pop()
            self._counts[closed] -= 1
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._kind != _UNSEEN and (self._text or data.strip()):
            if not self._text:
                self._line = self.getpos()[0] + data[: -len(data.lstrip())].count("\n")
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self.pieces.append(_Piece(self._line, _kind_by_text(self._kind, text), text))
        self._text, self._line = [], 0


def _kind_of(tag: str, classes: str) -> str:
    """Return what an element holds by its tag and classes; '' if they do not tell."""
    if tag in _UNSEEN_TAGS:
        return _UNSEEN
    if tag in _HEADINGS:
        return _HEADING
    words = set(re.split(r"[\s_-]+", classes.lower())) if len(classes) < 500 else set()
    if tag == "time" or words & _TIMES:
        return _TIME
    return _NAME if tag == "cite" or words & _NAMES else ""


def _kind_by_text(kind: str, text: str) -> str:
    if _ONLY_TIME.fullmatch(text):
        return _TIME
    if kind == _TIME or (kind == _NAME and not is_name(text.rstrip(": "))):
        return _SAID
    return kind


def _spoken_lines(pieces: Sequence[_Piece]) -> Iterator[tuple[int, str]]:
    """Yield ``pieces`` as lines of spoken text, each with its line in the page."""
    marked = any(piece.kind == _NAME for piece in pieces)
    name = clock = last_clock = ""
    for number, kind, text in pieces:
        if kind == _HEADING:
            yield number, f"# {text}"
        elif kind == _NAME:
            name = text.rstrip(": ").translate(_NO_BRACKETS)
        elif kind == _TIME:
            clock = last_clock = _clock(text)
        elif clock and not marked:
            yield number, f"({clock})"
            yield number, text
            clock = ""
        elif clock or (name and last_clock):
            yield number, f"{name} ({clock or last_clock}) {text}".lstrip()
            name = clock = ""
        else:
            yield number, text


def _untimed(pieces: Sequence[_Piece]) -> Iterator[Said]:
    """Yield what is said after each name; a time may stand in the words, as in ``[12:30] What she says.``."""
    name = ""
    for number, kind, text in pieces:
        if kind == _NAME:
            name = text.rstrip(": ")
        elif kind == _SAID and name:
            head = head_of(text)
            if head and not head.speaker:
                yield Said(number, name, clock_seconds(head.clock), head.text)
            else:
                yield Said(number, name, None, text)


def _clock(text: str) -> str:
    found = _ONLY_TIME.fullmatch(text)
    return found["clock"].rstrip("s").translate(_COLONS) if found else ""
