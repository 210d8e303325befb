"""Words written apart or together, put as the transcripts have them: "meta verse", "chipset", "hollow grams".

Neighbours are joined where their join is known, or sounds or is spelled like a known word that tells far more than
they do by themselves; a word is split where only its parts are known.
"""

from collections.abc import Iterator, Sequence
from math import log

from rapidfuzz.distance import OSA

from bot.search.reading.similarity import Vocabulary

MOST_PARTS = 3
SHORTEST_JOIN = 5
SHORTEST_HEARD = 6
"""Letters of a join that is only heard; shorter ones sound like something too easily."""
TELLS_MORE = 1.5
"""How much more a word that is only heard in a join must tell than the parts by themselves."""
OFTEN_ENOUGH = 0.05
"""How often a join must be said for the rarest of its parts said once: archives hold slips like "thatthe"."""
SPELLED_ENOUGH = 0.5
"""Likeness of spelling, 0 to 1, that a word of the same sound must have."""


def regroup(tokens: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return ``tokens`` joined and split as ``vocabulary`` has them."""
    regrouped: list[str] = []
    at = 0
    while at < len(tokens):
        parts = next((parts for parts in _groups(tokens, at) if _belong_together(parts, vocabulary)), None)
        if parts:
            regrouped.append("".join(parts))
            at += len(parts)
        else:
            regrouped += _split(tokens[at], vocabulary)
            at += 1
    return regrouped


def _groups(tokens: Sequence[str], at: int) -> Iterator[Sequence[str]]:
    """Yield the neighbours from ``at`` on that may belong together, most first."""
    for count in range(min(MOST_PARTS, len(tokens) - at), 1, -1):
        parts = tokens[at : at + count]
        if not any(map(str.isdigit, parts)) and sum(map(len, parts)) >= SHORTEST_JOIN:
            yield parts


def _belong_together(parts: Sequence[str], vocabulary: Vocabulary) -> bool:
    joined = "".join(parts)
    all_known = all(part in vocabulary for part in parts)
    if joined in vocabulary and not all_known:
        return True
    least = TELLS_MORE * sum(map(vocabulary.worth, parts))
    if joined in vocabulary:
        return vocabulary.telling(joined) > least and _said_often(joined, parts, vocabulary)
    if len(joined) < SHORTEST_HEARD or least >= vocabulary.most_telling:
        return False
    return _worth_heard(joined, vocabulary) > least or (not all_known and vocabulary.worth(joined) > least)


def _said_often(joined: str, parts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether ``joined`` is said often enough, beside the rarest of ``parts``, to be no slip."""
    rarest = max(map(vocabulary.telling, parts))
    return vocabulary.telling(joined) <= rarest - log(OFTEN_ENOUGH)


def _worth_heard(joined: str, vocabulary: Vocabulary) -> float:
    """Return how telling the most telling word is that ``joined`` sounds like and is spelled somewhat like."""
    return max(
        (
            vocabulary.telling(word)
            for word in vocabulary.sounding_like(joined)
            if OSA.normalized_similarity(joined, word) >= SPELLED_ENOUGH
        ),
        default=0.0,
    )


def _split(token: str, vocabulary: Vocabulary) -> list[str]:
    if token in vocabulary or len(token) < 6:
        return [token]
    cuts = [(token[:at], token[at:]) for at in range(3, len(token) - 2)]
    known = [cut for cut in cuts if cut[0] in vocabulary and cut[1] in vocabulary]
    if not known:
        return [token]
    return list(min(known, key=lambda cut: max(map(vocabulary.telling, cut))))
