"""The messages there are, and the channel routes by which the bot sends and changes its own."""

import asyncio
from datetime import UTC, datetime

from tests.sockets import stored
from tests.sockets.waiting import until
from tests.sockets.wire import (
    INVALID_FORM,
    MISSING_ACCESS,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
    Asked,
    JsonObject,
    Refused,
    Route,
)
from tests.sockets.world import Channel, User, World

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
KEPT = ("content", "embeds", "components", "flags", "message_reference", "tts")
EMPTY: JsonObject = {"content": "", "embeds": [], "components": [], "tts": False}


class Messages:
    """Every message by its id, in Discord's own shape."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._messages: dict[int, JsonObject] = {}
        self._by_nonce: dict[tuple[int, str], int] = {}
        self._posted = asyncio.Event()

    def routes(self) -> list[Route]:
        """What the bot may ask of channels."""
        one = "/channels/{channel}/messages/{message}"
        return [
            Route("GET", "/channels/{channel}", self._show_channel),
            Route("POST", "/channels/{channel}/typing", self._type),
            Route("POST", "/channels/{channel}/messages", self._post),
            Route("GET", one, self._show),
            Route("PATCH", one, self._change),
            Route("DELETE", one, self._remove),
        ]

    def create(self, channel: Channel, author: User, body: JsonObject, files: list[str]) -> JsonObject:
        """A new message, stored."""
        message_id = self._world.ids.new()
        message: JsonObject = {
            "id": str(message_id),
            "channel_id": str(channel.id),
            "author": author.payload(),
            "timestamp": datetime.now(UTC).isoformat(),
            "edited_timestamp": None,
            "type": 0,
            "content": "",
            "embeds": [],
            "components": [],
            "flags": 0,
            "tts": False,
            "pinned": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": self._attachments(files),
        }
        self._messages[message_id] = message | _told(body, message["attachments"])
        return self._messages[message_id]

    def edit(self, message_id: int, body: JsonObject, files: list[str]) -> JsonObject:
        """The message changed where ``body`` says so; private or not, and a layout, it stays what it was.

        Raises ``Refused`` when it is not there, or a layout is to become text.
        """
        message = self.find(message_id)
        kept_flags = message["flags"] & (EPHEMERAL | COMPONENTS_V2)
        if kept_flags & COMPONENTS_V2 and body.get("content"):
            raise Refused(INVALID_FORM)
        if "attachments" in body:
            kept = {entry["id"] for entry in body["attachments"]}
            old = [entry for entry in message["attachments"] if entry["id"] in kept]
            message["attachments"] = old + self._attachments(files)
        message |= _told(body, message["attachments"])
        message["flags"] = message["flags"] & ~(LOADING | EPHEMERAL) | kept_flags
        message["edited_timestamp"] = datetime.now(UTC).isoformat()
        return message

    def find(self, message_id: int) -> JsonObject:
        """The message. Raises ``Refused`` when it is not there."""
        if message_id not in self._messages:
            raise Refused(UNKNOWN_MESSAGE)
        return self._messages[message_id]

    def delete(self, message_id: int) -> None:
        """Remove the message. Raises ``Refused`` when it is not there."""
        self.find(message_id)
        del self._messages[message_id]

    @property
    def ids(self) -> set[str]:
        """Of all messages that are there."""
        return {message["id"] for message in self._messages.values()}

    async def reply_to(self, message: JsonObject, *, within: float = 5.0) -> JsonObject:
        """The first reply to a message. Raises ``NotAnswered`` where none comes."""
        await until(self._posted, "a reply", lambda: bool(self._replies(message)), within)
        return self._replies(message)[0]

    def _replies(self, message: JsonObject) -> list[JsonObject]:
        return [
            reply
            for reply in self._messages.values()
            if (reply.get("message_reference") or {}).get("message_id") in (message["id"], int(message["id"]))
        ]

    def _attachments(self, files: list[str]) -> list[JsonObject]:
        return [stored.attachment(self._world.ids.new(), name) for name in files]

    def _open(self, channel_id: str) -> Channel:
        channel = self._world.channels.get(int(channel_id))
        if channel is None:
            raise Refused(UNKNOWN_CHANNEL)
        if not channel.open_to_bot:
            raise Refused(MISSING_ACCESS)
        return channel

    def _show_channel(self, asked: Asked, channel: str) -> JsonObject:
        return self._open(channel).payload()

    def _type(self, asked: Asked, channel: str) -> None:
        self._open(channel)

    def _post(self, asked: Asked, channel: str) -> JsonObject:
        """With ``enforce_nonce``, a message sent again is the one there is already."""
        place, nonce = self._open(channel), asked.body.get("nonce")
        key = (place.id, str(nonce))
        if nonce is not None and asked.body.get("enforce_nonce") and key in self._by_nonce:
            return self.find(self._by_nonce[key])
        message = self.create(place, self._world.bot, asked.body, list(asked.files))
        self._by_nonce[key] = int(message["id"])
        self._posted.set()
        return message

    def _show(self, asked: Asked, channel: str, message: str) -> JsonObject:
        self._open(channel)
        return self.find(int(message))

    def _change(self, asked: Asked, channel: str, message: str) -> JsonObject:
        self._open(channel)
        return self.edit(int(message), asked.body, list(asked.files))

    def _remove(self, asked: Asked, channel: str, message: str) -> None:
        self._open(channel)
        self.delete(int(message))


def _told(body: JsonObject, attachments: list[JsonObject]) -> JsonObject:
    """What ``body`` says of a message; null empties."""
    told = {key: body[key] for key in KEPT if key in body and body[key] is not None}
    told |= {key: empty for key, empty in EMPTY.items() if key in body and body[key] is None}
    if "components" in told:
        told["components"] = stored.components(told["components"], attachments)
    return told
