"""Conversations into the HTML of their pages."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.conversation.library import Library
from bot.conversation.model import Chapter, Conversation
from bot.conversation.timecode import format_timecode
from bot.conversation.voices import pictured_name
from bot.pictures.text import counted, described
from bot.site.passages import ShownPassage, shown_passages
from bot.site.sounds import Sound, sound_of

LONGEST_DESCRIPTION = 300
"""Characters of a passage that a link's preview tells."""


class PaintedCard(NamedTuple):
    """The file of a card beside the page, and what it shows in words."""

    file_name: str
    description: str


class Part(NamedTuple):
    """A chapter and its passages; a talk without chapters is one part without a title."""

    title: str
    anchor: str
    time: str
    passages: Sequence[ShownPassage]


class Pages:
    """Makes pages; ``site`` is the address they will have, without which nothing can name them in full."""

    def __init__(self, site: str | None) -> None:
        self._site = site

    def library(self, library: Library) -> str:
        """Return the start page."""
        newest = sorted(library, key=lambda one: (one.published is not None, one.published, one.key), reverse=True)
        return self._templates.get_template("library.html").render(
            address=self._site and f"{self._site}/",
            conversations=[_told(one) for one in newest],
            description=f"{counted(len(newest), 'conversation')}, word for word.",
            card=None,
        )

    def conversation(self, conversation: Conversation, card: PaintedCard | None) -> str:
        """Return the page with the whole of ``conversation``."""
        passages = shown_passages(conversation)
        told = _told(conversation)
        return self._templates.get_template("conversation.html").render(
            address=self._site and f"{self._site}/{conversation.key}/",
            card=card,
            description=_description(conversation),
            parts=_parts(conversation, passages),
            sound=sound_of(conversation),
            talk=conversation,
            told=told,
            watched=any(passage.link for passage in passages),
        )

    def passage(
        self, conversation: Conversation, passages: Sequence[ShownPassage], number: int, card: PaintedCard | None
    ) -> str:
        """Return the page of one of the ``passages`` of ``conversation``."""
        passage = passages[number]
        heard = "As a machine heard it: " if conversation.made_by else ""
        return self._templates.get_template("passage.html").render(
            address=self._site and f"{self._site}/{conversation.key}/{passage.anchor}.html",
            after=passages[number + 1] if number + 1 < len(passages) else None,
            before=passages[number - 1] if number else None,
            card=card,
            description=described(f"{heard}“{passage.text}”"),
            passage=passage,
            sound=sound_of(conversation),
            talk=conversation,
            told=_told(conversation),
        )

    @cached_property
    def _templates(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )


class Told(NamedTuple):
    """What is told of a conversation wherever it is named."""

    key: str
    title: str
    show: str
    date: str
    day: str
    length: str
    speakers: str
    heard: bool
    timed: bool
    sound: Sound | None


def _told(conversation: Conversation) -> Told:
    number = f"#{conversation.number}" if conversation.number is not None else ""
    day = conversation.published
    return Told(
        key=conversation.key,
        title=conversation.title,
        show=" ".join(filter(None, [conversation.series, number])),
        date=f"{day.day} {day:%B %Y}" if day else "",
        day=day.isoformat() if day else "",
        length=f"{'' if conversation.timed else 'about '}{format_timecode(conversation.duration)}",
        speakers=", ".join(pictured_name(conversation, speaker) for speaker in conversation.speakers),
        heard=conversation.made_by is not None,
        timed=conversation.timed,
        sound=sound_of(conversation),
    )


def _description(conversation: Conversation) -> str:
    told = _told(conversation)
    heard = "as a machine heard it" if conversation.made_by else ""
    return described(" · ".join(filter(None, [told.speakers, told.show, told.date, told.length, heard])))


def _parts(conversation: Conversation, passages: Sequence[ShownPassage]) -> list[Part]:
    """Return ``passages`` by chapters: one begins with the passage that starts nearest to it."""
    chapters = [one for one in conversation.chapters if one.title.strip()]
    if not chapters or not passages:
        return [Part("", "", "", passages)] if passages else []
    starts = [_first_of(chapter, passages) for chapter in chapters]
    stops = [*starts[1:], len(passages)]
    parts = [Part("", "", "", passages[: starts[0]])] if starts[0] else []
    for number, (chapter, start, stop) in enumerate(zip(chapters, starts, stops, strict=True), 1):
        parts.append(Part(chapter.title, f"chapter-{number}", format_timecode(chapter.start), passages[start:stop]))
    return parts


def _first_of(chapter: Chapter, passages: Sequence[ShownPassage]) -> int:
    """Return the number of the passage that starts nearest to ``chapter``."""
    return min(range(len(passages)), key=lambda number: abs(passages[number].start - chapter.start))
