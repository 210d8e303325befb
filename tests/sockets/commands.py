"""The commands the bot has told Discord of, and how what a person types fills them."""

import asyncio
from typing import Any

from tests.sockets.waiting import until
from tests.sockets.wire import Asked, JsonObject, Route
from tests.sockets.world import World

CHAT_INPUT, MESSAGE_COMMAND = 1, 3
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
PLAIN_TYPES = {str: 3, int: 4, bool: 5, float: 10}


class Commands:
    """The application's commands. ``syncs`` counts how often the bot replaced them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._commands: list[JsonObject] = []
        self._synced = asyncio.Event()
        self.syncs = 0

    def routes(self) -> list[Route]:
        """Reading and replacing the list."""
        path = "/applications/{application}/commands"
        return [Route("GET", path, self._show), Route("PUT", path, self._replace)]

    async def find(self, name: str, kind: int, *, within: float) -> JsonObject:
        """The command, once the bot has told of it. Raises ``NotAnswered`` when it does not."""
        await until(self._synced, f"the command {name!r}", lambda: bool(self._called(name, kind)), within)
        return self._called(name, kind)[0]

    def _called(self, name: str, kind: int) -> list[JsonObject]:
        return [command for command in self._commands if (command["name"], command["type"]) == (name, kind)]

    def _show(self, asked: Asked, application: str) -> list[JsonObject]:
        return self._commands

    def _replace(self, asked: Asked, application: str) -> list[JsonObject]:
        self._commands = [self._stored(command) for command in asked.json]
        self.syncs += 1
        self._synced.set()
        return self._commands

    def _stored(self, command: JsonObject) -> JsonObject:
        permissions = command.get("default_member_permissions")
        filled: JsonObject = {"type": CHAT_INPUT, "description": "", "contexts": None, "nsfw": False}
        filled |= {"integration_types": [0], "dm_permission": True}
        own_ids = {name: str(self._world.ids.new()) for name in ("id", "version")}
        application = {"application_id": str(self._world.application_id)}
        wide = {"default_member_permissions": None if permissions is None else str(permissions)}
        return filled | command | own_ids | application | wide


def filled(
    command: JsonObject, path: list[str], values: dict[str, Any], *, focused: str | None = None
) -> list[JsonObject]:
    """The options of an interaction: ``values`` given to the (sub)command at ``path``, one ``focused``.

    Raises ``LookupError`` for an option or subcommand that is not there, and for one required and not given,
    since Discord's own client lets nobody send either.
    """
    if path:
        inner = next((part for part in command.get("options") or [] if part["name"] == path[0]), None)
        if inner is None or inner["type"] not in (SUBCOMMAND, SUBCOMMAND_GROUP):
            raise LookupError(f"{command['name']} has no subcommand {path[0]!r}")
        options = filled(inner, path[1:], values, focused=focused)
        return [{"name": inner["name"], "type": inner["type"], "options": options}]
    declared = {option["name"]: option for option in command.get("options") or []}
    unknown = values.keys() - declared.keys()
    missing = {name for name, option in declared.items() if option.get("required")} - values.keys()
    if unknown or (missing and focused is None):
        raise LookupError(f"{command['name']}: unknown {sorted(unknown)}, missing {sorted(missing)}")
    return [_option(declared[name], value, focused=name == focused) for name, value in values.items()]


def _option(declared: JsonObject, value: Any, *, focused: bool) -> JsonObject:
    kind = declared["type"]
    if kind != PLAIN_TYPES[type(value)] and not focused:
        raise LookupError(f"{declared['name']} takes no {type(value).__name__}")
    option: JsonObject = {"name": declared["name"], "type": kind, "value": value}
    return option | {"focused": True} if focused else option


def check_place(command: JsonObject, context: int, owners: dict[str, str]) -> None:
    """Raise ``LookupError`` where Discord would not offer the command: another context, or not installed."""
    contexts, installs = command["contexts"], command["integration_types"] or [0]
    if contexts is not None and context not in contexts:
        raise LookupError(f"{command['name']} is not offered in context {context}")
    if not {int(owner) for owner in owners} & set(installs):
        raise LookupError(f"{command['name']} is not offered for the installs {sorted(owners)}")
