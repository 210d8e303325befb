"""A conversation and the report on it as JSON can hold them, and back: reading it runs nothing."""

from array import array
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from bot.conversation.audio import Audio
from bot.conversation.model import Chapter, Conversation, Passage, Player
from bot.conversation.timing import Stamps
from bot.transcripts.report import ParseReport

REPORT = TypeAdapter(ParseReport)
"""Reads and writes reports."""


def plain_conversation(one: Conversation) -> dict[str, Any]:
    """Return ``one``, without corrections, as JSON can hold it."""
    return {
        "key": one.key,
        "title": one.title,
        "published": one.published.isoformat() if one.published else None,
        "passages": [[p.speaker, p.start, p.text, *_stamps(p.stamps)] for p in one.passages],
        "players": [[p.name, p.address, p.offset, p.approximate] for p in one.players],
        "chapters": [[chapter.start, chapter.title] for chapter in one.chapters],
        "series": one.series,
        "number": one.number,
        "page": one.page,
        "recorded": one.recorded,
        "timed": one.timed,
        "made_by": one.made_by,
        "audio": [one.audio.place, one.audio.offset] if one.audio else None,
        "colour": one.colour,
        "image": one.image,
    }


def _stamps(stamps: Stamps | None) -> list[list[int]]:
    return [stamps.characters.tolist(), stamps.milliseconds.tolist()] if stamps is not None else []


def conversation_of(kept: dict[str, Any]) -> Conversation:
    """Return what ``plain_conversation`` was given; raises ValueError, TypeError or LookupError for anything else."""
    kept["published"] = date.fromisoformat(kept["published"]) if kept["published"] else None
    kept["passages"] = tuple(_passage(*passage) for passage in kept["passages"])
    kept["players"] = tuple(Player(*player) for player in kept["players"])
    kept["chapters"] = tuple(Chapter(*chapter) for chapter in kept["chapters"])
    kept["audio"] = Audio(*kept["audio"]) if kept["audio"] else None
    return Conversation(**kept)


def _passage(speaker: str, start: float, text: str, *stamps: list[int]) -> Passage:
    return Passage(speaker, start, text, Stamps(*(array("I", one) for one in stamps)) if stamps else None)
