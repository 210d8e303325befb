"""A message as a person reads it, in lines of plain text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from discord import ComponentType

Component = Mapping[str, Any]
"""One component of a message, as Discord's interface has it."""

_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])+)\]\(<?(https?://[^\s>)]+)>?\)")
_DIMMED_OR_HEADING = re.compile(r"^(?:-#|#{1,3}) +", re.MULTILINE)
_FENCE = re.compile(r"^`{3,}\w*\n?", re.MULTILINE)
_ESCAPE = re.compile(r"\\([^\w\s])")
_NO_WIDTH = "\u200b"


def read_message(content: str, components: Iterable[Component]) -> list[str]:
    """Return the lines of a message with ``content`` and ``components``; buttons as ``[Label]``."""
    return [*read_markdown(content), *(line for component in components for line in _read(component))]


def read_markdown(text: str) -> list[str]:
    """Return the lines of ``text`` without marks that only a screen can show; a link's address follows it."""
    text = _LINK.sub(r"\1 (\2)", text)
    text = _FENCE.sub("", _DIMMED_OR_HEADING.sub("", text))
    return _ESCAPE.sub(r"\1", text).replace(_NO_WIDTH, "").splitlines()


def _read(component: Component) -> Iterator[str]:
    match ComponentType(component["type"]):
        case ComponentType.text_display:
            yield from read_markdown(component["content"])
        case ComponentType.container:
            yield from _read_all(component["components"])
        case ComponentType.section:
            yield from _read_all([*component["components"], component["accessory"]])
        case ComponentType.action_row:
            yield "  ".join(_read_all(component["components"]))
        case ComponentType.button:
            address = f" ({component['url']})" if "url" in component else ""
            yield f"[{component.get('label', '')}]{address}"
        case ComponentType.string_select:
            yield f"[{component.get('placeholder', 'Choose')}: {len(component['options'])}]"
        case ComponentType.separator:
            yield ""
        case ComponentType.media_gallery:
            yield from (f"[Picture: {item.get('description', '')}]" for item in component["items"])


def _read_all(components: Iterable[Component]) -> Iterator[str]:
    for component in components:
        yield from _read(component)
