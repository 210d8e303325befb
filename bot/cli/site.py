"""``export --format site``: the library as pages for the web."""

import argparse
import sys
from pathlib import Path

from bot.cli.arguments import served_library
from bot.cli.show_images import show_images
from bot.conversation.library import Library
from bot.pictures.rendering import Renderer
from bot.pictures.text import counted
from bot.settings import Settings
from bot.site.writing import SiteWriter, Wishes

SITE = "site"
"""What the form is called."""


_FINEST = 2.0
"""Pixels of a point: previews of links are small, and an hour of talk has more than a hundred."""


def _renderer(settings: Settings, library: Library) -> Renderer:
    return Renderer(settings.font_folder, show_images(settings, [*library]), _FINEST)


def export_site(settings: Settings, asked: argparse.Namespace) -> int:
    """Write the pages of all conversations into the folder that was named, and tell how far it is."""
    folder = Path(asked.key)
    library = served_library(settings.model_copy(update={"site": None}))  # whose pages would lead to themselves
    renderer = _renderer(settings, library) if asked.cards else None
    writer = SiteWriter(folder, Wishes(settings.site, renderer))
    for progress in writer.write(library):
        if sys.stderr.isatty():
            line = f"{progress.done} of {progress.total}: {progress.title}"
            print(f"\r{line[:78]:<78}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(f"\r{'':<78}\r", end="", file=sys.stderr)
    cards = f", {counted(writer.cards, 'card')}" if asked.cards else ""
    told = f"{counted(len(library), 'conversation')}, {counted(writer.passages, 'passage')}{cards}"
    print(f"{told}: open {folder / 'index.html'}, or put the folder on any web server")
    if settings.site is None:
        print("With SITE=https://... set to its address, there is a sitemap too, and links to it unfurl")
    return 0
