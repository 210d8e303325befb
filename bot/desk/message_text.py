"""Everything a chat message says: its own text, forwarded text, embeds, layouts, polls, without Discord's marks."""

import re
from collections.abc import Iterator, Sequence

import aiohttp
import discord

LONGEST = 4000
"""Characters of a message that are looked at."""

_LONG_MESSAGE = "message.txt"
"""What Discord calls the file that it makes of a message that is too long."""
_LARGEST_FILE = 256 * 1024
"""Bytes of such a file at most."""

_MARKS = re.compile(
    r"<(?:a?:\w+:\d+|[@#][!&]?\d+|t:\d+(?::\w)?|/[^>]*:\d+)>|https?://\S+|[*_~`|]{1,3}|^(?:>{1,3}|-#|#{1,3}) ", re.M
)


async def message_text(message: discord.Message) -> str:
    """Return the words in ``message``, its forwarded copies, embeds, layouts, poll and what Discord made a file of.

    '' if there are none.
    """
    texts = [*_texts(message), *(text for snapshot in message.message_snapshots for text in _texts(snapshot))]
    texts += _asked(message.poll) if message.poll else []
    files = [*message.attachments, *(file for snapshot in message.message_snapshots for file in snapshot.attachments)]
    texts += [await _read(file) for file in files if file.filename == _LONG_MESSAGE]
    return "\n".join(filter(None, (_MARKS.sub("", text).strip() for text in texts)))[:LONGEST]


def _texts(message: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    yield message.content
    for embed in message.embeds:
        yield from filter(None, (embed.title, embed.description))
        for field in embed.fields:
            yield from filter(None, (field.name, field.value))
    yield from _displayed(message.components)


def _asked(poll: discord.Poll) -> list[str]:
    return [poll.question, *(answer.text for answer in poll.answers)]


async def _read(file: discord.Attachment) -> str:
    """Return the beginning of a text file; '' if it is too large for one, or Discord does not hand it over."""
    if file.size > _LARGEST_FILE:
        return ""
    try:
        return (await file.read()).decode(errors="replace")[:LONGEST]
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError):
        return ""


def _displayed(components: Sequence[discord.Component]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        elif isinstance(component, (discord.Container, discord.SectionComponent)):
            yield from _displayed(component.children)
