"""Words that the transcripts write in one here and in two there: a query's word stands for both ways.

"jiu jitsu" stands for "jujitsu" too, and "shoelace" for "shoe lace". What only one way is known of is regrouped
instead, see ``bot.search.asked.regrouping``.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import OSA

from bot.search.reading.corpus import Corpus
from bot.search.reading.postings import BLOCK, Postings
from bot.search.reading.similarity import Similar, Vocabulary
from bot.search.reading.word_forms import sound

JOINED = 0.9
"""How similar a word is to each of its parts, and its last part to it."""
RARE = 4.0
"""How telling a word must be to be looked for in another way: common words next to each other join by chance."""
SHORTEST = 5
SPELLED_ALIKE = 0.75
"""Likeness of spelling, 0 to 1, of words of the same sound."""
SHORTEST_PART = 3
MOST_PLACES = 512
"""Blocks with a last part that are looked at."""


def with_other_ways(
    terms: Sequence[str], similar: Mapping[str, Similar], corpus: Corpus, postings: Postings, vocabulary: Vocabulary
) -> dict[str, Similar]:
    """Return ``similar`` with the words that say one or two of ``terms`` in another way."""
    added: dict[str, set[int]] = {}
    for one, other in pairwise(terms):
        if min(similar[one].telling, similar[other].telling) < RARE:
            continue
        for number in _in_one(one + other, vocabulary):
            added.setdefault(one, set()).add(number)
            added.setdefault(other, set()).add(number)
    for term in similar:
        if similar[term].telling >= RARE:
            for number in _in_two(term, corpus, postings, vocabulary):
                added.setdefault(term, set()).add(number)
    return {term: _with(found, added.get(term, set())) for term, found in similar.items()}


def _in_one(joined: str, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the known words that ``joined`` is, or sounds and is spelled like."""
    if len(joined) < SHORTEST or any(map(str.isdigit, joined)):
        return
    if joined in vocabulary:
        yield vocabulary.numbers[joined]
    for word in vocabulary.sounding_like(joined):
        if OSA.normalized_similarity(joined, word) >= SPELLED_ALIKE:
            yield vocabulary.numbers[word]


def _in_two(word: str, corpus: Corpus, postings: Postings, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the known words that end ``word`` and follow, somewhere, what it begins with or something like that."""
    if len(word) < SHORTEST or any(map(str.isdigit, word)):
        return
    heard = sound(word)
    for at in range(2, len(word) - SHORTEST_PART + 1):
        number = vocabulary.numbers.get(word[at:])
        if number is None:
            continue
        blocks = postings.of(number)[:MOST_PLACES]
        places = (blocks[:, None] * np.int64(BLOCK) + np.arange(BLOCK)).ravel()
        places = places[(places > 0) & (places < len(corpus.tokens))]
        before = np.unique(corpus.tokens[places[corpus.tokens[places] == number] - 1])
        if any(_same(vocabulary.words[token] + word[at:], word, heard) for token in before.tolist() if token):
            yield number


def _same(joined: str, word: str, heard: str) -> bool:
    if joined == word:
        return True
    alike = OSA.normalized_similarity(joined, word, score_cutoff=SPELLED_ALIKE) >= SPELLED_ALIKE
    return alike and sound(joined) == heard  # in this order: letters are compared far quicker than sounds


def _with(similar: Similar, numbers: set[int]) -> Similar:
    """Return ``similar`` with ``numbers`` too, its degrees rising still."""
    degrees = dict(zip(similar.numbers.tolist(), similar.degrees.tolist(), strict=True))
    new = {number: max(JOINED, degrees.get(number, 0.0)) for number in numbers}
    if not new:
        return similar
    degrees |= new
    rising = sorted(degrees, key=lambda number: (degrees[number], -number))
    values = np.fromiter((degrees[number] for number in rising), np.float32, len(rising))
    return Similar(np.array(rising, np.int32), values, similar.telling)
