"""What a page shows of each passage: who, when, the words, and what in them was put right."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversation.correction import Correction
from bot.conversation.links import play_link
from bot.conversation.model import Conversation, Passage
from bot.conversation.overlay import Overlay
from bot.conversation.site_pages import anchor
from bot.conversation.timecode import format_timecode
from bot.conversation.timing import Stamps
from bot.conversation.voices import pictured_name


class Piece(NamedTuple):
    """A stretch of a passage's text; ``correction`` is what it was put right by."""

    text: str
    correction: Correction | None = None


class ShownPassage(NamedTuple):
    """A passage as pages show it.

    ``colour`` is the number of its speaker's colour; ``stamps`` are those within it, as the script reads them;
    ``link`` plays it elsewhere, '' where nothing does; ``speaks_on`` says that the passage before is the same
    speaker's.
    """

    anchor: str
    speaker: str
    colour: int
    start: float
    time: str
    pieces: tuple[Piece, ...]
    stamps: str
    link: str
    speaks_on: bool

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(piece.text for piece in self.pieces)


def shown_passages(conversation: Conversation) -> list[ShownPassage]:
    """Return the passages of ``conversation``, in order."""
    marks = _marks(conversation)
    shown = []
    for number, passage in enumerate(conversation.passages):
        before = conversation.passages[number - 1].speaker if number else None
        shown.append(
            ShownPassage(
                anchor=anchor(conversation, conversation.first_words[number]),
                speaker=pictured_name(conversation, passage.speaker),
                colour=conversation.speakers.index(passage.speaker) % COLOURS,
                start=passage.start,
                time=f"{'' if conversation.timed else 'about '}{format_timecode(passage.start)}",
                pieces=tuple(_pieces(passage, marks.get(number, ()))),
                stamps=_stamps(passage.stamps, passage.start),
                link=play_link(conversation, passage.start) or "",
                speaks_on=before == passage.speaker,
            )
        )
    return shown


COLOURS = 7
"""Colours of speakers in the style: those of the palette, light and dark enough to be seen."""


class _Mark(NamedTuple):
    start: int
    stop: int
    correction: Correction


def _marks(conversation: Conversation) -> dict[int, list[_Mark]]:
    """Return where words were put right, by passage."""
    overlay = Overlay(conversation)
    marks: dict[int, list[_Mark]] = {}
    for correction in conversation.corrections:
        shown = overlay.shown(correction.span)
        for word in shown:
            place = conversation.place(word)
            own = marks.setdefault(place.passage, [])
            if own and own[-1].correction is correction:
                own[-1] = own[-1]._replace(stop=place.stop)
            else:
                own.append(_Mark(place.start, place.stop, correction))
    return marks


def _pieces(passage: Passage, marks: Sequence[_Mark]) -> Iterator[Piece]:
    at = 0
    for mark in marks:
        if passage.text[at : mark.start]:
            yield Piece(passage.text[at : mark.start])
        yield Piece(passage.text[mark.start : mark.stop], mark.correction)
        at = mark.stop
    if passage.text[at:]:
        yield Piece(passage.text[at:])


def _stamps(stamps: Stamps | None, start: float) -> str:
    """Return how many characters and hundredths of a second each stamp is after the one before: ``5.32 4.18``."""
    told, before, at = [], 0, round(start * 100)
    for character, seconds in stamps or ():
        hundredths = round(seconds * 100)
        told.append(f"{character - before}.{hundredths - at}")
        before, at = character, hundredths
    return " ".join(told)
