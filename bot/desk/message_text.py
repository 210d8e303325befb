"""Everything a chat message says: its own text, forwarded text, embeds and layouts, without Discord's marks."""

import re
from collections.abc import Iterator, Sequence

import discord

LONGEST = 4000
"""Characters of a message that are looked at."""

_MARKS = re.compile(
    r"<(?:a?:\w+:\d+|[@#][!&]?\d+|t:\d+(?::\w)?|/[^>]*:\d+)>|https?://\S+|[*_~`|]{1,3}|^(?:>{1,3}|-#|#{1,3}) ", re.M
)


def message_text(message: discord.Message) -> str:
    """Return the words in ``message``, its forwarded copies, embeds and layouts; '' if there are none."""
    texts = [*_texts(message), *(text for snapshot in message.message_snapshots for text in _texts(snapshot))]
    return "\n".join(filter(None, (_MARKS.sub("", text).strip() for text in texts)))[:LONGEST]


def _texts(message: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    yield message.content
    for embed in message.embeds:
        yield from filter(None, (embed.title, embed.description))
        for field in embed.fields:
            yield from filter(None, (field.name, field.value))
    yield from _displayed(message.components)


def _displayed(components: Sequence[discord.Component]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        elif isinstance(component, (discord.Container, discord.SectionComponent)):
            yield from _displayed(component.children)
