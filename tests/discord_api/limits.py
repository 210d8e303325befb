"""Discord's written limits that its API description leaves out, or has wider than a bot may go.

From Discord's developer documentation (message, component, interaction, application command pages).
What the description itself limits (lengths of labels, options and ids, 25 choices) is not repeated here.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from tests.discord_api.command_limits import command_list_faults
from tests.discord_api.faults import Fault
from tests.discord_api.message_limits import message_faults
from tests.discord_api.modal_limits import modal_faults

CHOICE_VALUE_LENGTH = 100
"""Of an autocomplete choice that is a string, characters."""


class BodyKind(Enum):
    """What a request's body holds."""

    NEW_MESSAGE = "a message to be sent"
    EDITED_MESSAGE = "the changed parts of a message"
    CALLBACK = "an answer to an interaction"
    COMMANDS = "the application's commands"


class CallbackType:
    """The kinds of answer to an interaction."""

    MESSAGE = 4
    UPDATE = 7
    AUTOCOMPLETE = 8
    MODAL = 9


ROUTES = (
    ("POST", r"/interactions/[^/]+/[^/]+/callback", BodyKind.CALLBACK),
    ("POST", r"/webhooks/[^/]+/[^/]+", BodyKind.NEW_MESSAGE),
    ("PATCH", r"/webhooks/[^/]+/[^/]+/messages/[^/]+", BodyKind.EDITED_MESSAGE),
    ("POST", r"/channels/[^/]+/messages", BodyKind.NEW_MESSAGE),
    ("PATCH", r"/channels/[^/]+/messages/[^/]+", BodyKind.EDITED_MESSAGE),
    ("PUT", r"/applications/[^/]+/(guilds/[^/]+/)?commands", BodyKind.COMMANDS),
)


def body_kind(method: str, path: str) -> BodyKind | None:
    """What the body of this request holds; None where no written limit applies."""
    for route_method, pattern, kind in ROUTES:
        if method == route_method and re.fullmatch(pattern, path):
            return kind
    return None


def limit_faults(kind: BodyKind, body: Any) -> Iterator[Fault]:
    """Everything in ``body`` that passes a written limit."""
    if kind is BodyKind.COMMANDS:
        return command_list_faults(body or [])
    if kind is BodyKind.CALLBACK:
        return _callback_faults(body)
    return message_faults(body, new=kind is BodyKind.NEW_MESSAGE)


def _callback_faults(body: dict[str, Any]) -> Iterator[Fault]:
    kind, data = body.get("type"), body.get("data") or {}
    if kind in (CallbackType.MESSAGE, CallbackType.UPDATE):
        yield from _inside_data(message_faults(data, new=kind == CallbackType.MESSAGE))
    elif kind == CallbackType.MODAL:
        yield from _inside_data(modal_faults(data))
    elif kind == CallbackType.AUTOCOMPLETE:
        yield from _inside_data(_choice_faults(data.get("choices") or []))


def _inside_data(faults: Iterator[Fault]) -> Iterator[Fault]:
    return (Fault(f"/data{fault.pointer}", fault.message) for fault in faults)


def _choice_faults(choices: list[dict[str, Any]]) -> Iterator[Fault]:
    for number, choice in enumerate(choices):
        value = choice.get("value")
        if isinstance(value, str) and len(value) > CHOICE_VALUE_LENGTH:
            message = f"{len(value)} characters, at most {CHOICE_VALUE_LENGTH}"
            yield Fault(f"/choices/{number}/value", message)
