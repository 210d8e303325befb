"""Words that are said more in some conversations than in the rest of a library: what a season was about."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.reading.corpus import Corpus
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
    inside = np.repeat(chosen, np.diff(concordance.corpus.starts))
    return _telling(concordance, inside, ~inside, limit)


def telling_by(concordance: Concordance, speaker: str, limit: int) -> tuple[TellingWord, ...]:
    """Return up to ``limit`` words that ``speaker`` says more than the others do, most telling first."""
    inside = _said_by(concordance, speaker)
    return _telling(concordance, inside, ~inside, limit)


def telling_apart(concordance: Concordance, speaker: str, other: str, limit: int) -> tuple[TellingWord, ...]:
    """Return up to ``limit`` words that ``speaker`` says more than the ``other`` does, most telling first."""
    return _telling(concordance, _said_by(concordance, speaker), _said_by(concordance, other), limit)


def _said_by(concordance: Concordance, speaker: str) -> NDArray[np.bool_]:
    """Return which tokens of the corpus ``speaker`` says."""
    spoken = concordance.spoken
    passages = spoken.speaker == spoken.speakers.index(speaker)
    ends = np.append(spoken.tokens[1:], len(concordance.corpus.tokens))
    said = np.zeros(len(concordance.corpus.tokens), bool)
    said[spoken.tokens[0] :] = np.repeat(passages, ends - spoken.tokens)
    return said


def _telling(
    concordance: Concordance, inside: NDArray[np.bool_], outside: NDArray[np.bool_], limit: int
) -> tuple[TellingWord, ...]:
    """Return the words of the tokens ``inside`` against those ``outside``, one flag for each of the corpus."""
    corpus = concordance.corpus
    size = len(corpus.vocabulary)
    own = np.bincount(corpus.tokens[inside], minlength=size)[1:]
    others = np.bincount(corpus.tokens[outside], minlength=size)[1:]
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
    for token, places in _spread(concordance, inside, scores, limit):
        rates = 1000 * own.item(token) / totals[0], 1000 * others.item(token) / totals[1]
        found.append(TellingWord(_written(concordance, places), own.item(token), *rates))
    return tuple(found)


def _spread(
    concordance: Concordance, inside: NDArray[np.bool_], scores: dict[int, float], limit: int
) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Yield the tokens that are said in several conversations, with where; each word in one of its forms."""
    corpus = concordance.corpus
    least = min(FEWEST_CONVERSATIONS, len(np.unique(_conversations(corpus, np.flatnonzero(inside)[::50]))))
    taken: set[str] = set()
    for token in sorted(scores, key=lambda token: -scores[token]):
        text = corpus.vocabulary[token + 1]
        if scores[token] < LEAST or limit == 0:
            return
        if text in FUNCTION_WORDS or len(text) < 2 or text.isdigit() or not taken.isdisjoint(bases(text)):
            continue
        places = np.flatnonzero((corpus.tokens == token + 1) & inside)
        if len(np.unique(_conversations(corpus, places))) >= least:
            taken |= bases(text)
            limit -= 1
            yield token, places


def _conversations(corpus: Corpus, tokens: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return in which conversation each of ``tokens`` is said."""
    return np.searchsorted(corpus.starts, tokens, side="right") - 1


def _written(concordance: Concordance, places: NDArray[np.intp]) -> str:
    """Return how the token at ``places`` is mostly written, by some of them from all over."""
    some = places[:: max(1, len(places) // LOOKED_AT)]
    spellings = Counter[str]()
    for number, place in zip(_conversations(concordance.corpus, some).tolist(), some.tolist(), strict=True):
        word = concordance.corpus.words.item(place)
        spellings[_OUTER_MARKS.sub("", concordance.conversations[number].words_from(word, word + 1)[0])] += 1
    return spellings.most_common(1)[0][0]
