"""Reads TTML, by Apple Podcasts and others, and DFXP: paragraphs with times, in them spans that may have their own.

Apple says who speaks by ``ttm:agent`` and times every word; subtitles name people before a colon, if at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.named_cues import Shown, named_cues
from bot.transcripts.captions.word_cues import Word, cues_of
from bot.transcripts.captions.xml_tree import Element
from bot.transcripts.written import Details, Reading

_CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,4}):)?(?P<minutes>\d{1,4}):(?P<seconds>\d{1,3}(?:[.,]\d{1,9})?)(?::(?P<frames>\d{1,4})(?:\.\d+)?)?",
    re.ASCII,
)
_OFFSET = re.compile(r"(?P<count>\d{1,15}(?:\.\d{1,9})?)(?P<unit>h|m|s|ms|f|t|)", re.ASCII)
_MOST = 10**9
_UNSEEN = frozenset({"metadata", "set"})


class Ttml:
    """The format TTML."""

    name = "TTML"

    def fits(self, root: Element) -> bool:
        """Say whether ``root`` is that of timed text."""
        return root.name == "tt"

    def read(self, root: Element, source: str) -> Reading:
        """Return what ``root`` says; raises TranscriptError as every reader does."""
        clock = _Rates.of(root)
        names = _agents(root)
        paragraphs = list(_paragraphs(root, clock))
        language = root.attributes.get("lang") or None
        if any(piece.agent for paragraph in paragraphs for piece in paragraph.pieces) or any(
            piece.start is not None for paragraph in paragraphs for piece in paragraph.pieces
        ):
            cues = cues_of(word for paragraph in paragraphs for word in _words(paragraph, names))
            return reading_of(cues, source)._replace(details=Details(language=language))
        shown, noticed = named_cues([Shown(p.line, p.start, p.end, p.text.splitlines()) for p in paragraphs])
        return reading_of(shown, source)._replace(details=Details(language=language), noticed=noticed)


class _Rates(NamedTuple):
    """Frames and ticks in a second."""

    frames: float
    ticks: float

    @classmethod
    def of(cls, root: Element) -> "_Rates":
        frames = _number(root.attributes.get("frameRate", "")) or 30.0
        over, _, under = root.attributes.get("frameRateMultiplier", "").partition(" ")
        if _number(over) and _number(under):
            frames *= _number(over) / _number(under)
        default = frames if "frameRate" in root.attributes else 1.0
        return cls(frames, _number(root.attributes.get("tickRate", "")) or default)

    def seconds(self, written: str | None) -> float | None:
        """Return the seconds that ``written`` means; None if it is missing or no time."""
        if written is None:
            return None
        read: float | None = None
        if found := _CLOCK.fullmatch(written.strip()):
            hours, minutes = int(found["hours"] or 0), int(found["minutes"])
            read = hours * 3600 + minutes * 60 + float(found["seconds"].replace(",", "."))
            read += int(found["frames"] or 0) / self.frames
        elif found := _OFFSET.fullmatch(written.strip()):
            units = {"h": 3600.0, "m": 60.0, "ms": 0.001, "f": 1 / self.frames, "t": 1 / self.ticks}
            read = float(found["count"]) * units.get(found["unit"], 1.0)
        return None if read is None or read > _MOST else round(read, 3)


def _number(written: str) -> float:
    return float(written) if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", written, re.ASCII) else 0.0


class _Piece(NamedTuple):
    """Some text and the times and the agent that the span around it has; ``apart`` where a space precedes it."""

    text: str
    agent: str
    start: float | None
    end: float | None
    apart: bool


class _Paragraph(NamedTuple):
    line: int
    start: float
    end: float | None
    pieces: list[_Piece]

    @property
    def text(self) -> str:
        return "".join((" " if piece.apart else "") + piece.text for piece in self.pieces)


def _agents(root: Element) -> Mapping[str, str]:
    """Return the names of agents by their labels, where the head tells them."""
    named = ((agent.attributes.get("id", ""), _name(agent)) for agent in root.elements("agent"))
    return {label: name for label, name in named if name}


def _name(agent: Element) -> str:
    names = sorted(agent.elements("name"), key=lambda name: name.attributes.get("type") != "full")
    return " ".join(names[0].text.split()) if names else ""


def _paragraphs(root: Element, rates: _Rates) -> Iterator[_Paragraph]:
    placed = [
        (element, around, list(_pieces(element, agent, None, rates)))
        for element, agent, around in _placed(root, "", 0.0, rates)
    ]
    relative = _count_from_paragraphs(placed, rates)
    last = 0.0
    for element, around, written in placed:
        begin = rates.seconds(element.attributes.get("begin"))
        pieces = [_later(piece, begin) for piece in written] if relative and begin else written
        inner = [piece.start for piece in pieces if piece.start is not None]
        start = begin if begin is not None else min(inner) if inner else max(around, last)
        lasting = rates.seconds(element.attributes.get("dur"))
        end = rates.seconds(element.attributes.get("end"))
        end = start + lasting if end is None and lasting is not None else end
        last = start if end is None else end
        yield _Paragraph(element.line, start, end, pieces)


def _count_from_paragraphs(placed: Sequence[tuple[Element, float, list[_Piece]]], rates: _Rates) -> bool:
    """Say whether times within paragraphs count from their beginnings, as the standard has it and Apple has not.

    Then most of them are before their paragraph begins.
    """
    before, told = 0, 0
    for element, _, pieces in placed:
        begin = rates.seconds(element.attributes.get("begin"))
        inner = [piece.start for piece in pieces if piece.start is not None]
        if begin and inner:
            told += 1
            before += min(inner) < begin - 0.05
    return 2 * before > told


def _placed(element: Element, agent: str, begin: float, rates: _Rates) -> Iterator[tuple[Element, str, float]]:
    """Yield the paragraphs in ``element``, each with the agent and the beginning that it inherits."""
    for child in element.children:
        if isinstance(child, Element):
            named = child.attributes.get("agent", agent)
            if child.name == "p":
                yield child, named, begin
            elif child.name in {"body", "div", "tt"}:
                yield from _placed(child, named, rates.seconds(child.attributes.get("begin")) or begin, rates)


def _later(piece: _Piece, seconds: float) -> _Piece:
    start = None if piece.start is None else piece.start + seconds
    return piece._replace(start=start, end=None if piece.end is None else piece.end + seconds)


def _pieces(element: Element, agent: str, around: Element | None, rates: _Rates) -> Iterator[_Piece]:
    """Yield the pieces of text in ``element``; a span of a word or a sentence stands apart, as Apple has them."""
    timed = around.attributes if around is not None else {}
    start, end = rates.seconds(timed.get("begin")), rates.seconds(timed.get("end"))
    for child in element.children:
        if isinstance(child, str):
            yield _Piece(child, agent, start if child.strip() else None, end, False)
            start = None if child.strip() else start
        elif child.name == "br":
            yield _Piece("\n", agent, None, None, False)
        elif child.name not in _UNSEEN:
            inner = child if "begin" in child.attributes else around
            apart = "unit" in child.attributes
            for number, piece in enumerate(_pieces(child, child.attributes.get("agent", agent), inner, rates)):
                yield piece._replace(apart=piece.apart or (apart and not number))


def _words(paragraph: _Paragraph, names: Mapping[str, str]) -> Iterator[Word]:
    """Yield the pieces of ``paragraph`` as words; its own times are those of a first piece that has none."""
    space, first = True, True
    for piece in paragraph.pieces:
        space = space or piece.apart or piece.text[:1].isspace()
        if not piece.text.strip():
            space = True
            continue
        untimed = first and piece.start is None
        start, end = (paragraph.start, paragraph.end) if untimed else (piece.start, piece.end)
        yield Word(piece.text, names.get(piece.agent, piece.agent), start, end, not space and not first)
        space, first = piece.text[-1:].isspace(), False
