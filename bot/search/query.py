"""The words asked for, as the terms a search looks for."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.search.similarity import Similar, Vocabulary

LONGEST = 1500
"""Tokens of a query that are looked at; more than fit a message."""
ALIGNED = 64
"""Terms aligned at most: of a longer query its ends and its most telling words are enough."""
ENDS = 6
STRETCH = 1.5
"""Tokens within which the words of a quote belong together, in lengths of the query, and ``SLACK`` more."""
SLACK = 4
SENTENCES = 32
"""Tokens within which the words of a topic belong together: about two sentences."""


class Query(NamedTuple):
    """What is looked for: ``terms`` in order, ``length`` of the whole query in tokens, ``text`` of it.

    ``similar`` has an entry for every term; ``most_telling`` is the weight of the most telling word there is;
    ``topic`` says that the words are what is talked about, not what was said.
    """

    terms: tuple[str, ...]
    similar: dict[str, Similar]
    length: int
    text: str
    most_telling: float
    topic: bool

    @property
    def stretch(self) -> int:
        """The tokens within which the terms belong together."""
        stretch = int(STRETCH * self.length) + SLACK
        return max(stretch, SENTENCES) if self.topic else stretch

    @property
    def distinct(self) -> tuple[str, ...]:
        """The terms, each once, in order."""
        return tuple(self.similar)

    def weight(self, term: str) -> float:
        """Return how telling ``term`` is."""
        return self.similar[term].telling

    @property
    def total(self) -> float:
        """The sum of the weights of all terms, repeated ones repeatedly."""
        return sum(map(self.weight, self.terms))

    @property
    def distinct_total(self) -> float:
        """The sum of the weights of the distinct terms."""
        return sum(map(self.weight, self.similar))


def read_query(texts: Sequence[str], vocabulary: Vocabulary, *, topic: bool = False) -> Query:
    """Return the query that the tokens ``texts`` make against ``vocabulary``."""
    tokens = _regroup(texts[:LONGEST], vocabulary)
    terms = _telling_part(tokens, vocabulary)
    similar = {term: vocabulary.similar(term) for term in terms}
    return Query(tuple(terms), similar, len(tokens), " ".join(tokens), vocabulary.most_telling, topic)


def _telling_part(tokens: Sequence[str], vocabulary: Vocabulary) -> Sequence[str]:
    if len(tokens) <= ALIGNED:
        return tokens
    inner = range(ENDS, len(tokens) - ENDS)
    telling = sorted(inner, key=lambda at: -vocabulary.similar(tokens[at]).telling)[: ALIGNED - 2 * ENDS]
    kept = sorted({*range(ENDS), *telling, *range(len(tokens) - ENDS, len(tokens))})
    return [tokens[at] for at in kept]


def _regroup(tokens: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return ``tokens`` with neighbours joined ("meta verse") or split ("chipset") where only that is known."""
    regrouped, at = [], 0
    while at < len(tokens):
        count = next((count for count in (3, 2) if _should_join(tokens[at : at + count], count, vocabulary)), 1)
        if count > 1:
            regrouped.append("".join(tokens[at : at + count]))
        else:
            regrouped += _split(tokens[at], vocabulary)
        at += count
    return regrouped


def _should_join(parts: Sequence[str], count: int, vocabulary: Vocabulary) -> bool:
    joined = "".join(parts)
    return (
        len(parts) == count
        and len(joined) > 4
        and joined in vocabulary
        and any(part not in vocabulary or len(part) < 3 for part in parts)
    )


def _split(token: str, vocabulary: Vocabulary) -> list[str]:
    if token in vocabulary or len(token) < 6:
        return [token]
    cuts = [(token[:at], token[at:]) for at in range(3, len(token) - 2)]
    known = [cut for cut in cuts if cut[0] in vocabulary and cut[1] in vocabulary]
    if not known:
        return [token]
    return list(min(known, key=lambda cut: max(map(vocabulary.telling, cut))))
