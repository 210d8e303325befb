"""Speakers by half-remembered names, and how alike names are."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process, utils

from bot.conversation.errors import AmbiguousSpeaker, UnknownSeries, UnknownSpeaker

ALIKE = 75
"""Likeness, of 100, from which a name is taken for a misspelling of another."""
AS_GOOD = 4
"""Points of likeness within which one name is as likely meant as another."""
WORTH_ASKING = 40
"""Likeness from which a name is worth offering."""
OFFERED = 3


def match_speaker(name: str, speakers: Sequence[str]) -> str:
    """Return the one of ``speakers`` meant by ``name``: the name, a part of it, or a misspelling of either.

    Raises AmbiguousSpeaker where several may be meant as well: "ada" is "Ada" or "Ada Lovelace", but "Ada" is just
    that name. Raises UnknownSpeaker with the nearest names.
    """
    if name in speakers:
        return name
    ranked = process.extract(plain_name(name), speakers, scorer=likeness, processor=plain_name, limit=len(speakers))
    best = ranked[0][1] if ranked else 0.0
    if best < ALIKE:
        if (same := same_name(name, {one: one for one in speakers})) is not None:
            return same
        raise UnknownSpeaker(name, [one for one, alike, _ in ranked[:OFFERED] if alike >= WORTH_ASKING])
    meant = [one for one, alike, _ in ranked if alike > best - AS_GOOD]
    if len(meant) > 1:
        raise AmbiguousSpeaker(name, sorted(meant, key=speakers.index))
    return meant[0]


def match_series(name: str, series: Sequence[str]) -> str:
    """Return the one of ``series`` meant by ``name``, as ``match_speaker`` does; raises UnknownSeries."""
    names = {one: one for one in series}
    if (same := same_name(name, names)) is not None:
        return same
    found, nearest = nearest_names(name, names)
    if found is None:
        raise UnknownSeries(name, nearest)
    return found


def same_name(name: str, names: Mapping[str, str]) -> str | None:
    """Return the key of the one of ``names`` that is just ``name``, which others may contain: "Ada", "Ada Lovelace"."""
    wanted = name.casefold().split()
    return next((key for key, other in names.items() if other.casefold().split() == wanted), None)


def is_whole_name(name: str, names: Iterable[str]) -> bool:
    """Say whether one of ``names`` is just ``name``."""
    return same_name(name, {one: one for one in names}) is not None


def nearest_names(name: str, names: Mapping[str, str]) -> tuple[str | None, list[str]]:
    """Return the key of the one of ``names`` most like ``name``; None, and keys worth offering, if none is alike."""
    ranked = process.extract(plain_name(name), names, scorer=likeness, processor=plain_name, limit=OFFERED)
    if ranked and ranked[0][1] >= ALIKE:
        return ranked[0][2], []
    return None, [key for _, alike, key in ranked if alike >= WORTH_ASKING]


def likeness(wanted: str, name: str, *, score_cutoff: float | None = None) -> float:
    """Return how alike the names are, 0 to 100: each word wanted against its best word, or beginning of one."""
    parts, words = wanted.split(), name.split()
    if not parts or not words:
        return 0.0
    alike = sum(max(_word_likeness(part, word) for word in words) for part in parts) / len(parts)
    return alike if alike >= (score_cutoff or 0) else 0.0


def _word_likeness(part: str, word: str) -> float:
    """Return how alike two words are; the beginning of a word is as good as the word, almost."""
    whole = fuzz.ratio(part, word)
    return max(whole, 0.95 * fuzz.ratio(part, word[: len(part)])) if len(part) > 2 else whole


def plain_name(name: str) -> str:
    """Return ``name`` in lower case, without accents and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return utils.default_process(bare)
