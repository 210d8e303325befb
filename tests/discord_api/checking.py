"""Checks whole requests: route, path, query and body, against the description and the limits."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from urllib.parse import unquote

from tests.discord_api.description import Operation, described, description, schema_faults
from tests.discord_api.faults import Fault
from tests.discord_api.limits import BodyKind, body_kind, limit_faults

VERSION_PREFIX = "/api/v10"


class Request(Protocol):
    """What was asked of Discord; simcord's ``env.http_requests`` and the loopback server's records fit."""

    @property
    def method(self) -> str: ...

    @property
    def path(self) -> str:
        """Without query; with or without the leading ``/api/v10``."""

    @property
    def params(self) -> Mapping[str, Any]: ...

    @property
    def json(self) -> Any:
        """The JSON body, or a multipart body's ``payload_json``; None without one."""


class RequestFault(NamedTuple):
    """One thing Discord would refuse in one request."""

    method: str
    path: str
    pointer: str
    message: str

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.pointer or '(whole)'}: {self.message}"


def check_requests(requests: Iterable[Request]) -> None:
    """Raise ``AssertionError`` listing every fault of every request; nothing when all are right."""
    faults = [fault for request in requests for fault in faults_of(request)]
    if faults:
        listed = "\n".join(f"  {fault}" for fault in dict.fromkeys(faults))
        raise AssertionError(f"Discord would refuse this:\n{listed}")


def faults_of(request: Request) -> list[RequestFault]:
    """Every fault of one request; the description's are left out where it is not at hand."""
    method, path = request.method.upper(), request.path.removeprefix(VERSION_PREFIX)
    body = None if request.json is None else json.dumps(request.json)
    found = [*_described_faults(method, path, request.params, body)] if described() else []
    kind = body_kind(method, path)
    if kind is not None and body is not None:
        found.extend(_limit_faults(kind, body))
    return [RequestFault(method, path, *fault) for fault in found]


def _described_faults(method: str, path: str, query: Iterable[str], body: str | None) -> Iterator[Fault]:
    operation = description().operation(method, path)
    if operation is None:
        yield Fault("", "no such route")
        return
    yield from _route_faults(operation, path, query)
    if body is not None:
        yield from _schema_faults(operation.method, operation.template, body)
    elif operation.body_required:
        yield Fault("", "a body is required")


def _route_faults(operation: Operation, path: str, query: Iterable[str]) -> Iterator[Fault]:
    parts = zip(operation.template.split("/"), path.split("/"), strict=True)
    values = [unquote(given) for part, given in parts if part.startswith("{")]
    for (name, validator), value in zip(operation.path_parameters, values, strict=True):
        yield from (Fault("", f"{name} in the path: {fault.message}") for fault in schema_faults(validator, value))
    unknown = sorted(set(query) - operation.query_names)
    yield from (Fault("", f"no parameter {name!r} in the query") for name in unknown)


@lru_cache(maxsize=4096)
def _schema_faults(method: str, template: str, body: str) -> tuple[Fault, ...]:
    """Kept by the body's text: a test run sends the same commands and layouts again and again."""
    validator = description().compiled(method, template).body
    if validator is None:
        return (Fault("", "no body is expected"),)
    return tuple(schema_faults(validator, json.loads(body)))


@lru_cache(maxsize=4096)
def _limit_faults(kind: BodyKind, body: str) -> tuple[Fault, ...]:
    return tuple(limit_faults(kind, json.loads(body)))
