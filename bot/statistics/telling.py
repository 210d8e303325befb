"""Words that are said more in some conversations than in the rest of a library: what a season was about."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.statistics.concordance import Concordance
from bot.statistics.distinctive import LEAST, MOST_IMAGINED, PRIOR
from bot.statistics.function_words import FUNCTION_WORDS
from bot.statistics.inflection import bases
from bot.statistics.log_odds import log_odds_score

FEWEST_USES = 5
FEWEST_CONVERSATIONS = 3
"""Conversations in which a word must be said to be what they are about, not one guest's: all, where there are fewer."""
LOOKED_AT = 20
_OUTER_MARKS = re.compile(r"^\W+|\W+$")


class TellingWord(NamedTuple):
    """A word, as mostly written, how often it is said inside, and in every 1,000 words inside and in the rest."""

    text: str
    uses: int
    per_thousand_words: float
    per_thousand_words_elsewhere: float


def telling_words(concordance: Concordance, chosen: NDArray[np.bool_], limit: int) -> tuple[TellingWord, ...]:
    """Return up to ``limit`` words that the ``chosen`` conversations say more than the rest, most telling first.

    None where there is no rest to compare with.
    """
    corpus = concordance.corpus
    inside = np.repeat(chosen, np.diff(corpus.starts))
    size = len(corpus.vocabulary)
    own = np.bincount(corpus.tokens[inside], minlength=size)[1:]
    others = np.bincount(corpus.tokens[~inside], minlength=size)[1:]
    totals = int(own.sum()), int(others.sum())
    if not all(totals):
        return ()
    worth = np.flatnonzero((own >= FEWEST_USES) & (own * totals[1] > others * totals[0]))
    imagined = min(MOST_IMAGINED, PRIOR * sum(totals))
    scores = {
        token: log_odds_score(own.item(token), totals[0], others.item(token), totals[1], imagined)
        for token in worth.tolist()
    }
    found = []
    for token in _spread(concordance, chosen, scores, limit):
        text = _written(concordance, chosen, token + 1)
        rates = 1000 * own.item(token) / totals[0], 1000 * others.item(token) / totals[1]
        found.append(TellingWord(text, own.item(token), *rates))
    return tuple(found)


def _spread(concordance: Concordance, chosen: NDArray[np.bool_], scores: dict[int, float], limit: int) -> Iterator[int]:
    """Yield the tokens that are said in several of the ``chosen`` conversations, each word in one of its forms."""
    least = min(FEWEST_CONVERSATIONS, int(chosen.sum()))
    taken: set[str] = set()
    for token in sorted(scores, key=lambda token: -scores[token]):
        text = concordance.corpus.vocabulary[token + 1]
        if scores[token] < LEAST or limit == 0:
            return
        if text in FUNCTION_WORDS or len(text) < 2 or text.isdigit() or not taken.isdisjoint(bases(text)):
            continue
        if len(np.unique(_conversations(concordance, chosen, token + 1))) >= least:
            taken |= bases(text)
            limit -= 1
            yield token


def _conversations(concordance: Concordance, chosen: NDArray[np.bool_], token: int) -> NDArray[np.intp]:
    """Return in which of the ``chosen`` conversations ``token`` is said, as often as it is."""
    corpus = concordance.corpus
    numbers = np.searchsorted(corpus.starts, np.flatnonzero(corpus.tokens == token), side="right") - 1
    return numbers[chosen[numbers]]


def _written(concordance: Concordance, chosen: NDArray[np.bool_], token: int) -> str:
    corpus = concordance.corpus
    at = np.flatnonzero(corpus.tokens == token)
    numbers = np.searchsorted(corpus.starts, at, side="right") - 1
    some = np.flatnonzero(chosen[numbers])
    some = some[:: max(1, len(some) // LOOKED_AT)]
    spellings = Counter[str]()
    for number, place in zip(numbers[some].tolist(), at[some].tolist(), strict=True):
        word = corpus.words.item(place)
        spellings[_OUTER_MARKS.sub("", concordance.conversations[number].words_from(word, word + 1)[0])] += 1
    return spellings.most_common(1)[0][0]
