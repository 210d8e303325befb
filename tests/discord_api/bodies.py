"""Requests for tests of the checks, made small."""

from collections.abc import Mapping
from typing import Any, NamedTuple

LAYOUT = 1 << 15
CALLBACK = "/interactions/1234/a-token/callback"
MESSAGES = "/channels/55/messages"


class Sent(NamedTuple):
    method: str
    path: str
    json: Any = None
    params: Mapping[str, Any] = {}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def button(custom_id: str, **fields: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "Context", "custom_id": custom_id, **fields}


def select(*options: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": 3, "custom_id": "others", "options": list(options), **fields}


def option(value: str, **fields: Any) -> dict[str, Any]:
    return {"label": "8:55 Mark", "value": value, **fields}


def layout(*components: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"flags": LAYOUT, "components": list(components), **fields}


def answer(data: dict[str, Any]) -> Sent:
    return Sent("POST", CALLBACK, {"type": 4, "data": data})


def choices(*found: dict[str, Any]) -> Sent:
    return Sent("POST", CALLBACK, {"type": 8, "data": {"choices": list(found)}})


def command(**fields: Any) -> Sent:
    whole = {"type": 1, "name": "quote", "description": "Find a quote", "options": [], **fields}
    return Sent("PUT", "/applications/1/commands", [whole])


def string_option(name: str, **fields: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "What was said", **fields}


RESULT = layout(
    {"type": 17, "accent_color": 255, "components": [text("the quote"), row(button("1:context:x"))]},
    row(select(option("a"), option("b"))),
    {"type": 12, "items": [{"media": {"url": "attachment://card.png"}, "description": "A card"}]},
    attachments=[{"id": 0, "filename": "card.png"}],
    allowed_mentions={"parse": [], "users": [99]},
)
FORM = {
    "custom_id": "form",
    "title": "Wrong word",
    "components": [
        {"type": 18, "label": "Words", "component": {"type": 4, "custom_id": f"field{number}", "style": 1}}
        for number in range(6)
    ],
}
