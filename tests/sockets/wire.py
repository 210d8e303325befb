"""What passes over the REST socket: requests as they came, refusals as Discord words them, routes."""

import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NamedTuple

from aiohttp import BodyPartReader, web

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived. ``arrived`` is ``time.perf_counter()`` when its last byte was read."""

    method: str
    path: str
    params: Mapping[str, str]
    json: Any
    files: Mapping[str, bytes]
    token: str | None
    arrived: float

    @property
    def body(self) -> JsonObject:
        """The JSON body where it is an object; empty otherwise."""
        return self.json if isinstance(self.json, dict) else {}


class Refusal(NamedTuple):
    """An answer that is an error: the HTTP status, Discord's own code and its words."""

    status: int
    code: int
    message: str


class Refused(Exception):
    """Raised by a route's handler to answer with a refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


UNKNOWN_CHANNEL = Refusal(HTTPStatus.NOT_FOUND, 10003, "Unknown Channel")
UNKNOWN_MESSAGE = Refusal(HTTPStatus.NOT_FOUND, 10008, "Unknown Message")
UNKNOWN_WEBHOOK = Refusal(HTTPStatus.NOT_FOUND, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = Refusal(HTTPStatus.NOT_FOUND, 10062, "Unknown interaction")
ALREADY_ACKNOWLEDGED = Refusal(HTTPStatus.BAD_REQUEST, 40060, "Interaction has already been acknowledged.")
TOO_MANY_FOLLOW_UPS = Refusal(
    HTTPStatus.BAD_REQUEST, 40094, "This interaction has reached the maximum number of follow-up messages"
)
INVALID_FORM = Refusal(HTTPStatus.BAD_REQUEST, 50035, "Invalid Form Body")
MISSING_ACCESS = Refusal(HTTPStatus.FORBIDDEN, 50001, "Missing Access")
UNAUTHORIZED = Refusal(HTTPStatus.UNAUTHORIZED, 0, "401: Unauthorized")
NO_SUCH_ROUTE = Refusal(HTTPStatus.NOT_FOUND, 0, "404: Not Found")

Handler = Callable[..., Awaitable[Any] | Any]


class Route(NamedTuple):
    """A method and a path such as ``/channels/{channel}/messages``; the handler takes its parts by name."""

    method: str
    template: str
    handler: Handler
    needs_token: bool = True

    def match(self, asked: Asked) -> dict[str, str] | None:
        """The path's parts when the request is this route's."""
        pattern = re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", self.template)
        found = re.fullmatch(pattern, asked.path) if asked.method == self.method else None
        return None if found is None else found.groupdict()


async def read(request: web.Request, path: str) -> Asked:
    """The request with its whole body; of a multipart body the ``payload_json`` and the files."""
    body: Any = None
    files: dict[str, bytes] = {}
    if request.content_type == "multipart/form-data":
        body, files = await _read_multipart(request)
    elif request.body_exists:
        text = await request.text()
        body = json.loads(text) if text else None
    authorization = request.headers.get("Authorization", "")
    return Asked(
        method=request.method,
        path=path,
        params=dict(request.query),
        json=body,
        files=files,
        token=authorization.removeprefix("Bot ") or None,
        arrived=time.perf_counter(),
    )


async def _read_multipart(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    body, files = None, {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.name == "payload_json":
            body = await part.json()
        else:
            files[part.filename or part.name or ""] = bytes(await part.read())
    return body, files


def answer(status: int, body: Any = None) -> web.Response:
    """A response; with a charset in its content type discord.py would read the JSON as text."""
    if body is None:
        return web.Response(status=HTTPStatus.NO_CONTENT)
    data = json.dumps(body).encode()
    return web.Response(status=status, body=data, headers={"Content-Type": "application/json"})
