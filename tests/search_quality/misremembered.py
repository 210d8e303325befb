"""Quotes as people misremember them: seeded slips on real words."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from bot.conversation.model import Conversation, Quote

FEWEST, MOST = 6, 18
"""Words of a quote that is made."""

_SOUND_ALIKE = {
    "their": "there", "there": "their", "your": "youre", "youre": "your", "its": "it's", "to": "too", "two": "to",
    "know": "no", "new": "knew", "right": "write", "here": "hear", "would": "wood", "see": "sea", "for": "four",
    "one": "won", "way": "weigh", "through": "threw", "really": "rely", "whole": "hole", "people": "peeple",
    "because": "cause", "going to": "gonna", "want to": "wanna", "are": "r", "you": "u", "than": "then",
}  # fmt: skip
_FILLERS = ("like", "um", "just", "so", "and", "really", "basically", "you know", "i think", "kind of")

Slip = Callable[[list[str], Random], list[str]]


def random_spans(conversation: Conversation, chance: Random) -> Iterator[Quote]:
    """Yield endless quotes of ``FEWEST`` to ``MOST`` words from anywhere in ``conversation``."""
    while True:
        size = chance.randint(FEWEST, MOST)
        first = chance.randrange(conversation.word_count - size)
        yield Quote(conversation, first, first + size)


def misremember(text: str, chance: Random) -> str:
    """Return ``text`` as somebody would type it from memory: without marks, with one to three kinds of slip."""
    words = [word.strip('.,?!…“”"-').lower() for word in text.split()]
    for slip in chance.sample(_SLIPS, chance.randint(0, 3)):
        words = slip(words, chance)
    return " ".join(filter(None, words))


def _mistype(words: Sequence[str], chance: Random) -> list[str]:
    return [_typo(word, chance) if len(word) > 3 and chance.random() < 0.25 else word for word in words]


def _typo(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :],
        )
    )


def _forget(words: Sequence[str], chance: Random) -> list[str]:
    kept = [word for word in words if chance.random() > 0.3]
    return kept if len(kept) > 2 else list(words)


def _mishear(words: Sequence[str], chance: Random) -> list[str]:
    return [_SOUND_ALIKE.get(word, word) if chance.random() < 0.7 else word for word in words]


def _reorder(words: Sequence[str], chance: Random) -> list[str]:
    at = chance.randrange(1, max(2, len(words)))
    return [*words[at:], *words[:at]]


def _pad(words: Sequence[str], chance: Random) -> list[str]:
    padded = list(words)
    for _ in range(chance.randint(1, 3)):
        padded.insert(chance.randrange(len(padded) + 1), chance.choice(_FILLERS))
    return padded


_SLIPS: tuple[Slip, ...] = (_mistype, _forget, _mishear, _reorder, _pad)
