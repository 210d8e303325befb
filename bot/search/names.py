"""Speakers and conversations by half-remembered names."""

import unicodedata
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process, utils

from bot.conversation.errors import UnknownConversation, UnknownSpeaker
from bot.conversation.library import Library
from bot.conversation.model import Conversation

ALIKE = 75
"""Likeness, of 100, from which a name is taken for a misspelling of another."""
WORTH_ASKING = 40
"""Likeness from which a name is worth offering."""
OFFERED = 3


def match_speaker(name: str, speakers: Sequence[str]) -> str:
    """Return the one of ``speakers`` meant by ``name``: the name, a part of it, or a misspelling of either.

    The earlier speaker wins a tie. Raises UnknownSpeaker with the nearest names.
    """
    names = {speaker: speaker for speaker in speakers}
    if (same := _same(name, names)) is not None:
        return same
    found, nearest = _nearest(name, names)
    if found is None:
        raise UnknownSpeaker(name, nearest)
    return found


def match_conversation(name: str, library: Library) -> Conversation:
    """Return the conversation of ``library`` meant by ``name``: its key, number, title, or a part or misspelling.

    Raises UnknownConversation with the nearest titles.
    """
    wanted = name.strip().lstrip("#").casefold()
    for conversation in library:
        if wanted in (conversation.key, str(conversation.number)):
            return conversation
    if (same := _same(name, {c.key: c.title for c in library})) is not None:
        return library.conversations[same]
    names = {c.key: " ".join(filter(None, (c.series, c.title, *c.speakers))) for c in library}
    found, nearest = _nearest(name, names)
    if found is None:
        raise UnknownConversation(name, [library.conversations[key].title for key in nearest])
    return library.conversations[found]


def _same(name: str, names: Mapping[str, str]) -> str | None:
    """Return the key of the one of ``names`` that is just ``name``, which others may contain: "Ada", "Ada Lovelace"."""
    wanted = name.casefold().split()
    return next((key for key, other in names.items() if other.casefold().split() == wanted), None)


def _nearest(name: str, names: Mapping[str, str]) -> tuple[str | None, list[str]]:
    ranked = process.extract(_plain(name), names, scorer=_likeness, processor=_plain, limit=OFFERED)
    if ranked and ranked[0][1] >= ALIKE:
        return ranked[0][2], []
    return None, [key for _, likeness, key in ranked if likeness >= WORTH_ASKING]


def _likeness(wanted: str, name: str, *, score_cutoff: float | None = None) -> float:
    """Return how alike the names are, 0 to 100: each word wanted against its best word, or beginning of one."""
    parts, words = wanted.split(), name.split()
    if not parts or not words:
        return 0.0
    likeness = sum(max(_word_likeness(part, word) for word in words) for part in parts) / len(parts)
    return likeness if likeness >= (score_cutoff or 0) else 0.0


def _word_likeness(part: str, word: str) -> float:
    """Return how alike two words are; the beginning of a word is as good as the word, almost."""
    whole = fuzz.ratio(part, word)
    return max(whole, 0.95 * fuzz.ratio(part, word[: len(part)])) if len(part) > 2 else whole


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return utils.default_process(bare)
