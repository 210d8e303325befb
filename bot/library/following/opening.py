"""Episodes out of the database, or off the disk where what was read of them is kept, as they are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import structlog

from bot.conversation.corrections import correct
from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation
from bot.library.added_store import Content
from bot.library.following.episode_store import LiveEpisode
from bot.library.following.values import key_of_episode
from bot.library.suggestions import Suggestion
from bot.transcripts.folder.packing import Packed, unpack
from bot.transcripts.folder.reading_cache import ReadingCache
from bot.transcripts.report import ParseReport

_log = structlog.stdlib.get_logger("bot.feeds")


def told_apart(conversations: Sequence[Conversation]) -> list[Conversation]:
    """Return ``conversations`` with their dates behind titles that several have."""
    titles: dict[str, int] = {}
    for one in conversations:
        titles[one.title.casefold()] = titles.get(one.title.casefold(), 0) + 1
    return [
        replace(one, title=f"{one.title} ({one.published or one.key})") if titles[one.title.casefold()] > 1 else one
        for one in conversations
    ]


def corrected(conversation: Conversation, suggestions: Sequence[Suggestion]) -> Conversation:
    """Return ``conversation`` with what was accepted put right."""
    return correct(conversation, [one.correction for one in suggestions]).conversation if suggestions else conversation


def _name(episode: LiveEpisode, cache: ReadingCache) -> str:
    told = (episode.number, episode.version, episode.read_at.isoformat(), episode.words, episode.title)
    return cache.key([str(one).encode() for one in told])


def from_disk(episodes: Sequence[LiveEpisode], cache: ReadingCache | None) -> dict[tuple[int, int], Conversation]:
    """Return what is kept of ``episodes``, by number and version."""
    if cache is None:
        return {}
    found = ((one, cache.find(_name(one, cache))) for one in episodes)
    return {(one.number, one.version): kept[0] for one, kept in found if kept is not None}


def opened(
    episodes: Sequence[LiveEpisode], contents: Mapping[int, Content], cache: ReadingCache | None
) -> dict[tuple[int, int], Conversation | None]:
    """Return the conversations in ``contents``, None for one that can't be read, and have them kept."""
    found: dict[tuple[int, int], Conversation | None] = {}
    for one in (one for one in episodes if one.number in contents):
        content, key = contents[one.number], key_of_episode(one.number)
        try:
            conversation = unpack(Packed(content.details, content.transcript), key)
        except TranscriptError as error:
            _log.error("episode not read", number=one.number, reason=str(error))
            found[one.number, one.version] = None
            continue
        found[one.number, one.version] = conversation
        if cache is not None:
            cache.keep(_name(one, cache), conversation, ParseReport(key, conversation.title, None, ()))
    return found
