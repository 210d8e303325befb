"""Where a word or phrase is said, in any of its forms."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.reading.corpus import Corpus, Numbers
from bot.search.reading.tokens import tokenize
from bot.statistics.concordance import Concordance
from bot.statistics.inflection import forms_among
from bot.statistics.places import Places

Positions = NDArray[np.int64]


class PhraseUses(NamedTuple):
    """Every place where a phrase is said, in order, and with which tokens: ``forms`` numbers ``tokens``."""

    places: Places
    forms: NDArray[np.integer[Any]]
    tokens: tuple[tuple[str, ...], ...]


def phrase_uses(concordance: Concordance, words: str) -> PhraseUses:
    """Return every place in ``concordance`` where ``words`` are said.

    A phrase is said where its words stand one after the other in one turn, each in any of its forms; case, accents,
    marks and the writing of numbers don't matter. Places don't overlap. Text without a word is said nowhere.
    """
    corpus, spoken = concordance.corpus, concordance.spoken
    phrase = tokenize(words.split()).texts
    found = _positions(corpus, phrase)
    count = max(1, len(phrase))
    passages = spoken.passage_at(found)
    in_one_turn = spoken.turn[passages] == spoken.turn[spoken.passage_at(found + count - 1)]
    found = _apart(found[in_one_turn], count)
    passages = spoken.passage_at(found)
    conversation = spoken.conversation[passages]
    said, forms = _forms(corpus, found, count)
    first_passages = np.searchsorted(spoken.conversation, np.arange(len(concordance.conversations)))
    places = Places(
        conversations=concordance.conversations,
        speakers=spoken.speakers,
        conversation=conversation,
        speaker=spoken.speaker[passages],
        passage=(passages - first_passages[conversation]).astype(np.int32),
        first=corpus.words[found],
        stop=_words_after(corpus, found + count, spoken.turn_stop[passages]),
    )
    return PhraseUses(places, forms, said)


def _positions(corpus: Corpus, phrase: Sequence[str]) -> Positions:
    """Return every token at which a form of each word of ``phrase`` follows the one before.

    No word is a form of the break that closes each conversation, so a phrase begun in one ends in it.
    """
    found = np.zeros(0, np.int64)
    for further, word in enumerate(phrase):
        is_form = np.zeros(len(corpus.vocabulary), bool)
        is_form[forms_among(corpus.vocabulary, word)] = True
        found = found[is_form[corpus.tokens[found + further]]] if further else np.flatnonzero(is_form[corpus.tokens])
    return found


def _apart(positions: Positions, count: int) -> Positions:
    """Return ``positions`` without those of phrases of ``count`` tokens that overlap the one before."""
    if not (np.diff(positions) < count).any():
        return positions
    return np.fromiter(_free(positions.tolist(), count), np.int64)


def _free(positions: Sequence[int], count: int) -> Iterator[int]:
    free = 0
    for at in positions:
        if at >= free:
            yield at
            free = at + count


def _forms(corpus: Corpus, positions: Positions, count: int) -> tuple[tuple[tuple[str, ...], ...], NDArray[np.intp]]:
    """Return the different runs of ``count`` tokens at ``positions``, and which of them stands at each."""
    if count == 1:
        single, forms = np.unique(corpus.tokens[positions], return_inverse=True)
        return tuple((corpus.vocabulary[token],) for token in single), forms
    runs, forms = np.unique(corpus.tokens[positions[:, None] + np.arange(count)], axis=0, return_inverse=True)
    return tuple(tuple(corpus.vocabulary[token] for token in run) for run in runs), forms.reshape(-1)


def _words_after(corpus: Corpus, after: Positions, turn_stop: Numbers) -> Numbers:
    """Return the words that follow the tokens before the tokens ``after``; a number may be said in several words."""
    last, tokens = corpus.words[after - 1], corpus.tokens[after - 1]
    following = last + np.int32(1)
    numeric = np.array([corpus.vocabulary[token][0].isdigit() for token in np.unique(tokens)], bool)
    if not numeric.any():
        return following
    is_number = numeric[np.unique(tokens, return_inverse=True)[1]]
    return np.where(is_number, np.maximum(following, np.minimum(turn_stop, corpus.words[after])), following)
