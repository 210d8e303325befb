"""Reads transcript pages saved from the web: who speaks, when, what, each in an element of its own.

Pages differ in their elements, not in what they tell, so a page is written anew as spoken text: a name is what
a ``cite`` or an element with a class such as ``ts-name`` or ``speaker`` holds, a time likewise (``time``,
``ts-timestamp``), headings are headings, and every other block is what is said. Python's parser takes any page.
"""

import re
from collections.abc import Iterator, Sequence

from bot.conversation.errors import TranscriptError
from bot.transcripts.accounts import Account
from bot.transcripts.clock import CLOCK, clock_seconds
from bot.transcripts.pages.named_elements import with_named_elements
from bot.transcripts.pages.page_pieces import CELL, HEADING, NAME, ONLY_TIME, SAID, TIME, Page, Piece, tidied
from bot.transcripts.spoken.lines import head_of, is_name
from bot.transcripts.spoken.sparse_times import Said, sparse_reading
from bot.transcripts.spoken.text import read_spoken_text
from bot.transcripts.written import Reading

_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|body|head|div|p|cite|time|table|article|section|main|h[1-6])\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_BEGINNING = 5000
"""Characters of a page among which one of its elements stands."""

LONGEST_PAGE = 5_000_000
"""Characters of a page that are read; those of three hours of talk have less than a million."""

_INNER = re.compile(rf"\[({CLOCK})\]", re.ASCII)
_GRADE = re.compile(r"[A-F][+-]?")
_FIGURES = re.compile(r"\d{1,3}\.\d{1,2}", re.ASCII)
_FEWEST_GRADES = 10
_CONTROL = re.compile(r"<(?:textarea|select|input)\b", re.IGNORECASE)
"""What forms are made of."""
_FEWEST_CONTROLS = 3
_WORDS_A_CONTROL = 20
_COLONS = str.maketrans("hm", "::")
_NO_BRACKETS = str.maketrans("", "", "()[]")


class HtmlPage:
    """The reader for saved transcript pages."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` has an element that pages are made of near its beginning."""
        return _PAGE.search(text, 0, _BEGINNING) is not None

    def read(self, text: str, source: str) -> Reading:
        """Return what the page says; raises TranscriptError if nobody in it says anything at a time."""
        if len(text) > LONGEST_PAGE:
            raise TranscriptError(source, 0, f"more than {LONGEST_PAGE:,} characters", "save the transcript alone")
        page = Page()
        page.feed(tidied(text))
        page.close()
        pieces = with_named_elements(_with_cells(page.pieces))
        _refuse_no_talk(pieces, text, source)
        reading = _read(pieces, page.account, source)
        title = page.title or next((piece.text for piece in pieces if piece.kind == HEADING), None)
        return reading._replace(
            left_out=tuple(sorted((*reading.left_out, *page.account.left_out))),
            details=reading.details._replace(title=reading.details.title or title),
        )


def _refuse_no_talk(pieces: Sequence[Piece], text: str, source: str) -> None:
    """Refuse a page of grades, and that of an app: forms and little else."""
    mend = "save a page that shows what people say"
    grades = sum(_GRADE.fullmatch(piece.text) is not None for piece in pieces)
    signed = sum(piece.text[-1:] in "+-" and _GRADE.fullmatch(piece.text) is not None for piece in pieces)
    figures = sum(_FIGURES.fullmatch(piece.text) is not None for piece in pieces)
    if signed and grades >= _FEWEST_GRADES and 3 * (grades + figures) > len(pieces):
        raise TranscriptError(source, 0, f"this page gives {grades:,} grades, and nobody speaks in it", mend)
    controls = len(_CONTROL.findall(text))
    words = sum(len(piece.text.split()) for piece in pieces if piece.kind == SAID)
    if controls >= _FEWEST_CONTROLS and words < _WORDS_A_CONTROL * controls and not _marked(pieces):
        raise TranscriptError(source, 0, "this is the page of an app, with forms, and nobody speaks in it", mend)


def _marked(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind in {NAME, TIME} for piece in pieces)


def _read(pieces: Sequence[Piece], account: Account, source: str) -> Reading:
    """Return what ``pieces`` say, names and times told by their elements or as in spoken text."""
    kinds = {piece.kind for piece in pieces}
    if NAME in kinds and TIME not in kinds:
        return sparse_reading(list(_untimed(pieces, account)), source)
    numbers, lines = [0], []
    for number, line in _spoken_lines(pieces):
        numbers.append(number)
        lines.append(line)
    reading = read_spoken_text("\n".join(lines), source)
    return reading._replace(
        passages=tuple(passage._replace(line=numbers[passage.line]) for passage in reading.passages),
        odd_lines=tuple(odd._replace(line=numbers[odd.line]) for odd in reading.odd_lines),
        left_out=tuple(left._replace(line=numbers[left.line]) for left in reading.left_out),
        noticed=tuple(noticed._replace(line=numbers[noticed.line]) for noticed in reading.noticed),
    )


def _with_cells(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces``; the first cells of a table's rows are names if all can be, and some come again."""
    cells = [piece.text.rstrip(": ") for piece in pieces if piece.kind == CELL]
    named = len(cells) > len(set(cells)) > 1 and all(map(is_name, cells))
    named = named and not any(piece.kind == NAME for piece in pieces)
    return [piece._replace(kind=NAME if named else SAID) if piece.kind == CELL else piece for piece in pieces]


def _spoken_lines(pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Yield ``pieces`` as lines of spoken text, each with its line in the page."""
    marked = any(piece.kind == NAME for piece in pieces)
    name = clock = last_clock = ""
    for number, kind, text, _ in pieces:
        if kind == HEADING:
            yield number, f"# {text}"
        elif kind == NAME:
            name = text.rstrip(": ").translate(_NO_BRACKETS)
        elif kind == TIME:
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


def _untimed(pieces: Sequence[Piece], account: Account) -> Iterator[Said]:
    """Yield what is said after each name; times may stand in the words, as in ``[12:30] What she says.``."""
    name = ""
    for number, kind, text, _ in pieces:
        if kind == NAME:
            name = text.rstrip(": ")
        elif kind == HEADING:
            account.leave_out(number, text, "a heading")
        elif not name:
            account.leave_out(number, text, "above the first name")
        else:
            head = head_of(text)
            if head and not head.speaker:
                text = f"[{head.clock}] {head.text}"
            before, *timed = _INNER.split(text)
            if before.strip():
                yield Said(number, name, None, before.strip())
            for clock, words in zip(timed[::2], timed[1::2], strict=True):
                if words.strip():
                    yield Said(number, name, clock_seconds(clock), words.strip())


def _clock(text: str) -> str:
    found = ONLY_TIME.fullmatch(text)
    return found["clock"].rstrip("s").translate(_COLONS) if found else ""
