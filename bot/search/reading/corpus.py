"""All that was said, as flat arrays of token numbers.

A corpus is a plain function of its conversations, and corpora of parts join into exactly the corpus that
reading all at once gives: adding or replacing one conversation reads only that one.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BREAK = 0
"""The token between conversations; no match crosses it. Its text is empty, as no other token's is."""

Numbers = NDArray[np.int32]


class Corpus(NamedTuple):
    """The tokens of some conversations, one conversation after the other, each closed by a ``BREAK``.

    ``vocabulary`` holds the distinct tokens, sorted, so BREAK is number 0; ``tokens``, shape (tokens,), the
    vocabulary numbers; ``words``, shape (tokens,), the number of the word, within its conversation, that says the
    token, or of the first of those; ``starts``, shape (conversations + 1,), the position of the first token of
    each conversation and, last, the count of tokens.
    """

    vocabulary: tuple[str, ...]
    tokens: Numbers
    words: Numbers
    starts: Numbers


def join(parts: Sequence[Corpus]) -> Corpus:
    """Return the corpus of all conversations in ``parts``, in that order."""
    vocabulary = tuple(sorted({""}.union(*(part.vocabulary for part in parts))))
    numbers = {text: number for number, text in enumerate(vocabulary)}
    tokens = np.empty(sum(len(part.tokens) for part in parts), np.int32)
    starts, at = [np.zeros(1, np.int32)], 0
    for part in parts:
        renumbered = np.fromiter(map(numbers.__getitem__, part.vocabulary), np.int32, len(part.vocabulary))
        tokens[at : at + len(part.tokens)] = renumbered[part.tokens]
        starts.append(part.starts[1:] + np.int32(at))
        at += len(part.tokens)
    words = np.concatenate([np.empty(0, np.int32), *(part.words for part in parts)])
    return Corpus(vocabulary, tokens, words, np.concatenate(starts))


def cut(corpus: Corpus, first: int, stop: int) -> Corpus:
    """Return the corpus of conversations ``first`` up to, not including, ``stop`` of ``corpus``."""
    begin, end = int(corpus.starts[first]), int(corpus.starts[stop])
    used = np.zeros(len(corpus.vocabulary), bool)
    used[corpus.tokens[begin:end]] = True
    used[BREAK] = True
    renumbered = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return Corpus(
        tuple(corpus.vocabulary[token] for token in np.flatnonzero(used)),
        renumbered[corpus.tokens[begin:end]],
        corpus.words[begin:end],
        corpus.starts[first : stop + 1] - np.int32(begin),
    )
