"""Which conversations a query speaks of: "the one with the weaver", "Hopper episode about moths".

The words of titles, series, speakers, numbers and years choose them; the rest of the query is looked for inside.
"""

import re
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from bot.conversation.model import Conversation
from bot.search.reading.tokens import tokenize
from bot.search.reading.word_forms import stem

_SPOKEN_OF = re.compile(
    r"\b(?:episodes?|ep|interviews?|podcasts?|series)\b|^(?:\w+ ){0,3}(?:1|one) (?:with|where|about|on|in which) "
)
_FRAME = frozenset(
    [
        *("episode", "episodes", "ep", "interview", "interviews", "podcast", "podcasts", "show", "series"),
        *("conversation", "guest", "guy", "1", "one", "the", "a", "an", "that", "they", "he", "she", "we", "it"),
        *("with", "where", "when", "about", "on", "of", "in", "and", "what", "which", "is", "was", "were"),
        *("talk", "talks", "talked", "talking"),
    ]
)
SHARED = 1 / 3
"""The share of conversations from which a word names none of them."""
NEARLY = 0.7
"""The share of what names the best conversation that names another one too."""
LONG = 5
"""Letters from which a word may be a slip of a name."""
SLIP = 0.8
"""Likeness of spelling, 0 to 1, of a name and a slip of it."""


class Meant(NamedTuple):
    """The numbers of the ``conversations`` that a query names, ascending, and the ``rest`` of its tokens."""

    conversations: tuple[int, ...]
    rest: list[str]


class Episodes:
    """What conversations are named by."""

    def __init__(self, conversations: Iterable[Conversation]) -> None:
        self._named: dict[str, set[int]] = {}
        self._stems: dict[str, set[str]] = {}
        self._count = 0
        for number, conversation in enumerate(conversations):
            self._count += 1
            for word in _names(conversation):
                self._named.setdefault(word, set()).add(number)
                self._stems.setdefault(stem(word), set()).add(word)

    def read(self, tokens: Sequence[str]) -> Meant | None:
        """Return what ``tokens`` name; None if they speak of no episode, name none, or nothing is left of them."""
        if not _SPOKEN_OF.search(" ".join(tokens)):
            return None
        named = {token: self._called(token) for token in dict.fromkeys(tokens) if token not in _FRAME}
        worth: dict[int, float] = {}
        for numbers in named.values():
            for number in numbers if len(numbers) <= SHARED * self._count else ():
                worth[number] = worth.get(number, 0.0) + log(self._count / len(numbers))
        if not worth:
            return None
        most = max(worth.values())
        meant = sorted(number for number, much in worth.items() if much >= NEARLY * most)
        told = {token for token, numbers in named.items() if not numbers.isdisjoint(meant)}
        rest = [token for token in tokens if token not in told | _FRAME]
        return Meant(tuple(meant), rest) if rest else None

    def named_by(self, tokens: Sequence[str]) -> NDArray[np.bool_]:
        """Return for each of ``tokens`` and each conversation, shape (tokens, conversations), whether it names it."""
        named = np.zeros((len(tokens), self._count), bool)
        for row, token in enumerate(tokens):
            numbers = self._called(token) if token not in _FRAME else set()
            if len(numbers) <= SHARED * self._count:
                named[row, list(numbers)] = True
        return named

    def _called(self, token: str) -> set[int]:
        """Return the conversations that ``token`` names: itself, another form of it, or a slip of a long name."""
        words = {token} if token in self._named else self._stems.get(stem(token), set())
        if not words and len(token) >= LONG:
            words = {word for word in self._named if OSA.normalized_similarity(token, word) >= SLIP}
        return {number for word in words for number in self._named[word]}


def _names(conversation: Conversation) -> set[str]:
    published = conversation.published
    told = [conversation.title, conversation.series, *conversation.speakers, conversation.number]
    words = " ".join(str(part) for part in (*told, published and published.year) if part)
    return set(tokenize(words.split()).texts)
