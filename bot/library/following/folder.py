"""Feeds read into the folder of conversations, for everyone: a folder for each episode, as ``import`` makes them.

What was read of each is noted in the cache, so that the next time only what is new is asked for; without the note all
is read again, and comes to lie where it was.
"""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bot.conversation.errors import TranscriptError
from bot.feeds.apart import ReadingApart
from bot.feeds.choosing import to_try
from bot.feeds.conversing import ReadEpisode
from bot.feeds.model import Episode
from bot.fetching.answers import Known
from bot.fetching.errors import FetchFailed
from bot.fetching.fetcher import Fetcher
from bot.library.following.listed import ListedFeed
from bot.library.following.looking import MOST_PAGES, Look, look, read_transcript
from bot.library.following.values import episode_of, episode_text, says_the_same
from bot.transcripts.folder.importing import write_conversation
from bot.transcripts.folder.toml_text import toml_text

_KEY_OF_SHOW = 13
"""Characters of a show's name in the keys of its episodes; ten that tell the episode follow."""


class Came(NamedTuple):
    """What became of one episode: why it could not be read, if it could not."""

    title: str
    problem: str | None = None


@dataclass(slots=True)
class Note:
    """What is noted of a feed: its title, the version that was read, and of each episode what the feed told of it."""

    title: str = ""
    known: Known = field(default_factory=Known)
    listed: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """How many episodes the feed lists that were not read."""
        return len(self.listed.keys() - self.read.keys())


class FolderFeeds:
    """Reads feeds into ``folder``, at most the newest ``most`` episodes of each; notes lie in ``cache``."""

    def __init__(self, folder: Path, cache: Path, fetcher: Fetcher, most: int) -> None:
        self._folder = folder
        self._cache = cache / "feeds-read"
        self._fetcher = fetcher
        self._most = most

    def note(self, feed: ListedFeed) -> Note:
        """Return what is noted of ``feed``; nothing where it was never read."""
        try:
            kept = json.loads(self._note_file(feed).read_bytes())
            return Note(kept["title"], Known(**kept["known"]), dict(kept["listed"]), dict(kept["read"]))
        except (OSError, ValueError, TypeError, KeyError):
            return Note()

    async def read(self, feed: ListedFeed) -> AsyncIterator[Came]:
        """Read what is new in ``feed``, the newest first, and tell of each episode; raises FetchFailed and NotAFeed."""
        note = await asyncio.to_thread(self.note, feed)
        with ReadingApart() as reader:
            found = await look(self._fetcher, reader, feed.address, note.known, pages=1 if note.read else MOST_PAGES)
            if isinstance(found, Look):
                note.title, note.known = found.feed.title, found.known
                note.listed = {one.guid: episode_text(one) for one in self._newest(found)}
            show, language = note.title, found.feed.language if isinstance(found, Look) else ""
            for guid, text in list(note.listed.items()):
                episode = episode_of(text)
                before = note.read.get(guid)
                if before is not None and says_the_same(episode_of(before), episode):
                    continue
                try:
                    read = (await read_transcript(self._fetcher, reader, episode, show, language)).read
                    await asyncio.to_thread(self._write, feed, show, episode, read)
                except (FetchFailed, TranscriptError, OSError) as error:
                    yield Came(episode.title, _problem(error))
                else:
                    note.read[guid] = text
                    await asyncio.to_thread(self._keep, feed, note)
                    yield Came(episode.title)
        await asyncio.to_thread(self._keep, feed, note)

    def _newest(self, found: Look) -> list[Episode]:
        """Return the episodes that are taken in and have a transcript, the newest first."""
        episodes = sorted(found.feed.episodes, key=lambda one: -one.published.timestamp() if one.published else 0.0)
        return [one for one in episodes[: self._most] if to_try(one, found.feed.language)]

    def _write(self, feed: ListedFeed, show: str, episode: Episode, read: ReadEpisode) -> None:
        key = key_of(show, episode.guid)
        told: dict[str, Any] = {"key": key} | ({"made_by": feed.made_by} if feed.made_by else {})
        with TemporaryDirectory(prefix="verbatim-") as temporary:
            transcript = Path(temporary, "transcript.json")
            transcript.write_text(read.transcript, "utf-8")
            write_conversation(self._folder / key, transcript, toml_text(told) + read.details)

    def _keep(self, feed: ListedFeed, note: Note) -> None:
        file = self._note_file(feed)
        known = {"etag": note.known.etag, "modified": note.known.modified}
        kept = {"title": note.title, "known": known, "listed": note.listed, "read": note.read}
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(kept), "utf-8")
        beside.replace(file)

    def _note_file(self, feed: ListedFeed) -> Path:
        return self._cache / f"{blake2b(feed.address.encode(), digest_size=10).hexdigest()}.json"


def key_of(show: str, guid: str) -> str:
    """Return the key of the episode of ``show`` that has ``guid``: the same one each time."""
    name = re.sub(r"[^a-z0-9]+", "-", show.lower())[:_KEY_OF_SHOW].strip("-") or "show"
    return f"{name}-{blake2b(guid.encode(), digest_size=5).hexdigest()}"


def _problem(error: FetchFailed | TranscriptError | OSError) -> str:
    if isinstance(error, FetchFailed):
        return error.problem.value
    return error.problem if isinstance(error, TranscriptError) else str(error.strerror)
