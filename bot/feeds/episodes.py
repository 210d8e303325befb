"""An episode as the settings of a conversation: what its feed says, as a ``conversation.toml`` has it."""

from collections.abc import Sequence
from typing import Any

from bot.conversation.timecode import format_timecode
from bot.feeds.model import Episode, FeedChapter
from bot.transcripts.folder.link import link_settings, youtube_id
from bot.transcripts.folder.metadata_values import WrongValueError, read_address, read_players

_LONGEST_CHAPTERS = 200
"""Chapters that are kept of an episode: a conversation.toml has only so much room."""


def settings_of(episode: Episode, show: str, chapters: Sequence[FeedChapter] = ()) -> dict[str, Any]:
    """Return what ``episode`` of ``show`` is told to be, with ``chapters`` where the feed itself has none."""
    settings: dict[str, Any] = {"title": episode.title, "series": show}
    if episode.number is not None:
        settings["number"] = episode.number
    if episode.published is not None:
        settings["date"] = episode.published.date()
    if episode.seconds is not None:
        settings["length"] = format_timecode(episode.seconds)
    if episode.page and _is_address(episode.page):
        settings["page"] = episode.page
    if episode.image and _is_address(episode.image):
        settings["image"] = episode.image
    if episode.sound and _is_address(episode.sound):
        settings["audio"] = episode.sound
    settings |= _plays(episode)
    told = episode.own_chapters or chapters
    if told:
        settings["chapters"] = {format_timecode(one.start): one.title for one in told[:_LONGEST_CHAPTERS]}
    return settings


def _plays(episode: Episode) -> dict[str, Any]:
    """Return where ``episode`` plays: its video, if its page is one, and its sound."""
    plays: dict[str, Any] = {}
    if episode.page and (video := youtube_id(episode.page)) and "/" in episode.page:
        plays["youtube"] = video
    if episode.sound:
        told = link_settings(episode.sound)
        try:
            read_players(told.get("players"))
        except WrongValueError:
            return plays
        plays["players"] = [{"name": "Recording", "address": episode.sound}]
    return plays


def _is_address(text: str) -> bool:
    try:
        read_address(text)
    except WrongValueError:
        return False
    return True
