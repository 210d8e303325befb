"""What is known of a feed that is followed, of its episodes, and of who follows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from bot.feeds.model import Episode
from bot.fetching.answers import Known

FOLLOWED = "pod--"
"""What the key of an episode that came by a feed begins with, as no other's does."""
_EPISODE = TypeAdapter(Episode)


class EpisodeState(StrEnum):
    """How far an episode has come."""

    WAITING = "waiting"
    """Its transcript is to be read, or to be read anew."""
    READ = "read"
    NONE = "none"
    """The feed tells of no transcript that can be read; it may later."""
    UNREAD = "unread"
    """Its transcript could not be had or read."""


@dataclass(frozen=True, slots=True)
class TakenFeed:
    """A feed that this process alone looks at, as long as it says so in time: ``token`` tells it from others.

    ``known`` marks what was read of it last; ``failures`` counts looks in a row that failed; before ``rest_until`` its
    transcripts are not asked for; ``first`` says that it was never read.
    """

    number: int
    token: str
    address: str
    title: str
    language: str
    known: Known
    next_look: datetime
    failures: int
    rest_until: datetime | None
    first: bool


@dataclass(frozen=True, slots=True)
class WaitingEpisode:
    """An episode whose transcript is to be looked at; ``known`` marks the one that was read, from ``source``."""

    number: int
    episode: Episode
    state: EpisodeState
    tries: int
    found_at: datetime
    source: str | None
    known: Known


class Counts(NamedTuple):
    """How many episodes of a feed there are: all, read, still to be read, without a transcript, and not readable."""

    episodes: int
    read: int
    waiting: int
    without: int
    unread: int


@dataclass(frozen=True, slots=True)
class Follow:
    """A feed that a server follows: ``number`` is what buttons call it by.

    ``channel`` is where its episodes are announced, with the mention of ``role``. ``told_in`` and ``message`` are where
    it is told how far its archive is read, ``told_read`` what was told last. ``problem`` is why it can't be had now.
    """

    number: int
    server: int
    feed: int
    address: str
    title: str
    image: str | None
    page: str | None
    adder: int | None
    added_at: datetime
    confirmed_at: datetime | None
    paused: bool
    channel: int | None
    role: int | None
    told_in: int | None
    message: int | None
    told_read: int | None
    looked_at: datetime | None
    next_look: datetime
    failing_since: datetime | None
    fault_told: bool
    problem: str | None
    counts: Counts


def key_of_episode(number: int) -> str:
    """Return the key of the conversation that episode ``number`` is."""
    return f"{FOLLOWED}{number}"


def number_of_episode(key: str) -> int | None:
    """Return the number of the episode with ``key``; None if it is the key of another conversation."""
    digits = key.removeprefix(FOLLOWED)
    return int(digits) if digits != key and digits.isascii() and digits.isdecimal() else None


def is_followed(key: str) -> bool:
    """Say whether ``key`` is that of an episode that came by a feed."""
    return key.startswith(FOLLOWED)


def episode_text(episode: Episode) -> str:
    """Return ``episode`` as it is kept."""
    return _EPISODE.dump_json(episode).decode()


def episode_of(text: str) -> Episode:
    """Return what ``episode_text`` was given."""
    return _EPISODE.validate_json(text)


def says_the_same(before: Episode, after: Episode) -> bool:
    """Say whether both would be read as the same; what addresses ask with changes each time, and does not count."""
    return _said(before) == _said(after)


def _said(episode: Episode) -> Sequence[object]:
    links = [(_place(one.address), one.kind, one.language) for one in episode.transcripts]
    day = episode.published and episode.published.date()
    places = (_place(episode.sound), _place(episode.page), _place(episode.chapters))
    numbers = (episode.number, episode.seconds)
    return (episode.title, day, numbers, places, links, episode.persons, episode.own_chapters)


def _place(address: str | None) -> tuple[str, str]:
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ("", address or "")
    return (parts.netloc, parts.path)
