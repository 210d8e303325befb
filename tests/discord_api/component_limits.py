"""The written limits of components: how many, what goes together, ids that tell them apart."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from tests.discord_api.faults import Fault

COMPONENTS = 40
"""In one message, those inside others counted too."""

LAYOUT_TEXT_LENGTH = 4_000
"""Of all text displays of one message together, characters."""

ROW, BUTTON, STRING_SELECT, TEXT = 1, 2, 3, 10
LINK, PREMIUM = 5, 6
WEB_ADDRESSES = ("http", "https", "discord")

Located = tuple[str, dict[str, Any]]


def everything_in(components: list[dict[str, Any]], pointer: str = "/components") -> Iterator[Located]:
    """Each component and those inside it, with its JSON pointer."""
    for number, component in enumerate(components):
        yield from _with_parts(component, f"{pointer}/{number}")


def _with_parts(component: dict[str, Any], pointer: str) -> Iterator[Located]:
    yield pointer, component
    yield from everything_in(component.get("components") or [], f"{pointer}/components")
    for name in ("accessory", "component"):
        if component.get(name):
            yield from _with_parts(component[name], f"{pointer}/{name}")


def component_faults(components: list[dict[str, Any]], *, is_layout: bool) -> Iterator[Fault]:
    """What Discord refuses in a message's components."""
    located = list(everything_in(components))
    if len(located) > COMPONENTS:
        yield Fault("/components", f"{len(located)} components, at most {COMPONENTS}")
    text_length = sum(len(part.get("content") or "") for _, part in located if part.get("type") == TEXT)
    if is_layout and text_length > LAYOUT_TEXT_LENGTH:
        yield Fault("/components", f"{text_length} characters of text, at most {LAYOUT_TEXT_LENGTH}")
    yield from repeated_id_faults(located)
    for pointer, component in located:
        if component.get("type") == ROW:
            yield from _row_faults(pointer, component)
        elif component.get("type") == BUTTON:
            yield from _button_faults(pointer, component)
        elif component.get("type") == STRING_SELECT:
            yield from select_faults(pointer, component)


def repeated_id_faults(located: list[Located]) -> Iterator[Fault]:
    """A ``custom_id`` or a number given to two components of one message or form."""
    for key in ("custom_id", "id"):
        counts = Counter(part[key] for _, part in located if part.get(key))
        for value, count in counts.items():
            if count > 1:
                yield Fault("/components", f"{count} components have the {key} {value!r}")


def _row_faults(pointer: str, row: dict[str, Any]) -> Iterator[Fault]:
    types = [part.get("type") for part in row.get("components") or []]
    if len(types) > 1 and set(types) != {BUTTON}:
        yield Fault(pointer, "a row holds up to five buttons or one select")


def _button_faults(pointer: str, button: dict[str, Any]) -> Iterator[Fault]:
    style, custom_id, url = button.get("style"), button.get("custom_id"), button.get("url")
    if style == PREMIUM:
        return
    if not (button.get("label") or button.get("emoji")):
        yield Fault(pointer, "a button needs a label or an emoji")
    if (style == LINK) != bool(url) or (style == LINK) == bool(custom_id):
        yield Fault(pointer, "a link button has a url, every other a custom_id, and none has both")
    if url and urlsplit(url).scheme not in WEB_ADDRESSES:
        yield Fault(f"{pointer}/url", f"{url!r} is no address a button may open")


def select_faults(pointer: str, select: dict[str, Any]) -> Iterator[Fault]:
    """A string select's options have different values and fit how many may be chosen."""
    options = select.get("options") or []
    values = Counter(option.get("value") for option in options)
    for value, count in values.items():
        if count > 1:
            yield Fault(f"{pointer}/options", f"{count} options have the value {value!r}")
    lowest, highest = select.get("min_values", 1), select.get("max_values", 1)
    if not lowest <= highest <= max(len(options), 1):
        yield Fault(pointer, f"{lowest} to {highest} of {len(options)} options can be chosen")
    if sum(bool(option.get("default")) for option in options) > highest:
        yield Fault(f"{pointer}/options", f"more than {highest} chosen beforehand")
