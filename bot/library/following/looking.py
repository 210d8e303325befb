"""A feed and all of its pages, fetched and read: what whoever adds it is shown, and what each round begins with."""

import asyncio
from dataclasses import replace
from typing import NamedTuple

from bot.conversation.errors import TranscriptError
from bot.feeds.apart import ReadingApart
from bot.feeds.choosing import MOST_TRIED, form_of, to_try
from bot.feeds.conversing import ReadEpisode
from bot.feeds.errors import NotAFeed
from bot.feeds.model import Episode, Feed, TranscriptLink
from bot.fetching.answers import Fetched, Known, Unchanged
from bot.fetching.errors import FetchFailed
from bot.fetching.fetcher import Fetcher
from bot.transcripts.files import LARGEST

LARGEST_FEED, LARGEST_CHAPTERS = 32 << 20, 1 << 20
"""Bytes of a feed, and of a file of chapters, that are read."""
MOST_PAGES = 40
"""Pages of a feed that lists its older episodes on further ones."""
_SCHEMES = ("feed:", "pcast:", "itpc:", "podcast:")
_SUFFIXES = {"json": ".json", "vtt": ".vtt", "srt": ".srt", "html": ".html", "text": ".txt"}


class Look(NamedTuple):
    """What a feed at ``address`` says, and which version of it that is; ``moved`` is where it has moved for good."""

    feed: Feed
    address: str
    known: Known
    moved: str | None


class ReadTranscript(NamedTuple):
    """What was read of an episode, from the address ``source``, and which version of it that is."""

    read: ReadEpisode
    source: str
    known: Known


def tidied(address: str) -> str:
    """Return ``address`` as people paste it with the scheme that is meant."""
    address = address.strip().strip("<>")
    for scheme in _SCHEMES:
        if address.lower().startswith(scheme):
            address = address[len(scheme) :].removeprefix("//")
    return address if "://" in address else f"https://{address}"


async def look(
    fetcher: Fetcher, reader: ReadingApart, address: str, known: Known | None = None, pages: int = 1
) -> Look | Unchanged:
    """Return what the feed at ``address`` says, on at most so many ``pages``; raises FetchFailed and NotAFeed."""
    first = await fetcher.get(address, LARGEST_FEED, known)
    if isinstance(first, Unchanged):
        return first
    feed = await asyncio.to_thread(reader.feed, first.body, first.address)
    episodes, seen, page = {one.guid: one for one in feed.episodes}, {address, first.address}, feed
    while page.next_page and page.next_page not in seen and len(seen) <= pages:
        seen.add(page.next_page)
        try:
            more = await fetcher.get(page.next_page, LARGEST_FEED)
        except FetchFailed:
            break  # what came so far is worth having
        if not isinstance(more, Fetched):
            break
        try:
            page = await asyncio.to_thread(reader.feed, more.body, more.address)
        except NotAFeed:
            break
        episodes = {**{one.guid: one for one in page.episodes}, **episodes}
    return Look(replace(feed, episodes=tuple(episodes.values())), first.address, first.known, first.moved)


async def read_transcript(
    fetcher: Fetcher, reader: ReadingApart, episode: Episode, show: str, language: str
) -> ReadTranscript:
    """Return the best of an episode's transcripts: the first that says who speaks, else the first that can be read.

    Raises FetchFailed or TranscriptError, for the last one tried, where none can be read.
    """
    best: ReadTranscript | None = None
    problem: FetchFailed | TranscriptError = TranscriptError(episode.title, 0, "it has no transcript", "")
    chapters = await _chapters(fetcher, episode)
    for link in to_try(episode, language)[:MOST_TRIED]:
        try:
            found = await _read(fetcher, reader, episode, show, link, chapters)
        except (FetchFailed, TranscriptError) as error:
            problem = error
            continue
        if found.read.speakers and not found.read.nameless:
            return found
        best = best or found
    if best is None:
        raise problem
    return best


async def _read(
    fetcher: Fetcher, reader: ReadingApart, episode: Episode, show: str, link: TranscriptLink, chapters: bytes | None
) -> ReadTranscript:
    found = await fetcher.get(link.address, LARGEST)
    if not isinstance(found, Fetched):
        raise TranscriptError(link.address, 0, "nothing came", "")
    source = f"transcript{_SUFFIXES[form_of(link) or 'text']}"
    read = await asyncio.to_thread(reader.episode, found.body, source, episode, show, chapters)
    return ReadTranscript(read, link.address, found.known)


async def _chapters(fetcher: Fetcher, episode: Episode) -> bytes | None:
    """Return the file of chapters that is published beside ``episode``; they are worth having, no more."""
    if not episode.chapters:
        return None
    try:
        found = await fetcher.get(episode.chapters, LARGEST_CHAPTERS)
    except FetchFailed:
        return None
    return found.body if isinstance(found, Fetched) else None
