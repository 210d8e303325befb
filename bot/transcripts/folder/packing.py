"""A conversation as two texts that a database can hold, and back: what is kept is what a folder would hold."""

from collections.abc import Mapping
from itertools import islice
from typing import Any, NamedTuple

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.transcripts.folder.exporting import export
from bot.transcripts.folder.loading import assemble
from bot.transcripts.folder.metadata import LONGEST, read_metadata
from bot.transcripts.folder.toml_text import quoted, toml_text

MOST_CHAPTERS = 500
LONGEST_CHAPTER = 200
"""Chapters kept of a transcript that lists its own, and characters of each."""
_ROOM = 30
"""Characters that a chapter takes beside its title, with some to spare."""


class Packed(NamedTuple):
    """``details`` as a conversation.toml has them, and the ``transcript`` in the form that keeps all of it."""

    details: str
    transcript: str


def pack(conversation: Conversation, settings: Mapping[str, Any]) -> Packed:
    """Return ``conversation`` packed; ``settings`` are what a conversation.toml would say of it.

    Speakers are kept by the names they have. Raises TranscriptError if it cannot be written down.
    """
    told = {name: value for name, value in settings.items() if name not in {"key", "speakers"}}
    chapters = _chapters(conversation, LONGEST - len(toml_text(told)))
    return Packed(toml_text(told | ({"chapters": chapters} if chapters else {})), export(conversation, "json"))


def unpack(packed: Packed, key: str) -> Conversation:
    """Return the conversation that was packed, with ``key``; raises TranscriptError if it can't be read."""
    opened = assemble(packed.transcript, key, key, read_metadata(packed.details, key))
    if opened.conversation is None:
        odd = opened.report.odd_lines[0]
        raise TranscriptError(odd.source, odd.line, odd.problem, odd.mend)
    return opened.conversation


def _chapters(conversation: Conversation, room: int) -> dict[str, str]:
    """Return the titles of the first chapters by their times, as many as can be read again from ``room`` characters."""
    chapters: dict[str, str] = {}
    for chapter in islice(conversation.chapters, MOST_CHAPTERS):
        title = chapter.title.strip()[:LONGEST_CHAPTER]
        room -= len(quoted(title)) + _ROOM
        if room < 0:
            break
        if title:
            chapters[format_timecode(chapter.start)] = title
    return chapters
