"""The layers of a film's pages: the words before and after they are said, and where each of them stands.

A film is put together of these by what cuts the sound; here is only how it looks, which is how the card looks.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from math import ceil
from typing import NamedTuple

from bot.conversation.model import Quote
from bot.conversation.sentences import ends_sentence
from bot.conversation.timecode import format_timecode
from bot.conversation.voices import pictured_name
from bot.pictures.shades import shade
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import HEARD, source
from bot.pictures.text import described, runs_right_to_left, words
from bot.search.answer.completion import CUT, cuts, shown_lines
from bot.statistics.plain import Plain

DENSITY = 2.0
"""Pixels that a point takes: a film is 720 pixels wide."""
HEADING = 60
"""Characters whose room a change of speaker takes."""
_PAUSES = (",", ";", ":", "—", "–")


class FilmShape(StrEnum):
    """How wide and high a film is."""

    SQUARE = "square"
    UPRIGHT = "upright"


class Size(NamedTuple):
    """The size of a film in points, the middle of its waveform, and the characters of a page."""

    width: int
    height: int
    wave: int
    characters: int


SIZES = {FilmShape.SQUARE: Size(360, 360, 284, 190), FilmShape.UPRIGHT: Size(360, 640, 515, 330)}
MARGIN = 22
"""Points at the left and right, as in ``templates/look.typ``."""


class Layer(StrEnum):
    """What a picture of a page shows: its words before they are said, after it, or the place of each."""

    DIM = "dim"
    LIT = "lit"
    PLACES = "places"


class CaptionPage(NamedTuple):
    """A page of captions: words ``first`` up to ``stop`` of the conversation, and its sketches by layer."""

    first: int
    stop: int
    layers: dict[Layer, Sketch]


def caption_pages(quote: Quote, shape: FilmShape, theme: Theme = Theme.DARK) -> tuple[CaptionPage, ...]:
    """Return the pages of a film of ``quote``: as few as keep the words large."""
    spans = _split(quote, SIZES[shape].characters)
    return tuple(_page(quote, first, stop, shape, theme) for first, stop in spans)


def film_description(quote: Quote) -> str:
    """Return a film of ``quote`` in words."""
    conversation = quote.conversation
    said = ((pictured_name(conversation, speaker), text) for speaker, text in shown_lines(quote))
    heard = f", {HEARD.lower()}" if conversation.made_by else ""
    says = " ".join(f"{speaker}: “{text}”" for speaker, text in said)
    return described(f"Film with captions{heard}. {conversation.title} at {format_timecode(quote.start)}.", says)


def _page(quote: Quote, first: int, stop: int, shape: FilmShape, theme: Theme) -> CaptionPage:
    conversation = quote.conversation
    size = SIZES[shape]
    lines = _lines(Quote(conversation, first, stop), quote, theme)
    values: dict[str, Plain] = {
        "lines": lines,
        "dialogue": len(quote.lines) > 1,
        "time": format_timecode(quote.start),
        "source": source(conversation),
        "width": size.width,
        "height": size.height,
        "wave": size.wave,
    }
    description = film_description(quote)
    layers = {
        layer: replace(Sketch.of("film", theme, description, {**values, "layer": layer}), density=DENSITY)
        for layer in Layer
    }
    return CaptionPage(first, stop, layers)


def _lines(page: Quote, whole: Quote, theme: Theme) -> list[Plain]:
    """Return what each speaker says on ``page``, word by word with its number on the page, from 1 up."""
    conversation = page.conversation
    cut = cuts(whole)
    said = conversation.words_from(page.first_word, page.stop_word)
    lines: list[Plain] = []
    for speaker, group in groupby(enumerate(said), lambda one: _speaker(page, one[0])):
        spoken = [(at + 1, _shown(word, page.first_word + at, whole, cut)) for at, word in group]
        shown: list[Plain] = [[number, words(word)["text"]] for number, word in spoken]
        lines.append(
            {
                "speaker": words(pictured_name(conversation, speaker)),
                "colour": shade(conversation, speaker, theme),
                "words": shown,
                "rtl": runs_right_to_left(" ".join(word for _, word in spoken)),
            }
        )
    return lines


def _speaker(quote: Quote, at: int) -> str:
    conversation = quote.conversation
    return conversation.passages[conversation.passage_of(quote.first_word + at)].speaker


def _shown(word: str, number: int, whole: Quote, cut: tuple[bool, bool]) -> str:
    before = f"{CUT} " if cut[0] and number == whole.first_word and not word.startswith(CUT) else ""
    after = f" {CUT}" if cut[1] and number == whole.stop_word - 1 and not word.endswith(CUT) else ""
    return before + word + after


def _split(quote: Quote, characters: int) -> list[tuple[int, int]]:
    """Return the spans of words that make the pages, alike in length, broken at the end of a sentence or phrase."""
    conversation = quote.conversation
    said = conversation.words_from(quote.first_word, quote.stop_word)
    room = _room(quote, said)
    pages = max(1, ceil(sum(room) / characters))
    spans: list[tuple[int, int]] = []
    begin = 0
    for left in range(pages, 1, -1):
        target = sum(room[begin:]) / left
        stop = _break(said, room, begin, target, characters)
        if stop >= len(said):
            break
        spans.append((begin, stop))
        begin = stop
    while sum(room[begin:]) > characters * 1.25:  # breaking at sentences has left too much
        stop = _break(said, room, begin, characters * 0.9, characters)
        spans.append((begin, stop))
        begin = stop
    spans.append((begin, len(said)))
    return [(quote.first_word + first, quote.first_word + stop) for first, stop in spans if first < stop]


def _room(quote: Quote, said: Sequence[str]) -> list[int]:
    """Return the characters whose room each word takes."""
    room = [len(word) + 1 for word in said]
    if len(quote.lines) > 1:
        for at in range(len(said)):
            if at == 0 or _speaker(quote, at) != _speaker(quote, at - 1):
                room[at] += HEADING
    return room


def _break(said: Sequence[str], room: Sequence[int], begin: int, target: float, most: int) -> int:
    """Return where the page that begins at word ``begin`` ends: near ``target`` characters, best after a sentence."""
    best, cost = begin + 1, float("inf")
    filled = 0
    for stop in range(begin + 1, len(said) + 1):
        filled += room[stop - 1]
        if filled > most * 1.2 and stop > begin + 1:
            break
        word, following = said[stop - 1], said[stop] if stop < len(said) else ""
        penalty = 0.0 if following and ends_sentence(word, following) else 0.2 if word.endswith(_PAUSES) else 0.45
        this = abs(filled - target) / target + penalty
        if this < cost:
            best, cost = stop, this
    return best
