"""What servers answer, and what is remembered of it so that the next time they need not answer it all again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import aiohttp

from bot.fetching.bodies import BrokenBody
from bot.fetching.errors import FetchFailed, FetchProblem

_LONGEST_MARK = 500
"""Characters of what marks a version; longer ones are not remembered."""
_PART = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Known:
    """The version of something that is known already, as its server marks it."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """What to ask with."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It is the version that is known; ``moved`` is where it lies from now on, if it has moved for good."""

    known: Known
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is at ``address``, where redirects led; ``kind`` is its type, such as text/vtt, '' if nobody told.

    ``known`` marks this version; ``moved`` is where it lies from now on, if it has moved for good.
    """

    address: str
    body: bytes
    kind: str
    known: Known
    moved: str | None = None


class Part(NamedTuple):
    """A piece of a file, from byte ``first`` on; ``size`` is the whole file's, None if nobody told."""

    first: int
    body: bytes
    size: int | None
    kind: str


def fetched(response: aiohttp.ClientResponse, body: bytes, moved: str | None) -> Fetched:
    """Return what ``response`` brings."""
    known = Known(_mark(response.headers, "ETag"), _mark(response.headers, "Last-Modified"))
    return Fetched(str(response.url), body, _kind(response), known, moved)


def unchanged(headers: Mapping[str, str], known: Known, moved: str | None) -> Unchanged:
    """Return that it is what is ``known``; its marks may be others now."""
    return Unchanged(
        Known(_mark(headers, "ETag") or known.etag, _mark(headers, "Last-Modified") or known.modified), moved
    )


def part(response: aiohttp.ClientResponse, first: int, count: int) -> Part:
    """Return the piece that ``response`` is about to bring, still empty; raises FetchFailed and BrokenBody."""
    if response.status != 206:
        raise FetchFailed(str(response.url)[:200], FetchProblem.NO_PARTS, status=response.status)
    told = _PART.fullmatch(response.headers.get("Content-Range", "").strip())
    if told is None or int(told[1]) != first or int(told[2]) >= first + count:
        raise BrokenBody("Content-Range")
    return Part(first, b"", None if told[3] == "*" else int(told[3]), _kind(response))


def _kind(response: aiohttp.ClientResponse) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _mark(headers: Mapping[str, str], name: str) -> str | None:
    value = headers.get(name, "").strip()
    return value if 0 < len(value) <= _LONGEST_MARK and value.isascii() and value.isprintable() else None
