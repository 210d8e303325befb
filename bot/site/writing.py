"""The site put into a folder: what was there of an earlier one is replaced, and nothing else is touched."""

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from bot.conversation.errors import VerbatimError
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.pictures.rendering import PaintingFailed, Renderer
from bot.site.cards import SiteCard, passage_card
from bot.site.pages import Pages, PaintedCard
from bot.site.passages import shown_passages
from bot.site.sounds import sound_of

MANIFEST = "verbatim-site.txt"
"""The file that lists all others: what the next export may replace or delete."""

_ASSETS = Path(__file__).parent / "assets"
_MOST_ADDRESSES = 50_000
"""Addresses that a sitemap may have."""


class SiteError(VerbatimError):
    """The site cannot be written; the message says why and what to do."""


class Progress(NamedTuple):
    """How far writing is: ``done`` of ``total`` conversations, of which ``title`` was the last."""

    done: int
    total: int
    title: str


class Wishes(NamedTuple):
    """How the site is to be made: the address it will have, if that is known, and what paints cards, if any."""

    site: str | None = None
    renderer: Renderer | None = None


class SiteWriter:
    """Writes the pages of a library into ``folder``."""

    def __init__(self, folder: Path, wishes: Wishes) -> None:
        self._folder = folder
        self._wishes = wishes
        self._pages = Pages(wishes.site)
        self._written: set[str] = set()
        self._addresses: list[str] = []
        self.passages = 0
        self.cards = 0

    def write(self, library: Library) -> Iterator[Progress]:
        """Write everything, yielding how far it is; raises SiteError."""
        try:
            before = self._before()
            for number, conversation in enumerate(library, 1):
                self._conversation(conversation)
                yield Progress(number, len(library), conversation.title)
            self._put("index.html", self._pages.library(library), address="")
            for asset in sorted(_ASSETS.iterdir()):
                self._put(asset.name, asset.read_text("utf-8"))
            if self._wishes.site:
                self._put("sitemap.xml", self._sitemap(self._wishes.site))
            for gone in sorted(before - self._written):
                (self._folder / gone).unlink(missing_ok=True)
            self._put(MANIFEST, "".join(f"{name}\n" for name in sorted(self._written)))
        except OSError as error:
            raise SiteError(f"{error.filename or self._folder} cannot be written: {error.strerror}") from error

    def _before(self) -> set[str]:
        """Return the files of an earlier site in the folder; raises SiteError if it holds anything else's."""
        self._folder.mkdir(parents=True, exist_ok=True)
        manifest = self._folder / MANIFEST
        if not manifest.exists():
            if any(self._folder.iterdir()):
                raise SiteError(f"{self._folder} is not empty and holds no site of ours: name a new folder")
            return set()
        names = manifest.read_text("utf-8").splitlines()
        return {name for name in names if not Path(name).is_absolute() and ".." not in Path(name).parts}

    def _conversation(self, conversation: Conversation) -> None:
        key, passages = conversation.key, shown_passages(conversation)
        cards = self._painted(conversation, self._wishes.renderer) if self._wishes.renderer else {}
        first = next((cards[number] for number in range(len(passages)) if number in cards), None)
        self._put(f"{key}/index.html", self._pages.conversation(conversation, first), address=f"{key}/")
        for number, passage in enumerate(passages):
            page = self._pages.passage(conversation, passages, number, cards.get(number))
            self._put(f"{key}/{passage.anchor}.html", page)
        sound = sound_of(conversation)
        if sound and sound.file:
            self._copy(sound.file, f"{key}/{sound.address}")
        self.passages += len(passages)

    def _painted(self, conversation: Conversation, renderer: Renderer) -> dict[int, PaintedCard]:
        """Return the cards of passages by their numbers; those that were painted before are taken as they are."""
        wanted = {
            number: card for number in range(len(conversation.passages)) if (card := passage_card(conversation, number))
        }
        with ThreadPoolExecutor(2, thread_name_prefix="cards") as pool:
            done = zip(
                wanted,
                pool.map(lambda card: self._paint(conversation.key, card, renderer), wanted.values()),
                strict=True,
            )
            painted = {number: wanted[number] for number, fine in zip(wanted, done, strict=True) if fine}
        return {number: PaintedCard(card.file_name, card.sketch.description) for number, card in painted.items()}

    def _paint(self, key: str, card: SiteCard, renderer: Renderer) -> bool:
        """Paint ``card`` unless it is there; return whether it is now: letters may be in none of the fonts."""
        name = f"{key}/{card.file_name}"
        file = self._folder / name
        if not file.exists():
            try:
                png = renderer.render(card.sketch)
            except PaintingFailed:
                return False
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(png)
        self._written.add(name)
        self.cards += 1
        return True

    def _put(self, name: str, text: str, address: str | None = None) -> None:
        file = self._folder / name
        file.parent.mkdir(exist_ok=True)
        content = text.encode("utf-8", "replace")
        if not file.exists() or file.read_bytes() != content:
            file.write_bytes(content)
        if name != MANIFEST:
            self._written.add(name)
        if address is not None:
            self._addresses.append(address)

    def _copy(self, source: Path, name: str) -> None:
        target = self._folder / name
        told, there = source.stat(), target.stat() if target.exists() else None
        if there is None or (there.st_size, int(there.st_mtime)) != (told.st_size, int(told.st_mtime)):
            shutil.copy2(source, target)
        self._written.add(name)

    def _sitemap(self, site: str) -> str:
        return sitemap(f"{site}/{address}" for address in self._addresses)


def sitemap(addresses: Iterable[str]) -> str:
    """Return the list of ``addresses`` that search engines read, of as many as it may have."""
    listed = [f"<url><loc>{escape(address)}</loc></url>" for address in addresses][:_MOST_ADDRESSES]
    body = "\n".join(listed)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}\n</urlset>\n'
