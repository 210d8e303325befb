"""What is asked, ready to be compared: as a whole, and word by word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.conversation.canonical import canonical
from bot.conversation.little_words import LITTLE_WORDS
from bot.ideas.embedder import Embedder

LONGEST = 400
"""Characters of what is asked that are looked at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``whole`` is the vector of the text, ``words`` has one row per telling word, ``weights`` sum to 1.

    ``unlike`` is the cosine up to which two words have nothing to do with each other.
    """

    whole: NDArray[np.float32]
    words: NDArray[np.float32]
    weights: NDArray[np.float32]
    unlike: float


class TermWeights:
    """How telling each term is: inverse document frequency, sentences being the documents."""

    def __init__(self) -> None:
        self._sentences = 0
        self._holding: Counter[str] = Counter()

    def add(self, sentences: int, terms: Iterable[str]) -> None:
        """Count so many ``sentences``; ``terms`` has a term once for each of them that holds it."""
        self._sentences += sentences
        self._holding.update(terms)

    def weight(self, term: str, *beside: "TermWeights") -> float:
        """Return the weight of ``term`` here and ``beside``, above 0; a term nobody ever said weighs most."""
        parts = (self, *beside)
        sentences, holding = sum(part._sentences for part in parts), sum(part._holding[term] for part in parts)
        return log(1 + (sentences + 1) / (holding + 0.5))


def ask(text: str, embedder: Embedder, weights: TermWeights, *beside: TermWeights) -> Asked:
    """Return ``text`` ready to be compared where terms weigh what they do by all those weights together."""
    text = text[:LONGEST]
    terms = list(dict.fromkeys(filter(None, map(canonical, text.split()))))
    telling = [term for term in terms if term not in LITTLE_WORDS] or terms
    vectors = embedder.embed([text, *telling])
    weighed = np.array([weights.weight(term, *beside) for term in telling], np.float32)
    return Asked(vectors[0], vectors[1:], weighed / max(float(weighed.sum()), 1e-9), embedder.unlike)
