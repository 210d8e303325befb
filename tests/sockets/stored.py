"""How Discord keeps what the bot sent: components numbered, attachments with their addresses."""

import itertools
from collections.abc import Iterator

from tests.sockets.wire import JsonObject

ATTACHMENT = "attachment://"
MEDIA_KEYS = ("media", "file")
PARTS = ("components", "items")


def attachment(attachment_id: int, name: str) -> JsonObject:
    """A stored file."""
    address = f"https://cdn.discordapp.com/attachments/1/{attachment_id}/{name}"
    return {"id": str(attachment_id), "filename": name, "size": 1, "url": address, "proxy_url": address}


def components(sent: list[JsonObject], attachments: list[JsonObject]) -> list[JsonObject]:
    """The components as a message shows them: each with a number, files at their addresses."""
    addresses = {ATTACHMENT + stored["filename"]: stored["url"] for stored in attachments}
    numbers = itertools.count(1)
    return [_stored(component, numbers, addresses) for component in sent]


def _stored(part: JsonObject, numbers: Iterator[int], addresses: dict[str, str]) -> JsonObject:
    stored = {"id": next(numbers), **part} if "type" in part else dict(part)
    for key in PARTS:
        if key in part:
            stored[key] = [_stored(inner, numbers, addresses) for inner in part[key]]
    if "accessory" in part:
        stored["accessory"] = _stored(part["accessory"], numbers, addresses)
    for key in MEDIA_KEYS:
        if key in part:
            url = addresses.get(part[key]["url"], part[key]["url"])
            stored[key] = {"url": url, "proxy_url": url}
    return stored
