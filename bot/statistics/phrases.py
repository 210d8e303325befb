"""Where a word or phrase is said, in any of its forms."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation, Quote
from bot.search.corpus import Corpus
from bot.search.tokens import tokenize
from bot.statistics.concordance import Concordance
from bot.statistics.inflection import forms_among

Positions = NDArray[np.int64]


def phrase_uses(concordance: Concordance, words: str) -> Iterator[tuple[Quote, ...]]:
    """Yield, for each conversation of ``concordance``, every place in it where ``words`` are said, in order.

    A phrase is said where its words stand one after the other in one turn, each in any of its forms; case, accents,
    marks and the writing of numbers don't matter. Places don't overlap. Text without a word is said nowhere.
    """
    corpus = concordance.corpus
    phrase = tokenize(words.split()).texts
    positions = _positions(corpus, phrase)
    borders = np.searchsorted(positions, corpus.starts).tolist()
    for number, conversation in enumerate(concordance.conversations):
        found = positions[borders[number] : borders[number + 1]].tolist()
        yield tuple(_uses(conversation, corpus, found, len(phrase))) if found else ()


def _positions(corpus: Corpus, phrase: Sequence[str]) -> Positions:
    """Return every token at which a form of each word of ``phrase`` follows the one before.

    No word is a form of the break that closes each conversation, so a phrase begun in one ends in it.
    """
    found = np.arange(len(corpus.tokens) if phrase else 0)
    for further, word in enumerate(phrase):
        is_form = np.zeros(len(corpus.vocabulary), bool)
        is_form[forms_among(corpus.vocabulary, word)] = True
        found = found[is_form[corpus.tokens[found + further]]]
    return found


def _uses(conversation: Conversation, corpus: Corpus, positions: Sequence[int], count: int) -> Iterator[Quote]:
    """Yield the places at ``positions`` where ``count`` tokens are said in one turn; none overlaps the one before."""
    turns = [conversation.first_words[turn.first] for turn in conversation.turns]
    free = 0
    for at in positions:
        after = at + count
        first, last = corpus.words.item(at), corpus.words.item(after - 1)
        turn = bisect_right(turns, first)
        stop = turns[turn] if turn < len(turns) else conversation.word_count
        if at >= free and last < stop:
            yield Quote(conversation, first, _word_after(corpus, after, stop))
            free = after


def _word_after(corpus: Corpus, after: int, stop: int) -> int:
    """Return the word that follows the token before token ``after``; a number may be said in several words."""
    last = corpus.words.item(after - 1)
    if not corpus.vocabulary[corpus.tokens.item(after - 1)][0].isdigit():
        return last + 1
    return max(last + 1, min(stop, corpus.words.item(after)))
