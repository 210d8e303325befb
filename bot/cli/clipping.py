"""``clip``: the words of a quote as people said them, as a film with captions or as a sound file."""

import argparse
import asyncio
from pathlib import Path

from bot.cli.arguments import AddCommand, served_library
from bot.conversation.errors import VerbatimError
from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.features.hear.recordings import WebRecordings
from bot.fetching.fetcher import Fetcher
from bot.pictures.captions import FilmShape, film_description
from bot.pictures.rendering import PaintingFailed, Renderer
from bot.pictures.sketch import Sketch
from bot.search.answer.labels import FOUND
from bot.search.asked.conversation_names import match_conversation
from bot.search.asked.names import match_speaker
from bot.search.index import Index
from bot.settings import Settings
from bot.sound.clips import Clips
from bot.sound.cutter import Cutter, Order, is_installed
from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.films import pages_of, painted
from bot.sound.sound_formats import SoundFormat
from bot.sound.spans import Span, can_be_heard, span_of
from bot.sound.tags import tags_of

FILM = ".mp4"
LOOKED_AT = 10
"""Matches among which one with sound is taken."""


class NothingToHear(VerbatimError):
    """There is nothing to make a clip of; the message says why."""


def add_commands(add: AddCommand) -> None:
    """Add ``clip``."""
    clip = add("clip", _clip, "cut a quote out of its recording, as a film with captions or as sound")
    clip.add_argument("words", help="what you remember of the quote")
    clip.add_argument("--conversation", help="only this conversation")
    clip.add_argument("--speaker", help="only what this person said")
    clip.add_argument("--shape", choices=[*FilmShape], default=FilmShape.SQUARE, help="of a film (square)")
    endings = ", ".join([FILM, *(f".{kind}" for kind in SoundFormat)])
    clip.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=f"what to write: its name ends in {endings}"
    )


def _clip(settings: Settings, asked: argparse.Namespace) -> int:
    ending = asked.out.suffix.lower()
    if ending != FILM and ending.removeprefix(".") not in {*SoundFormat}:
        kinds = ", ".join(f".{kind}" for kind in SoundFormat)
        raise NothingToHear(f"--out: a clip ends in {FILM}, {kinds}, not in {ending or 'nothing'}")
    if not is_installed():
        raise NothingToHear(SoundProblem.NOT_INSTALLED)
    quote = _found(served_library(settings), asked)
    span = span_of(quote)
    if span is None:
        title = quote.conversation.title
        raise NothingToHear(f"there is no sound of {title!r} to cut: name its audio in its conversation.toml")
    made = asyncio.run(_made(settings, span, ending.removeprefix("."), FilmShape(asked.shape)))
    try:
        asked.out.write_bytes(made)
    except OSError as error:
        raise NothingToHear(f"{asked.out} was not written: {error.strerror}") from error
    print(film_description(span.quote) if ending == FILM else span.quote.text)
    if not span.whole:
        print("It is the first minute of what was found.")
    return 0


def _found(library: Library, asked: argparse.Namespace) -> Quote:
    """Return what was asked for, first where there is sound; raises NothingToHear."""
    within = match_conversation(asked.conversation, library).key if asked.conversation else None
    speakers = library.conversations[within].speakers if within else library.speakers
    speaker = match_speaker(asked.speaker, speakers) if asked.speaker else None
    matches = Index(library).find(asked.words, conversation=within, speaker=speaker, limit=LOOKED_AT)
    found = [match.quote for match in matches if match.score >= FOUND]
    if not found:
        raise NothingToHear(f"nobody said anything like {asked.words!r}, as far as I can find")
    return next(filter(can_be_heard, found), found[0])


async def _made(settings: Settings, span: Span, ending: str, shape: FilmShape) -> bytes:
    renderer = Renderer(settings.font_folder)

    async def paint(sketch: Sketch) -> bytes:
        return renderer.render(sketch)

    recordings = WebRecordings(Fetcher(settings.feed_rules.hosts))
    cutter = Cutter(Clips(settings.cache_folder / "clips"), recordings)
    film = sound = None
    if f".{ending}" == FILM:
        try:
            film = await painted(span, pages_of(span, shape), shape, paint)
        except PaintingFailed as error:
            raise SoundFailed(SoundProblem.UNPAINTABLE) from error
    else:
        sound = SoundFormat(ending)
    order = Order(span.audio, span.start, span.stop, sound=sound, film=film, tags=tags_of(span.quote))
    try:
        return await cutter.cut(order, cutter.key(order))
    finally:
        await recordings.close()
