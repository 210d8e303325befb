"""The written limits of a message, sent or edited."""

from collections.abc import Iterator
from typing import Any

from tests.discord_api.component_limits import component_faults, everything_in
from tests.discord_api.faults import Fault

COMPONENTS_V2 = 1 << 15
"""The message flag that makes a message a layout of components, without content or embeds."""

CONTENT_LENGTH = 2_000
EMBEDS_LENGTH = 6_000
ROWS = 5
ACTION_ROW = 1

OUTSIDE_A_LAYOUT = ("content", "embeds", "poll", "sticker_ids")
SOMETHING_TO_SHOW = (*OUTSIDE_A_LAYOUT, "components", "attachments")


def message_faults(message: dict[str, Any], *, new: bool) -> Iterator[Fault]:
    """What Discord refuses in a message; ``new`` when it is sent, not edited."""
    components = message.get("components") or []
    is_layout = bool((message.get("flags") or 0) & COMPONENTS_V2)
    yield from _text_faults(message)
    if is_layout:
        yield from _layout_faults(message)
    elif new or message.get("flags") is not None:
        yield from _row_faults(components)
    if new and not _shows_something(message):
        yield Fault("", "an empty message")
    yield from component_faults(components, is_layout=is_layout)
    yield from _attachment_faults(message, new=new, is_layout=is_layout)


def _text_faults(message: dict[str, Any]) -> Iterator[Fault]:
    content = message.get("content") or ""
    if len(content) > CONTENT_LENGTH:
        yield Fault("/content", f"{len(content)} characters, at most {CONTENT_LENGTH}")
    in_embeds = sum(_embed_length(embed) for embed in message.get("embeds") or [])
    if in_embeds > EMBEDS_LENGTH:
        yield Fault("/embeds", f"{in_embeds} characters together, at most {EMBEDS_LENGTH}")


def _embed_length(embed: dict[str, Any]) -> int:
    fields = embed.get("fields") or []
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    texts += [text for field in fields for text in (field.get("name"), field.get("value"))]
    return sum(len(text or "") for text in texts)


def _layout_faults(message: dict[str, Any]) -> Iterator[Fault]:
    for name in OUTSIDE_A_LAYOUT:
        if message.get(name):
            yield Fault(f"/{name}", "not allowed beside a components layout")


def _row_faults(components: list[dict[str, Any]]) -> Iterator[Fault]:
    if len(components) > ROWS:
        yield Fault("/components", f"{len(components)} rows, at most {ROWS} without a layout")
    for number, component in enumerate(components):
        if component.get("type") != ACTION_ROW:
            yield Fault(f"/components/{number}", "only rows are allowed without the layout flag")


def _shows_something(message: dict[str, Any]) -> bool:
    content = message.get("content")
    says = bool(content.strip()) if isinstance(content, str) else False
    return says or any(message.get(name) for name in SOMETHING_TO_SHOW if name != "content")


def _attachment_faults(message: dict[str, Any], *, new: bool, is_layout: bool) -> Iterator[Fault]:
    """A layout shows only the files it names, and may name only files that are there."""
    attachments = message.get("attachments") or []
    names = {attachment.get("filename") for attachment in attachments}
    shown = set()
    for pointer, component in everything_in(message.get("components") or []):
        for file_name in _named_files(component):
            shown.add(file_name)
            # An edit may name a file the message has already.
            if new and file_name not in names:
                yield Fault(pointer, f"names the file {file_name!r}, which is not attached")
    for number, attachment in enumerate(attachments):
        if is_layout and attachment.get("filename") is not None and attachment["filename"] not in shown:
            yield Fault(f"/attachments/{number}", "no component of the layout shows this file")


def _named_files(component: dict[str, Any]) -> Iterator[str]:
    for holder in (component, *(component.get("items") or [])):
        for key in ("media", "file"):
            url = (holder.get(key) or {}).get("url", "")
            if url.startswith("attachment://"):
                yield url.removeprefix("attachment://")
