"""How sure it is that a place is what was meant: a logistic function of the evidence, fitted to known answers."""

from math import exp, log1p
from operator import mul

from bot.search.asked.query import Query
from bot.search.matching.evidence import Evidence

# what ``python -m tests.search_quality.calibrate`` prints, for the terms of ``terms_of``
INTERCEPT = -10.96
COEFFICIENTS = (5.89, 3.99, 1.42, 1.29, 3.43, -1.44, -0.22, -1.16)

LOOKED_UP = 0.75
"""The score of a word, or of what a question is about, that is there."""

CLOSEST = 0.1
"""The score from which a place that is not found is shown as the closest there is."""
STANDS_OUT = 0.4
"""The share of the weight asked for from which a place stands out, however unsure it is that it was meant."""

TOLD = 4
"""Words from which what a question is about is a quote in other words, not a matter."""

SPELLED = 0.8
"""The likeness of the letters from which a single word counts as found; sounding alike is not enough for that."""
BY_SOUND = 0.45


def terms_of(evidence: Evidence) -> tuple[float, ...]:
    """Return what the coefficients apply to.

    The likeness of the letters; the weights found in order and in one run, by their logarithms; the share found in
    any order; how far the next place is behind; whether it is what a question is about; how large the library is,
    since more talk has more that is like it by chance; the weight not found, by its logarithm.
    """
    in_order, any_order, characters, asked, run, gap, topic, size = evidence
    in_one = log1p(max(0.0, run))
    missing = log1p(max(0.0, (1 - any_order) * asked))
    return characters, log1p(max(0.0, in_order * asked)), in_one, any_order, gap, topic, size, missing


def confidence(evidence: Evidence) -> float:
    """Return the probability, 0 to 1, that the quote was meant."""
    return 1 / (1 + exp(-INTERCEPT - sum(map(mul, COEFFICIENTS, terms_of(evidence)))))


def stands_out(evidence: Evidence) -> bool:
    """Return whether a place with this ``evidence`` is to be shown though it may well be another one."""
    return evidence.any_order >= STANDS_OUT


def score_of(query: Query, evidence: Evidence, *, copied: bool) -> float:
    """Return how sure it is, 0 to 1, that a place with this ``evidence`` is what ``query`` means.

    A single word is looked up, and what a question is about is looked for: both score up to ``LOOKED_UP``, by the
    share that is there, which claims no quote; but where a part of what it is about is missing, most often another
    matter is talked of, so its share counts squared. From ``TOLD`` words on, what somebody is asked to have said is
    rather a quote in other words. However common the words, a place that has ``copied`` them is what was looked for.
    """
    looked_up = LOOKED_UP * evidence.any_order
    if query.topic and query.length >= TOLD:
        return confidence(evidence)
    if query.topic:
        telling = min(1.0, evidence.any_order * evidence.asked)
        return evidence.any_order**2 * max(LOOKED_UP * telling, confidence(evidence))
    if query.length == 1:
        return looked_up if evidence.characters >= SPELLED else min(looked_up, BY_SOUND)
    return max(LOOKED_UP, confidence(evidence)) if copied else confidence(evidence)
