"""What a feed says: a show, its episodes, and where their transcripts are."""

from dataclasses import dataclass
from datetime import datetime

_SPEAKING = {
    "host",
    "co-host",
    "cohost",
    "guest",
    "guest host",
    "guest co-host",
    "panelist",
    "moderator",
    "interviewer",
}
"""Roles of people who are heard, whichever group they are told to be in."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part; ``role`` and ``group`` are as Podcasting 2.0 has them, in small letters."""

    name: str
    role: str = "host"
    group: str = "cast"

    @property
    def speaks(self) -> bool:
        """Whether they are heard; who writes or edits may not be."""
        return self.group == "cast" or self.role in _SPEAKING


@dataclass(frozen=True, slots=True)
class TranscriptLink:
    """Where a transcript is; ``kind`` is its type, such as text/vtt, and ``captions`` says that it is meant as such."""

    address: str
    kind: str
    language: str = ""
    captions: bool = False


@dataclass(frozen=True, slots=True)
class FeedChapter:
    """A chapter that the feed itself tells; ``start`` is in seconds."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode as its feed tells of it; None, '' or nothing where that says nothing.

    ``guid`` tells it from all others of the feed for good. ``seconds`` is its length. ``persons`` are the show's where
    the episode names none. ``page_transcript`` is the address of a transcript that its notes link to, on a page, where
    the feed tells of none.
    """

    guid: str
    title: str
    published: datetime | None = None
    seconds: float | None = None
    number: int | None = None
    season: int | None = None
    sound: str | None = None
    image: str | None = None
    page: str | None = None
    persons: tuple[Person, ...] = ()
    transcripts: tuple[TranscriptLink, ...] = ()
    chapters: str | None = None
    own_chapters: tuple[FeedChapter, ...] = ()
    page_transcript: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A show and its episodes, in the order of the feed.

    ``guid`` is the show's own name wherever it is published, if it has one. ``locked`` says that no other host may take
    the show over. ``next_page`` is where older episodes are listed, ``new_address`` where the feed says it has moved,
    and ``own_address`` where it says it is. ``odd`` are a few lines on what is odd in it.
    """

    title: str
    guid: str | None = None
    language: str = ""
    image: str | None = None
    page: str | None = None
    locked: bool = False
    persons: tuple[Person, ...] = ()
    episodes: tuple[Episode, ...] = ()
    next_page: str | None = None
    new_address: str | None = None
    own_address: str | None = None
    odd: tuple[str, ...] = ()
