"""Makes Discord's schemas say what is wrong: a union names its branch, an unknown field is a fault.

The description writes a union of components as ``oneOf``, so that a label too long by a letter reads
"is not valid under any of the given schemas". Every such union is told apart by its ``type``; looked up
by it the meaning is the same, and the answer is the one fault that matters, sooner.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

JsonObject = dict[str, Any]

BY_TYPE = "x-by-type"
"""The keyword of a union told apart by ``type``: each type with its schema."""

SNOWFLAKE = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$", "minimum": 0}
"""An id. Discord reads numbers as well as strings, though its description has only the strings."""

UNDESCRIBED = {
    "ApplicationCommandCreateRequest": "nsfw",
    "ApplicationCommandUpdateRequest": "nsfw",
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": "tts",
    "IncomingWebhookUpdateRequestPartial": "tts",
    "MessageEditRequestPartial": "tts",
}
"""Switches that discord.py always sends and Discord accepts, though the schema has them not."""


def precise(document: JsonObject) -> JsonObject:
    """The description again, its request schemas closed and its unions told apart by ``type``."""
    schemas = document["components"]["schemas"]
    rewritten: JsonObject = _rewrite(document, schemas)
    rewritten["components"]["schemas"]["SnowflakeType"] = SNOWFLAKE
    for name, switch in UNDESCRIBED.items():
        rewritten["components"]["schemas"][name]["properties"][switch] = {"type": "boolean"}
    return rewritten


def _rewrite(node: Any, schemas: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_rewrite(entry, schemas) for entry in node]
    if not isinstance(node, dict):
        return node
    rewritten = {key: _rewrite(value, schemas) for key, value in node.items()}
    if _is_open_object(rewritten):
        rewritten["additionalProperties"] = False
    branches = rewritten.pop("oneOf", None) or rewritten.pop("anyOf", None)
    return rewritten | _union(branches, schemas) if branches else rewritten


def _is_open_object(node: JsonObject) -> bool:
    return node.get("type") == "object" and "properties" in node and "additionalProperties" not in node


def _union(branches: list[JsonObject], schemas: Mapping[str, Any]) -> JsonObject:
    present = [branch for branch in branches if branch.get("type") != "null"]
    types = [_types(branch, schemas) for branch in present]
    if len(present) == 1:
        meaning = present[0]
    elif all("const" in branch for branch in present):
        meaning = {"enum": [branch["const"] for branch in present]}
    elif _tells_apart(types):
        meaning = _by_type(present, types)
    else:
        meaning = {"anyOf": present}
    return meaning if len(present) == len(branches) else {"if": {"not": {"type": "null"}}, "then": meaning}


def _types(branch: JsonObject, schemas: Mapping[str, Any]) -> list[int | str]:
    name = branch.get("$ref", "").rpartition("/")[2]
    kind = schemas.get(name, {}).get("properties", {}).get("type", {})
    allowed: list[int | str] = kind.get("enum", [])
    return allowed


def _tells_apart(types: list[list[int | str]]) -> bool:
    named = [kind for kinds in types for kind in kinds]
    return all(types) and len(named) == len(set(named))


def _by_type(branches: list[JsonObject], types: list[list[int | str]]) -> JsonObject:
    return {BY_TYPE: {kind: branch for branch, kinds in zip(branches, types, strict=True) for kind in kinds}}


def _check_by_type(
    validator: Any, branches: dict[int | str, JsonObject], instance: Any, schema: JsonObject
) -> Iterator[ValidationError]:
    kind = instance.get("type") if isinstance(instance, dict) else None
    if not isinstance(kind, int | str):
        yield ValidationError("an object with a type is required")
    elif kind not in branches:
        yield ValidationError(f"the type {kind!r} is none of {', '.join(map(str, branches))}", path=["type"])
    else:
        yield from validator.descend(instance, branches[kind], schema_path=kind)


SchemaValidator = validators.extend(Draft202012Validator, {BY_TYPE: _check_by_type})
"""Checks against schemas made ``precise``."""
