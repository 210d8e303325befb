"""``card`` and ``chart``: the bot's pictures as PNG files."""

import argparse
from collections.abc import Callable
from pathlib import Path

from bot.cli.arguments import AddCommand, served_library
from bot.cli.show_images import show_images
from bot.conversation.errors import VerbatimError
from bot.conversation.model import Conversation
from bot.pictures.card import quote_card
from bot.pictures.card_look import CardLook, CardTheme, Shape
from bot.pictures.chapter_heat import chapter_heat
from bot.pictures.distinctive import distinctive_words
from bot.pictures.pace import pace_over_time
from bot.pictures.rendering import PaintingFailed, Renderer
from bot.pictures.share import share_of_talk
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.timeline import talk_timeline
from bot.pictures.word_timeline import word_timeline
from bot.search.answer.labels import FOUND
from bot.search.asked.conversation_names import match_conversation
from bot.search.index import Index
from bot.settings import Settings
from bot.statistics.chapters import chapter_figures
from bot.statistics.concordance import Concordance
from bot.statistics.distinctive import distinctive_terms
from bot.statistics.speakers import speaker_figures
from bot.statistics.word_use import word_use

Chart = Callable[[Conversation, Theme, str], Sketch | None]

CHARTS: dict[str, Chart] = {
    "timeline": lambda talk, theme, _: talk_timeline(talk, speaker_figures([talk]), theme),
    "speakers": lambda talk, theme, _: share_of_talk(talk, speaker_figures([talk]), theme),
    "pace": lambda talk, theme, _: pace_over_time(talk, speaker_figures([talk]), theme),
    "chapters": lambda talk, theme, _: chapter_heat(talk, chapter_figures(talk), theme),
    "distinctive": lambda talk, theme, _: distinctive_words(talk, distinctive_terms([talk]), theme),
    "word": lambda talk, theme, words: (
        word_timeline(talk, use, theme) if (use := word_use([Concordance([talk])], words)).uses else None
    ),
}
"""How each chart is made of a conversation, a theme and words."""


class NothingToPaint(VerbatimError):
    """There is nothing to make a picture of; the message says why."""


def add_commands(add: AddCommand) -> None:
    """Add ``card`` and ``chart``."""
    card = add("card", _card, "make the card of a quote")
    card.add_argument("words", help="what you remember of the quote")
    chart = add("chart", _chart, "make a chart of a conversation")
    chart.add_argument("chart", choices=CHARTS, help="which chart")
    chart.add_argument("--words", default="", help="the word or phrase, for the chart of a word")
    card.add_argument("--theme", choices=[*CardTheme], default=CardTheme.LIGHT, help="the ground (light)")
    card.add_argument("--shape", choices=[*Shape], default=Shape.FITTED, help="square, 9:16, 16:9 or as tall as needed")
    chart.add_argument("--theme", choices=[*Theme], default=Theme.LIGHT, help="the ground (light)")
    for picture in (card, chart):
        picture.add_argument("--conversation", help="only this conversation")
        picture.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PNG to write")


def _card(settings: Settings, asked: argparse.Namespace) -> int:
    library = served_library(settings)
    within = match_conversation(asked.conversation, library).key if asked.conversation else None
    matches = Index(library).find(asked.words, conversation=within, limit=1)
    if not matches or matches[0].score < FOUND:
        raise NothingToPaint(f"nobody said anything like {asked.words!r}, as far as I can find")
    images = show_images(settings, [matches[0].quote.conversation])
    sketch = quote_card(matches[0].quote, CardLook(CardTheme(asked.theme), Shape(asked.shape)))
    return _write(sketch, asked.out, Renderer(settings.font_folder, images))


def _chart(settings: Settings, asked: argparse.Namespace) -> int:
    library = served_library(settings)
    conversation = match_conversation(asked.conversation, library) if asked.conversation else next(iter(library))
    if asked.chart == "word" and not asked.words.strip():
        raise NothingToPaint("the chart of a word needs one: add --words")
    sketch = CHARTS[asked.chart](conversation, Theme(asked.theme), asked.words)
    return _write(sketch, asked.out, Renderer(settings.font_folder))


def _write(sketch: Sketch | None, out: Path, renderer: Renderer) -> int:
    if sketch is None:
        raise NothingToPaint("this conversation has nothing to show in that chart")
    try:
        out.write_bytes(renderer.render(sketch))
    except (OSError, PaintingFailed) as error:
        raise NothingToPaint(f"{out} was not written: {error}") from error
    print(sketch.description)
    return 0
