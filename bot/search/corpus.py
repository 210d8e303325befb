"""All that was said, as flat arrays of token numbers.

A corpus is a plain function of its conversations, so corpora of parts can be joined into exactly the corpus that
reading all at once gives: adding or replacing one conversation reads only that one.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation
from bot.search.tokens import PieceMemo, token_texts

BREAK = 0
"""The token between conversations; no match crosses it. Its text is empty, as no other token's is."""

Numbers = NDArray[np.int32]


class Corpus(NamedTuple):
    """The tokens of some conversations, one conversation after the other, each closed by a ``BREAK``.

    ``vocabulary`` holds the distinct tokens, sorted, so BREAK is number 0; ``tokens`` the vocabulary numbers,
    shape (tokens,); ``passages`` the number of the first token of each passage, shape (passages,);
    ``conversations`` the number of the first passage of each conversation and, last, the count of passages.
    """

    vocabulary: tuple[str, ...]
    tokens: Numbers
    passages: Numbers
    conversations: Numbers


def read_corpus(conversations: Iterable[Conversation]) -> Corpus:
    """Return the corpus of ``conversations``."""
    memo, parts = PieceMemo(), []
    for conversation in conversations:
        texts: list[str] = []
        firsts = []
        for passage in conversation.passages:
            firsts.append(len(texts))
            texts += token_texts(passage.text.split(), memo)
        parts.append(_single(texts, firsts))
    return join(parts)


def _single(texts: Sequence[str], firsts: Sequence[int]) -> Corpus:
    vocabulary = ("", *sorted(set(texts)))
    numbers = {text: number for number, text in enumerate(vocabulary)}
    tokens = np.fromiter((numbers[text] for text in (*texts, "")), np.int32, len(texts) + 1)
    passages = np.array(firsts, np.int32)
    return Corpus(vocabulary, tokens, passages, np.array([0, len(passages)], np.int32))


def join(parts: Sequence[Corpus]) -> Corpus:
    """Return the corpus of all conversations in ``parts``, in that order."""
    vocabulary = tuple(sorted({""}.union(*(part.vocabulary for part in parts))))
    numbers = {text: number for number, text in enumerate(vocabulary)}
    tokens = np.empty(sum(len(part.tokens) for part in parts), np.int32)
    passages, conversations, at, count = [], [np.zeros(1, np.int32)], 0, 0
    for part in parts:
        renumber = np.fromiter((numbers[text] for text in part.vocabulary), np.int32, len(part.vocabulary))
        renumber.take(part.tokens, out=tokens[at : at + len(part.tokens)])
        passages.append(part.passages + np.int32(at))
        conversations.append(part.conversations[1:] + np.int32(count))
        at += len(part.tokens)
        count += len(part.passages)
    empty = np.empty(0, np.int32)
    return Corpus(vocabulary, tokens, np.concatenate([empty, *passages]), np.concatenate(conversations))


def cut(corpus: Corpus, number: int) -> Corpus:
    """Return the corpus of conversation ``number`` of ``corpus`` alone."""
    first, stop = corpus.conversations[number], corpus.conversations[number + 1]
    breaks = np.flatnonzero(corpus.tokens == BREAK)
    begin = breaks[number - 1] + 1 if number else 0
    tokens = corpus.tokens[begin : breaks[number] + 1]
    used, renumbered = np.unique(tokens, return_inverse=True)
    return Corpus(
        tuple(corpus.vocabulary[number] for number in used),
        renumbered.astype(np.int32),
        corpus.passages[first:stop] - np.int32(begin),
        np.array([0, stop - first], np.int32),
    )
