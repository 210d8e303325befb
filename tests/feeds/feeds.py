"""Feeds as their hosts write them, made of episodes."""

from collections.abc import Sequence
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from bot.feeds.model import Episode, Feed, Person

NEW, OLD = (
    "https://podcastindex.org/namespace/1.0",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
)
"""Both spellings of the namespace of Podcasting 2.0."""
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
ADDRESS = "https://feeds.example.org/show.xml"


def rss(feed: Feed, namespace: str = NEW) -> str:
    """Return ``feed`` as RSS."""
    lines = [
        f'<rss version="2.0" xmlns:itunes="{ITUNES}" xmlns:p20="{namespace}" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:psc="http://podlove.org/simple-chapters"><channel>',
        _text("title", feed.title),
        _text("language", feed.language),
        _text("link", feed.page),
        _text("p20:guid", feed.guid),
        _text("p20:locked", "yes" if feed.locked else None),
        _empty("itunes:image", href=feed.image),
        _empty("atom:link", rel="next", href=feed.next_page),
        _text("itunes:new-feed-url", feed.new_address),
        *_persons(feed.persons),
        *(line for episode in feed.episodes for line in _item(episode, feed.persons)),
        "</channel></rss>",
    ]
    return "\n".join(filter(None, lines))


def _item(episode: Episode, inherited: Sequence[Person]) -> list[str]:
    number = None if episode.number is None else str(episode.number)
    season = None if episode.season is None else str(episode.season)
    notes = episode.page_transcript and f'<p>Hear it.</p><a href="{escape(episode.page_transcript)}">The transcript</a>'
    return [
        "<item>",
        _text("title", episode.title),
        _text("guid", episode.guid),
        _text("pubDate", episode.published and format_datetime(episode.published)),
        _text("itunes:duration", None if episode.seconds is None else str(episode.seconds)),
        _text("itunes:episode", number),
        _text("itunes:season", season),
        _text("link", episode.page),
        _empty("enclosure", url=episode.sound, type="audio/mpeg", length="1") if episode.sound else "",
        _empty("itunes:image", href=episode.image),
        *(_persons(episode.persons) if episode.persons != inherited else []),
        *(
            _empty(
                "p20:transcript",
                url=one.address,
                type=one.kind,
                language=one.language,
                rel="captions" if one.captions else None,
            )
            for one in episode.transcripts
        ),
        _empty("p20:chapters", url=episode.chapters, type="application/json+chapters") if episode.chapters else "",
        _text("description", notes),
        "<psc:chapters>" if episode.own_chapters else "",
        *(_empty("psc:chapter", start=str(one.start), title=one.title) for one in episode.own_chapters),
        "</psc:chapters>" if episode.own_chapters else "",
        "</item>",
    ]


def _persons(persons: Sequence[Person]) -> list[str]:
    return [
        f"<p20:person role={quoteattr(one.role)} group={quoteattr(one.group)}>{escape(one.name)}</p20:person>"
        for one in persons
    ]


def _text(name: str, text: str | None) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _empty(name: str, **attributes: str | None) -> str:
    written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name} {written}/>" if any(attributes.values()) else ""
