"""Feeds of podcasts: RSS 2.0 and 1.0 and Atom, with what Apple and Podcasting 2.0 have added to them."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.feeds.errors import NotAFeed
from bot.feeds.model import Episode, Feed, FeedChapter, Person, TranscriptLink
from bot.feeds.values import (
    LONGEST_NAME,
    address_of,
    guid_of,
    moment_of,
    number_of,
    says_yes,
    seconds_of,
    text_of,
)
from bot.feeds.xml_tree import Element, children, named, tree

MOST_EPISODES = 10_000
MOST_PERSONS, MOST_TRANSCRIPTS, MOST_CHAPTERS = 50, 50, 500
"""What is read of one episode."""
_ITEMS = ("item", "atom:entry")
_PAGE = (b"<!doctype html", b"<html")
_BEFORE = {b"<?": b"?>", b"<!--": b"-->"}
"""What may stand before the first element, and how it ends."""
_FEED_LINK = re.compile(r"<link\b[^>]{0,500}application/(?:rss|atom)\+xml[^>]{0,500}>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]{1,1000})""", re.IGNORECASE)
_LINK = re.compile(r"<a\b([^>]{1,1000})>(.{0,200}?)</a>", re.IGNORECASE | re.DOTALL)
_TRANSCRIPT = re.compile(r"transcri(?:pt|ption|pción|ção)|transkript|mitschrift", re.IGNORECASE)
_NOTES = ("content:encoded", "description", "atom:content", "atom:summary", "itunes:summary")


class _Inside(NamedTuple):
    """The elements in one, by their names."""

    all: Mapping[str, Sequence[Element]]

    @classmethod
    def of(cls, element: Element) -> "_Inside":
        found: dict[str, list[Element]] = {}
        for name, child in children(element):
            found.setdefault(name, []).append(child)
        return cls(found)

    def each(self, name: str) -> Sequence[Element]:
        return self.all.get(name, ())

    def text(self, *names: str) -> str:
        """Return the text of the first of ``names`` that has any."""
        texts = ((one.text or "").strip() for name in names for one in self.each(name))
        return next(filter(None, texts), "")

    def attribute(self, name: str, attribute: str) -> str:
        """Return an attribute of the first element called ``name`` that has it."""
        return next(filter(None, ((one.get(attribute) or "").strip() for one in self.each(name))), "")

    def link(self, *rels: str, name: str = "atom:link") -> str:
        """Return where the first link of Atom's with one of ``rels`` leads."""
        return next((one.get("href") or "" for one in self.each(name) if (one.get("rel") or "alternate") in rels), "")


def read_feed(data: bytes, address: str) -> Feed:
    """Return what ``data``, which lies at ``address``, says; raises NotAFeed, and nothing else."""
    if _is_page(data[:5000]):
        raise NotAFeed("it is a web page, no feed", _feed_of_page(data, address))
    root, mended = tree(data)
    if named(root) == "atom:feed":
        channel = root
    else:
        found = next((child for name, child in children(root) if name == "channel"), None)
        if found is None:
            raise NotAFeed("it is no feed of a podcast: RSS or Atom is needed")
        channel = found
    inside = _Inside.of(channel)
    persons = _persons(inside)
    items = [child for name, child in children(channel) if name in _ITEMS]
    items += [] if channel is root else [child for name, child in children(root) if name in _ITEMS]  # as RSS 1.0 has it
    episodes, odd = _episodes(items[:MOST_EPISODES], address, persons)
    if mended:
        odd.insert(0, "it is not well-formed XML: what was meant was guessed")
    if items[MOST_EPISODES:]:
        odd.append(f"only the first {MOST_EPISODES:,} of its {len(items):,} items were read")
    return Feed(
        title=text_of(inside.text("title", "atom:title", "itunes:title")) or "A show without a name",
        guid=text_of(inside.text("podcast:guid"), 100).lower() or None,
        language=text_of(inside.text("language", "dc:language"), 20),
        image=_image(inside, address),
        page=address_of(inside.text("link") or inside.link("alternate"), address),
        locked=says_yes(inside.text("podcast:locked")),
        persons=persons,
        episodes=tuple(episodes),
        next_page=address_of(inside.link("next"), address),
        new_address=address_of(inside.text("itunes:new-feed-url"), address),
        own_address=address_of(inside.link("self"), address),
        odd=tuple(odd),
    )


def _is_page(beginning: bytes) -> bool:
    """Say whether the first element is that of a web page."""
    rest = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    while (end := next((end for begin, end in _BEFORE.items() if rest.startswith(begin)), None)) is not None:
        _, found, rest = rest.partition(end)
        rest = rest.lstrip()
        if not found:
            return False
    return rest[:20].lower().startswith(_PAGE)


