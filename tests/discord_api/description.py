"""Discord's OpenAPI description: which routes exist, and what their bodies have to look like."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.discord_api.faults import Fault
from tests.discord_api.schemas import SchemaValidator, precise

DESCRIPTION_FILE = Path(__file__).parents[3] / "shared" / "discord-api-spec" / "openapi.json"
MISSING = f"Discord's API description is not at {DESCRIPTION_FILE.relative_to(Path(__file__).parents[3])}"
DOCUMENT = "urn:discord"
SHOWN_LENGTH = 200


class Operation(NamedTuple):
    """A method (lower case) on a route; path parameters stand in the template's order."""

    template: str
    method: str
    path_parameters: tuple[tuple[str, SchemaValidator], ...]
    query_names: frozenset[str]
    body: SchemaValidator | None
    body_required: bool


def described() -> bool:
    """Whether Discord's description is at hand."""
    return DESCRIPTION_FILE.is_file()


@cache
def description() -> "Description":
    """The description, read and prepared once. Raises ``FileNotFoundError`` where it is missing."""
    return Description(json.loads(DESCRIPTION_FILE.read_text(encoding="utf-8")))


class Description:
    """The routes and schemas of one OpenAPI document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = precise(document)
        resource = DRAFT202012.create_resource(self._document)
        self._registry: Registry[Any] = Registry().with_resource(DOCUMENT, resource)
        by_length = sorted(self._document["paths"], key=lambda template: template.count("/"))
        self._templates = {
            length: list(templates)
            for length, templates in groupby(by_length, key=lambda template: template.count("/"))
        }
        self._operations: dict[tuple[str, str], Operation] = {}

    def operation(self, method: str, path: str) -> Operation | None:
        """The operation that ``method`` on ``path`` reaches; a literal part goes before a parameter."""
        fitting = [template for template in self._templates.get(path.count("/"), ()) if _fits(template, path)]
        if not fitting:
            return None
        template = min(fitting, key=lambda candidate: candidate.count("{"))
        if method.lower() not in self._document["paths"][template]:
            return None
        return self.compiled(method.lower(), template)

    def compiled(self, method: str, template: str) -> Operation:
        """The operation of a lower-case method on a template of the description, its schemas ready."""
        key = (method, template)
        if key not in self._operations:
            self._operations[key] = self._compile(*key)
        return self._operations[key]

    def _compile(self, method: str, template: str) -> Operation:
        route = self._document["paths"][template]
        parameters = route.get("parameters", []) + route[method].get("parameters", [])
        in_path = {entry["name"]: entry["schema"] for entry in parameters if entry["in"] == "path"}
        names = [part.strip("{}") for part in template.split("/") if part.startswith("{")]
        return Operation(
            template=template,
            method=method,
            path_parameters=tuple((name, self._validator(in_path[name])) for name in names),
            query_names=frozenset(entry["name"] for entry in parameters if entry["in"] == "query"),
            body=self._body(method, template),
            body_required=route[method].get("requestBody", {}).get("required", False),
        )

    def _body(self, method: str, template: str) -> SchemaValidator | None:
        content = self._document["paths"][template][method].get("requestBody", {}).get("content", {})
        if not content:
            return None
        # The JSON part of a multipart body (payload_json) has the JSON body's shape.
        kind = "application/json" if "application/json" in content else next(iter(content))
        parts = ("paths", template, method, "requestBody", "content", kind, "schema")
        pointer = "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)
        return self._validator({"$ref": f"{DOCUMENT}#/{pointer}"})

    def _validator(self, schema: dict[str, Any]) -> SchemaValidator:
        reference = schema.get("$ref", "")
        absolute = {"$ref": DOCUMENT + reference} if reference.startswith("#") else schema
        return SchemaValidator(absolute, registry=self._registry)


def schema_faults(validator: SchemaValidator, body: Any) -> Iterator[Fault]:
    """Everything in ``body`` its schema refuses."""
    for error in validator.iter_errors(body):
        nearest = _nearest_miss(error)
        pointer = "".join(f"/{part}" for part in nearest.absolute_path)
        yield Fault(pointer, _shortened(nearest.message))


def _nearest_miss(error: ValidationError) -> ValidationError:
    """Of a union's branches, the first fault of the one with the fewest."""
    while error.context:
        branches = groupby(error.context, key=lambda miss: miss.relative_schema_path[0])
        error = min((list(misses) for _, misses in branches), key=len)[0]
    return error


def _fits(template: str, path: str) -> bool:
    pairs = zip(template.split("/"), path.split("/"), strict=True)
    return all(part.startswith("{") or part == given for part, given in pairs)


def _shortened(message: str) -> str:
    """The message with its end kept: what was expected stands after the value, which may be long."""
    if len(message) <= SHOWN_LENGTH:
        return message
    return f"{message[: SHOWN_LENGTH // 2]} ... {message[-SHOWN_LENGTH // 2 :]}"
