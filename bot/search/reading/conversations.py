"""Conversations into a corpus: every written form is read once, the rest is arithmetic on arrays."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation
from bot.search.reading.corpus import Corpus
from bot.search.reading.numbers import HALF, LONGEST, NUMBER_WORDS, numeral_at
from bot.search.reading.tokens import pieces_of

Positions = NDArray[np.int64]


class _Forms(dict[str, int]):
    """The written forms met so far, numbered; ``pieces`` has the pieces of each. The first form is a break."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.pieces: list[tuple[str, ...]] = [("",)]

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.pieces)
        self.pieces.append(tuple(pieces_of(word)))
        return number


class _Written(NamedTuple):
    """The words of all conversations, each conversation closed by a break.

    ``forms`` and ``words``, shape (words,): number of the form, and of the word within its conversation;
    ``conversations`` and ``passages``: at which words they begin and, last, where all ends.
    """

    forms: NDArray[np.int32]
    words: NDArray[np.int32]
    conversations: Positions
    passages: Positions


def read_corpus(conversations: Iterable[Conversation]) -> Corpus:
    """Return the corpus of ``conversations``: the tokens that ``tokenize`` gives for each passage's words."""
    forms = _Forms()
    written = _write_down(conversations, forms)
    texts = list(dict.fromkeys(piece for pieces in forms.pieces for piece in pieces))
    numbers = {text: number for number, text in enumerate(texts)}
    counts = np.array([len(pieces) for pieces in forms.pieces])[written.forms]
    flat = np.array([numbers[piece] for pieces in forms.pieces for piece in pieces], np.int32)
    begins = np.concatenate([[0], np.cumsum([len(pieces) for pieces in forms.pieces])])[written.forms]
    token_ends = np.cumsum(counts)
    token_begins = np.concatenate([[0], token_ends])
    within = np.arange(token_begins[-1]) - np.repeat(token_begins[:-1], counts)
    tokens = flat[np.repeat(begins, counts) + within]
    words = np.repeat(written.words, counts)
    kept = _say_numbers(tokens, texts, token_begins[written.passages])
    starts = np.concatenate([[0], np.cumsum(kept)])[token_begins[written.conversations]]
    return _sorted(texts, tokens[kept], words[kept], starts.astype(np.int32))


def _write_down(conversations: Iterable[Conversation], forms: _Forms) -> _Written:
    read: list[NDArray[np.int32]] = []
    passages: list[int] = []
    sizes = []
    at = 0
    for conversation in conversations:
        words = [word for passage in conversation.passages for word in passage.text.split()]
        read.append(np.fromiter(map(forms.__getitem__, (*words, "")), np.int32, len(words) + 1))
        passages += (at + first for first in conversation.first_words)
        passages.append(at + len(words))
        sizes.append(len(words) + 1)
        at += len(words) + 1
    return _Written(
        np.concatenate([np.empty(0, np.int32), *read]),
        np.concatenate([np.empty(0, np.int32), *(np.arange(size, dtype=np.int32) for size in sizes)]),
        np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]),
        np.array([*passages, at], np.int64),
    )


def _say_numbers(tokens: NDArray[np.int32], texts: list[str], passages: Positions) -> NDArray[np.bool_]:
    """Put numbers in digits where they begin, in place, and return which tokens stay.

    ``texts`` of numbers not met before are added. ``passages`` are the tokens at which passages begin.
    """
    numbers = {text: number for number, text in enumerate(texts)}
    kept = np.ones(len(tokens), bool)
    saying = np.flatnonzero(np.array([text in NUMBER_WORDS for text in texts], bool)[tokens])
    halves = np.flatnonzero(tokens == numbers.get(HALF, -1))
    begins = np.unique(np.concatenate([saying, saying[saying > 0] - 1, halves[halves >= 3] - 3]))
    ends = passages[np.searchsorted(passages, begins, side="right")]
    done = 0
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if begin < done:
            continue
        numeral = numeral_at([texts[token] for token in tokens[begin : min(end, begin + LONGEST)]], 0)
        if numeral is None:
            continue
        if numeral.digits not in numbers:
            numbers[numeral.digits] = len(texts)
            texts.append(numeral.digits)
        done = begin + numeral.stop
        tokens[begin] = numbers[numeral.digits]
        kept[begin + 1 : done] = False
    return kept


def _sorted(
    texts: Sequence[str], tokens: NDArray[np.int32], words: NDArray[np.int32], starts: NDArray[np.int32]
) -> Corpus:
    """Return the corpus with its vocabulary sorted, and only the texts that occur in it."""
    used = np.zeros(len(texts), bool)
    used[tokens] = True
    used[0] = True
    order = sorted(np.flatnonzero(used).tolist(), key=texts.__getitem__)
    renumbered = np.zeros(len(texts), np.int32)
    renumbered[order] = np.arange(len(order))
    return Corpus(tuple(texts[number] for number in order), renumbered[tokens], words, starts)
