"""A show of any number of episodes, each a talk made of words drawn by its number, served on loopback."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha1

from aiohttp import web

from bot.feeds.model import Episode, Feed, Person, TranscriptLink
from tests.feeds.feeds import rss
from tests.fetching.servers import Server

WORDS = (
    "harbour", "lantern", "weaver", "copper", "orchard", "signal", "winter", "engine", "letter",
    "meadow", "granite", "whistle", "feather", "kettle", "ladder", "compass", "velvet", "thunder",
    "candle", "marble", "ribbon", "saddle", "timber", "anchor", "basket", "cradle", "dagger",
    "ember", "falcon", "garden", "hammer", "island", "jacket", "keeper", "locket", "mirror",
    "needle", "oyster", "pepper", "quarry", "raven", "silver", "tunnel", "umbrella", "valley",
    "window", "yellow",
)  # fmt: skip
PEOPLE = (Person("Ada Lovelace"), Person("Charles Babbage", "guest"))
FIRST = datetime(2020, 1, 1, 8, tzinfo=UTC)


def sentence_of(number: int) -> str:
    """The one sentence that only episode ``number`` has."""
    first, second = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
    return f"Episode {number} was about the {first} of the {second} {number} times."


def captions(number: int, sentences: int = 12, extra: str = "") -> str:
    """The transcript of episode ``number``."""
    chance = random.Random(number)
    said = [sentence_of(number)] + [
        " ".join(["The", *chance.sample(WORDS, 9), "came", "home."]) for _ in range(sentences - 1)
    ]
    said += [extra] if extra else []
    lines = ["WEBVTT", ""]
    for place, sentence in enumerate(said):
        start, end = (f"00:{at // 60:02}:{at % 60:02}.000" for at in (place * 5, place * 5 + 4))
        lines += [f"{start} --> {end}", f"<v {('Ada', 'Charles')[place % 2]}>{sentence}", ""]
    return "\n".join(lines)


@dataclass
class Show:
    """A feed at ``/feed.xml`` of ``server``, and a transcript for each of its episodes."""

    server: Server
    title: str = "The Engine Room"
    episodes: list[Episode] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.server.address("/feed.xml")

    def add(self, count: int = 1, *, with_transcript: bool = True, **told: object) -> None:
        """Publish further episodes, a week apart."""
        for number in range(len(self.episodes) + 1, len(self.episodes) + count + 1):
            path = f"/{number}.vtt"
            links = (TranscriptLink(self.server.address(path), "text/vtt", "en"),) if with_transcript else ()
            episode = Episode(
                f"guid-{number}",
                f"Part {number}",
                published=FIRST + timedelta(weeks=number),
                number=number,
                sound=self.server.address(f"/{number}.mp3"),
                persons=PEOPLE,
                transcripts=links,
            )
            self.episodes.append(replace(episode, **told))
            if with_transcript:
                self.serve(path, captions(number))

    def serve(self, path: str, body: str, kind: str = "text/vtt") -> None:
        """Answer at ``path`` with ``body``, or that it is unchanged."""

        async def answer(request: web.Request) -> web.Response:
            return _marked(request, body, kind)

        self.server.answers[path] = answer

    def open(self) -> "Show":
        """Answer with the feed as it is whenever it is asked for."""

        async def answer(request: web.Request) -> web.Response:
            return _marked(request, self.text, "application/rss+xml")

        self.server.answers["/feed.xml"] = answer
        return self

    @property
    def text(self) -> str:
        """The feed, newest first."""
        newest: Sequence[Episode] = self.episodes[::-1]
        return rss(Feed(self.title, "9b024349-ccf0", "en", persons=PEOPLE, episodes=tuple(newest)))

    @property
    def asked(self) -> list[str]:
        """What was asked for, by its path."""
        return list(self.server.asked.elements())


def _marked(request: web.Request, body: str, kind: str) -> web.Response:
    tag = f'"{sha1(body.encode()).hexdigest()}"'
    headers = {"ETag": tag, "Date": format_datetime(FIRST)}
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers=headers)
    return web.Response(text=body, content_type=kind, headers=headers)
