"""Fetches what is at addresses that strangers have named, so that nobody can reach through it what is not public.

The address that is connected to is the one that was checked: every socket is made by ``_public_socket``, whatever a
name is said to stand for. Redirects are followed by hand, each step checked like the first.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

import aiohttp
from yarl import URL

from bot.fetching.addresses import web_address
from bot.fetching.answers import Fetched, Known, Part, Unchanged, fetched, part, unchanged
from bot.fetching.bodies import BrokenBody, TooLarge, read_body
from bot.fetching.errors import FetchFailed, FetchProblem
from bot.fetching.hosts import PrivateHosts, is_public
from bot.fetching.retry_after import retry_after

MOST_REDIRECTS = 5
AT_ONCE, AT_ONCE_EACH = 16, 2
"""Connections at a time, in all and to one host."""
CONNECTING = 10.0
"""Seconds to reach a server."""
NAME = "Verbatim (podcast transcripts; conditional requests)"
"""What servers are told is asking."""
_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_LONGEST_SHOWN = 200
_Answer = TypeVar("_Answer")
_Read = Callable[[aiohttp.ClientResponse, str | None], Awaitable[_Answer]]
"""Reads an answer, told where its address has moved for good."""
_PROBLEMS = {
    401: FetchProblem.REFUSED,
    402: FetchProblem.REFUSED,
    403: FetchProblem.REFUSED,
    404: FetchProblem.NOT_FOUND,
    410: FetchProblem.GONE,
    429: FetchProblem.BUSY,
    503: FetchProblem.BUSY,
}


class _NotPublic(OSError):
    """What a name stands for is not on the public internet."""


class Fetcher:
    """Fetches from public addresses, and from ``private`` hosts that were named.

    ``seconds`` is how long anything may take in all. Belongs to one event loop; ``close`` it at the end.
    """

    def __init__(
        self,
        private: PrivateHosts | None = None,
        *,
        seconds: float = 60.0,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._private = private or PrivateHosts()
        self._seconds = seconds
        self._clock = clock
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    async def get(self, address: str, most: int, known: Known | None = None) -> Fetched | Unchanged:
        """Return what is at ``address``, at most ``most`` bytes; Unchanged if it is what is ``known``.

        Raises FetchFailed.
        """
        headers = {"Accept-Encoding": "gzip", **(known.headers if known else {})}
        return await self._fetched(address, headers, lambda response, moved: self._whole(response, moved, most, known))

    async def part(self, address: str, first: int, count: int) -> Part:
        """Return ``count`` bytes of what is at ``address``, from byte ``first`` on; fewer at its end.

        Raises FetchFailed, with NO_PARTS where a server hands out only whole files: then nothing of it is read.
        """
        headers = {"Accept-Encoding": "identity", "Range": f"bytes={first}-{first + count - 1}"}
        return await self._fetched(address, headers, lambda response, _: _part(response, first, count))

    async def close(self) -> None:
        """Close every connection."""
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()

    async def _fetched(self, address: str, headers: Mapping[str, str], read: _Read[_Answer]) -> _Answer:
        shown = address.strip()[:_LONGEST_SHOWN]
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(address, headers, read)
        except TimeoutError:
            raise FetchFailed(shown, FetchProblem.TOO_SLOW) from None
        except TooLarge:
            raise FetchFailed(shown, FetchProblem.TOO_LARGE) from None
        except (aiohttp.ClientError, OSError, BrokenBody, ValueError) as error:
            raise FetchFailed(shown, _problem(error)) from None

    async def _follow(self, address: str, headers: Mapping[str, str], read: _Read[_Answer]) -> _Answer:
        """Ask at ``address`` and wherever it leads; what it leads to for good is told as where it has moved."""
        url, moved, for_good = web_address(address, self._private), None, True
        for _ in range(MOST_REDIRECTS + 1):
            session = self._session(private=self._private.allow(url.host, url.port))
            async with session.get(url, headers=headers, allow_redirects=False) as response:
                led = response.headers.get("Location")
                if response.status not in _REDIRECTS or not led:
                    self._check(response)
                    return await read(response, moved)
                for_good = for_good and response.status in _FOR_GOOD
                url = web_address(str(url.join(URL(led.strip()))), self._private)
                moved = str(url) if for_good else moved
        raise FetchFailed(address.strip()[:_LONGEST_SHOWN], FetchProblem.TOO_MANY_REDIRECTS)

    def _check(self, response: aiohttp.ClientResponse) -> None:
        """Raise FetchFailed for an answer that brings nothing."""
        if response.status in (200, 206, 304):
            return
        problem = _PROBLEMS.get(response.status, FetchProblem.STATUS)
        wait = retry_after(response.headers.get("Retry-After"), self._clock())
        raise FetchFailed(str(response.url)[:_LONGEST_SHOWN], problem, status=response.status, wait=wait)

    async def _whole(
        self, response: aiohttp.ClientResponse, moved: str | None, most: int, known: Known | None
    ) -> Fetched | Unchanged:
        if response.status == 304 and known is not None:
            return unchanged(response.headers, known, moved)
        if response.status != 200:
            raise BrokenBody(str(response.status))
        if (response.content_length or 0) > most:
            raise TooLarge(most)
        body = await read_body(response.content, response.headers.get("Content-Encoding", ""), most)
        return fetched(response, body, moved)

    def _session(self, *, private: bool) -> aiohttp.ClientSession:
        """Return the session for hosts that may be ``private``, or the one for all others."""
        if private not in self._sessions:
            make = None if private else _public_socket
            connector = aiohttp.TCPConnector(limit=AT_ONCE, limit_per_host=AT_ONCE_EACH, socket_factory=make)
            self._sessions[private] = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
                auto_decompress=False,
                headers={"User-Agent": NAME},
                timeout=aiohttp.ClientTimeout(total=self._seconds, sock_connect=CONNECTING),
            )
        return self._sessions[private]


def _public_socket(found: tuple[Any, ...]) -> socket.socket:
    """Return a socket for the address that a host was ``found`` at; raises _NotPublic, whatever its name is."""
    family, kind, protocol, _, address = found
    if not is_public(str(address[0])):
        raise _NotPublic(address[0])
    return socket.socket(family, kind, protocol)


async def _part(response: aiohttp.ClientResponse, first: int, count: int) -> Part:
    found = part(response, first, count)
    return found._replace(body=await read_body(response.content, response.headers.get("Content-Encoding", ""), count))


def _problem(error: Exception) -> FetchProblem:
    """Return what ``error``, of the connection or of what came over it, means."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, _NotPublic):
        return FetchProblem.NOT_PUBLIC
    if isinstance(error, aiohttp.InvalidURL):
        return FetchProblem.NO_ADDRESS
    if isinstance(error, aiohttp.ClientSSLError) or isinstance(cause, ssl.SSLError):
        return FetchProblem.INSECURE
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ServerDisconnectedError | OSError):
        return FetchProblem.UNREACHABLE
    return FetchProblem.BROKEN