def _episodes(items: Sequence[Element], address: str, persons: tuple[Person, ...]) -> tuple[list[Episode], list[str]]:
    """Return the episodes that ``items`` tell of, each once, and what is odd."""
    found: dict[str, Episode] = {}
    again = 0
    for item in items:
        episode = _episode(item, address, persons)
        again += episode.guid in found
        found.setdefault(episode.guid, episode)
    odd = [f"{again:,} of its items have the same guid as one above: the first of each counts"] if again else []
    return list(found.values()), odd


def _episode(item: Element, address: str, persons: tuple[Person, ...]) -> Episode:
    inside = _Inside.of(item)
    title = text_of(inside.text("title", "atom:title", "itunes:title"))
    sound = address_of(
        inside.attribute("enclosure", "url") or inside.link("enclosure") or inside.attribute("media:content", "url"),
        address,
    )
    page = address_of(inside.text("link") or inside.link("alternate"), address)
    published = moment_of(inside.text("pubdate", "atom:published", "dc:date", "atom:updated"))
    transcripts = _transcripts(inside, address)
    return Episode(
        guid=guid_of(inside.text("guid", "atom:id") or sound or page or f"{title} {published}"),
        title=title or _day(published),
        published=published,
        seconds=seconds_of(inside.text("itunes:duration")),
        number=number_of(inside.text("itunes:episode") or inside.text("podcast:episode")),
        season=number_of(inside.text("itunes:season") or inside.text("podcast:season")),
        sound=sound,
        image=_image(inside, address),
        page=page,
        persons=_persons(inside) or persons,
        transcripts=transcripts,
        chapters=address_of(inside.attribute("podcast:chapters", "url"), address),
        own_chapters=_chapters(inside),
        page_transcript=None if transcripts else _page_transcript(inside, address),
    )


def _day(published: datetime | None) -> str:
    return f"Episode of {published:%Y-%m-%d}" if published else "An episode without a name"


def _persons(inside: _Inside) -> tuple[Person, ...]:
    people = (
        Person(
            name,
            text_of(one.get("role"), LONGEST_NAME).lower() or "host",
            text_of(one.get("group"), LONGEST_NAME).lower() or "cast",
        )
        for one in inside.each("podcast:person")[:MOST_PERSONS]
        if (name := text_of(one.text, LONGEST_NAME))
    )
    return tuple(dict.fromkeys(people))


def _transcripts(inside: _Inside, address: str) -> tuple[TranscriptLink, ...]:
    links = (
        TranscriptLink(
            found,
            (one.get("type") or "").partition(";")[0].strip().lower()[:LONGEST_NAME],
            text_of(one.get("language"), 20).lower(),
            (one.get("rel") or "").strip().lower() == "captions",
        )
        for one in inside.each("podcast:transcript")[:MOST_TRANSCRIPTS]
        if (found := address_of(one.get("url"), address))
    )
    return tuple(dict.fromkeys(links))


def _chapters(inside: _Inside) -> tuple[FeedChapter, ...]:
    chapters: dict[float, FeedChapter] = {}
    for listed in inside.each("psc:chapters"):
        for name, one in children(listed):
            start = 0.0 if _is_nothing(one.get("start")) else seconds_of(one.get("start"))
            title = text_of(one.get("title"))
            if name == "psc:chapter" and start is not None and title:
                chapters.setdefault(start, FeedChapter(start, title))
    return tuple(sorted(chapters.values(), key=lambda chapter: chapter.start)[:MOST_CHAPTERS])


def _is_nothing(start: str | None) -> bool:
    return bool(start) and not (start or "").strip("0:. ")


def _image(inside: _Inside, address: str) -> str | None:
    found = inside.attribute("itunes:image", "href") or inside.text("atom:logo", "atom:icon")
    if not found:
        found = next((_Inside.of(image).text("url") for image in inside.each("image")), "")
    return address_of(found or inside.attribute("media:thumbnail", "url"), address)


def _page_transcript(inside: _Inside, address: str) -> str | None:
    """Return where the notes of an episode link to a transcript, if they do."""
    for notes in (inside.text(name) for name in _NOTES):
        for attributes, shown in _LINK.findall(notes[:50_000]):
            href = _HREF.search(attributes)
            if href and _TRANSCRIPT.search(shown + href[1]):
                return address_of(text_of(href[1], 1000), address)
    return None


def _feed_of_page(data: bytes, address: str) -> str | None:
    """Return where a web page says that its feed is."""
    link = _FEED_LINK.search(data[:200_000].decode("utf-8", "replace"))
    href = _HREF.search(link[0]) if link else None
    return address_of(text_of(href[1], 1000), address) if href else None
