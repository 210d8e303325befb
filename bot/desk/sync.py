"""Telling Discord which commands there are, only when they changed: it allows 200 such changes a day."""

from typing import Any, Literal

import discord
import structlog
from discord import app_commands

_log = structlog.stdlib.get_logger("bot.sync")
_OURS = frozenset(
    [
        "name",
        "description",
        "type",
        "options",
        "choices",
        "value",
        "required",
        "autocomplete",
        "min_value",
        "max_value",
        "min_length",
        "max_length",
        "channel_types",
        "default_member_permissions",
        "nsfw",
        "contexts",
        "integration_types",
    ]
)
_PERMISSIONS = "default_member_permissions"
_LISTS_WITHOUT_ORDER = ("contexts", "integration_types", "channel_types")


async def sync_commands(
    tree: app_commands.CommandTree[discord.Client], mode: Literal["changed", "always", "never"]
) -> None:
    """Send the tree's commands to Discord if ``mode`` and what Discord already has ask for it."""
    client = tree.client
    if mode == "never" or client.application_id is None:
        return
    wanted = [command.to_dict(tree) for command in tree.get_commands(type=None)]
    known = await client.http.get_global_commands(client.application_id) if mode == "changed" else None
    if known is not None and _comparable(known) == _comparable(wanted):
        _log.info("commands unchanged", commands=len(wanted))
        return
    await tree.sync()
    _log.info("commands synced", commands=len(wanted))


def _comparable(commands: Any) -> Any:
    return sorted((_essence(command) for command in commands), key=lambda c: (c.get("type", 1), c["name"]))


def _essence(value: Any) -> Any:
    """Return ``value`` without what Discord adds, and without defaults it may leave out or spell out."""
    if isinstance(value, list):
        return [_essence(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _essence(item) for key, item in value.items() if key in _OURS}
    for key in _LISTS_WITHOUT_ORDER:
        if isinstance(kept.get(key), list):
            kept[key] = sorted(kept[key])
    if kept.get(_PERMISSIONS) is not None:
        kept[_PERMISSIONS] = str(kept[_PERMISSIONS])  # sent as a number, given back as text
    return {key: item for key, item in kept.items() if item not in (None, False, [], "")}
