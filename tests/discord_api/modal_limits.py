"""The written limits of a form (Discord's modal)."""

from collections.abc import Iterator
from typing import Any

from tests.discord_api.component_limits import STRING_SELECT, everything_in, repeated_id_faults, select_faults
from tests.discord_api.faults import Fault

FIELDS = 5
"""Top-level components of one form."""


def modal_faults(modal: dict[str, Any]) -> Iterator[Fault]:
    """What Discord refuses in a form, beyond what its description does."""
    fields = modal.get("components") or []
    located = list(everything_in(fields))
    if len(fields) > FIELDS:
        yield Fault("/components", f"{len(fields)} fields, at most {FIELDS}")
    yield from repeated_id_faults(located)
    for pointer, component in located:
        if component.get("type") == STRING_SELECT:
            yield from select_faults(pointer, component)
